import { fileURLToPath } from 'node:url';
import { LOADER_CORE, startNode } from './node-process.js';

/** What the loader shall do to a server on this machine. */
export interface LoadOrder {
  readonly port: number;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** Codes put in turn in place of `{{point}}` in the path. */
  readonly points?: readonly string[];
  /** Whole header lines. */
  readonly headers: readonly string[];
  /** JSON in ASCII, sent in turn; `{{id}}` becomes a new ID each time. Empty for GET. */
  readonly bodies: readonly string[];
  readonly connections: number;
  /** Arrivals a second; without it each connection sends as soon as it is answered. */
  readonly arrivals?: number;
  /** Seconds that are not counted, before those that are. */
  readonly warmUp: number;
  readonly seconds: number;
}

export interface LoadResult {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Answers by status; 0 where the connection broke or nothing came. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Answers in all, those of the warm-up among them. */
  readonly answered: number;
}

/**
 * Loads a server from a process of its own.
 * @throws Error when an answer had another status than the expected one
 */
export async function load(order: LoadOrder, expected: number): Promise<LoadResult> {
  const loader = startNode({ script: fileURLToPath(new URL('./loader.js', import.meta.url)), core: LOADER_CORE });
  try {
    const result = await loader.ask<LoadResult>(order);
    const others = Object.keys(result.statuses).filter((status) => status !== String(expected));
    if (others.length > 0) throw new Error(`${order.path} answered ${JSON.stringify(result.statuses)}`);
    return result;
  } finally {
    await loader.stop();
  }
}

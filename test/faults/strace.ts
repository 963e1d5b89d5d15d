import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { ServerProcess } from '../harness/server-process.js';

/** Stands between a server and its kernel. */
export interface Meddler {
  /** How many calls it has meddled with so far. */
  injected(): number;
  /** Lets the server alone. */
  stop(): Promise<void>;
}

/** What is done to which calls of the server, in any of its threads, and only at which file. */
export interface Meddling {
  /** E.g. `pwrite64` or `fsync,fdatasync`. */
  readonly calls: string;
  /** E.g. `error=EIO:when=7` or `signal=KILL:when=7`: the seventh of a thread from now. */
  readonly inject: string;
  readonly file?: string;
}

/**
 * SQLite commits in the main thread and moves its log in one of its own; nothing else of the server is held up.
 * @param log a file that says what was done, written anew
 * @returns null where the server ended before
 */
export async function meddle(
  server: ServerProcess,
  { calls, inject, file }: Meddling,
  log: string,
): Promise<Meddler | null> {
  const only = file === undefined ? [] : ['-P', file];
  const what = ['-e', `trace=${calls}`, '-e', `inject=${calls}:${inject}`];
  const strace = spawn('strace', ['-f', '-o', log, '-p', String(server.pid), ...only, ...what], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const gone = once(strace, 'exit');
  let told = '';
  const isAttached = new Promise<boolean>((resolve) => {
    strace.stderr.on('data', (text) => {
      told += String(text);
      if (told.includes('attached')) resolve(true);
    });
    gone.then(() => resolve(false));
  });
  if (!(await isAttached)) {
    if (server.isGone()) return null;
    throw new Error(`strace cannot reach the server, which takes root: ${told}`);
  }
  return {
    injected: () => readFileSync(log, 'utf8').split('INJECTED').length - 1,
    stop: async () => {
      strace.kill('SIGTERM');
      await gone;
    },
  };
}

import { randomUUID } from 'node:crypto';
import type { LoadOrder, LoadResult } from './load.js';
import { LoaderConnection } from './loader-connection.js';
import { quantile } from './spread.js';

// A process of its own: takes an order, loads the server on this machine, answers with what it saw.
process.on('message', async (order: LoadOrder) => {
  process.send?.(order.arrivals === undefined ? await closedLoop(order) : await openModel(order, order.arrivals));
});

/** So many clients, each of which sends again as soon as it is answered: shows the highest rate. */
async function closedLoop(order: LoadOrder): Promise<LoadResult> {
  const seen = new Seen();
  const began = performance.now();
  const countFrom = began + order.warmUp * 1000;
  const until = countFrom + order.seconds * 1000;
  const nextRequest = requestsOf(order);
  const client = (): Promise<void> =>
    new Promise((resolve) => {
      const connection = new LoaderConnection(order.port);
      const turn = (): void => {
        const sent = performance.now();
        if (sent >= until) {
          connection.close();
          resolve();
          return;
        }
        connection.send(nextRequest(), (status) => {
          const now = performance.now();
          seen.answered += 1;
          if (now >= countFrom && now < until) seen.note(status, now - sent);
          if (status === 0) resolve();
          else turn();
        });
      };
      turn();
    });
  await Promise.all(Array.from({ length: order.connections }, client));
  return seen.result(order.seconds);
}

/**
 * Requests arrive at random moments, whether or not the server has answered the earlier ones, and each is timed from
 * the moment it was due: a server that stalls is charged for everybody who waited (Schroeder et al. 2006).
 */
async function openModel(order: LoadOrder, perSecond: number): Promise<LoadResult> {
  const seen = new Seen();
  const nextRequest = requestsOf(order);
  const free = Array.from({ length: order.connections }, () => new LoaderConnection(order.port));
  const gaps = seededGaps(perSecond);
  const began = performance.now();
  const countFrom = began + order.warmUp * 1000;
  const until = countFrom + order.seconds * 1000;
  let underWay = 0;
  const start = (due: number): void => {
    const connection = free.pop() ?? new LoaderConnection(order.port);
    underWay += 1;
    connection.send(nextRequest(), (status) => {
      underWay -= 1;
      seen.answered += 1;
      if (due >= countFrom) seen.note(status, performance.now() - due);
      if (status !== 0) free.push(connection);
    });
  };
  for (let due = began + gaps(); due < until; due += gaps()) {
    await untilTime(due);
    start(due);
  }
  const giveUp = performance.now() + LONGEST_WAIT_MS;
  while (underWay > 0 && performance.now() < giveUp) await new Promise((resolve) => setTimeout(resolve, 5));
  for (let lost = 0; lost < underWay; lost += 1) seen.note(0, LONGEST_WAIT_MS);
  for (const connection of free) connection.close();
  return seen.result(order.seconds);
}

const LONGEST_WAIT_MS = 10_000;

/** Timers are a millisecond coarse, so the last stretch is waited out turn by turn, with the answers read meanwhile. */
async function untilTime(due: number): Promise<void> {
  for (;;) {
    const left = due - performance.now();
    if (left <= 0) return;
    await new Promise((resolve) => (left > 2 ? setTimeout(resolve, left - 2) : setImmediate(resolve)));
  }
}

/** Exponential gaps in milliseconds, the same at every run, so that product and anchor see the same arrivals. */
function seededGaps(perSecond: number): () => number {
  let state = 2026;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (-Math.log(1 - state / 2 ** 32) * 1000) / perSecond;
  };
}

/** Requests in turn, each to the next point and with a fresh ID where path and body ask for one. */
function requestsOf({ method, path, points = [''], headers, bodies }: LoadOrder): () => string {
  const heads = points.map((point) => {
    const to = path.replace('{{point}}', point);
    return [`${method} ${to} HTTP/1.1`, 'host: 127.0.0.1', ...headers].join('\r\n');
  });
  let turn = 0;
  return () => {
    turn += 1;
    const head = heads[turn % heads.length];
    if (bodies.length === 0) return `${head}\r\n\r\n`;
    const body = (bodies[turn % bodies.length] ?? '').replace('{{id}}', randomUUID());
    return `${head}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
  };
}

class Seen {
  answered = 0;
  private readonly times: number[] = [];
  private readonly statuses: Record<string, number> = {};

  note(status: number, milliseconds: number): void {
    this.times.push(milliseconds);
    this.statuses[status] = (this.statuses[status] ?? 0) + 1;
  }

  result(seconds: number): LoadResult {
    const sorted = Float64Array.from(this.times).sort();
    return {
      perSecond: sorted.length / seconds,
      p50: quantile(sorted, 0.5),
      p99: quantile(sorted, 0.99),
      statuses: this.statuses,
      answered: this.answered,
    };
  }
}

import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { storedInFile } from '../harness/beside-sqlite.js';
import { Journal, NOTHING_WRONG } from '../harness/journal.js';
import { post, someAnswers } from '../harness/senders.js';
import { type ServerProcess, startProcess } from '../harness/server-process.js';
import { databaseIn, type Prepared, prepare, processIn } from './prepared.js';

const SLOW_HEADERS = Number(process.env.SLOW_HEADERS ?? 1_000);
const SLOW_BODIES = Number(process.env.SLOW_BODIES ?? 500);
const SLOW_SECONDS = Number(process.env.SLOW_SECONDS ?? 180);
/** Honest ones, one after the other every so many milliseconds. */
const EVERY_MS = 50;
/** Nobody may hold a connection for longer by sending slowly. */
const LONGEST_MS = 31_000;

let prepared: Prepared;
beforeAll(async () => {
  prepared = await prepare();
});
afterAll(() => prepared.remove());

const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

it('people go through while others hold their connections by sending a byte a second', async () => {
  const folder = prepared.copy('slow');
  const server = await startProcess(await processIn(folder));
  const journal = new Journal();
  const slow = new SlowClients(server.url);
  try {
    await honest(server, journal, 5_000);
    const memoryBefore = memoryOf(server);
    slow.begin();
    const times = await honest(server, journal, SLOW_SECONDS * 1_000);
    const longest = slow.longestMs;
    slow.stop();
    const memory = memoryOf(server) - memoryBefore;
    const sorted = times.toSorted((one, other) => one - other);
    const p95 = Math.round(sorted[Math.floor(sorted.length * 0.95)] ?? 0);
    process.stdout.write(
      `slow clients: ${slow.opened} connections, the longest was open ${Math.round(longest / 1_000)} s; ` +
        `${times.length} honest, p95 ${p95} ms, ${journal.count('ok')} acknowledged; memory +${memory} MB\n`,
    );
    expect(slow.opened).toBeGreaterThanOrEqual(SLOW_HEADERS + SLOW_BODIES);
    expect(longest).toBeLessThan(LONGEST_MS);
    expect(memory).toBeLessThan(100);
    expect([...journal.replies.keys()]).toEqual(['201']);
    expect(journal.against(storedInFile(databaseIn(folder)))).toMatchObject(NOTHING_WRONG);
  } finally {
    slow.stop();
    await server.kill();
  }
});

it('a server that sets no limit to its connections is found out', async () => {
  const unlimited = createServer({ headersTimeout: 0, requestTimeout: 0 }, (request) => request.resume());
  unlimited.listen(0, '127.0.0.1');
  await once(unlimited, 'listening');
  const slow = new SlowClients(`http://127.0.0.1:${(unlimited.address() as AddressInfo).port}`);
  slow.begin();
  await later(LONGEST_MS + 1_000);
  const longest = slow.longestMs;
  slow.stop();
  unlimited.close();
  expect(longest).toBeGreaterThan(LONGEST_MS);
});

/** @returns how long each of them waited for its answer */
async function honest({ url }: ServerProcess, journal: Journal, forMs: number): Promise<readonly number[]> {
  const times: Promise<number>[] = [];
  for (const began = performance.now(); performance.now() - began < forMs; ) {
    times.push(
      (async () => {
        const one = journal.begin(someAnswers());
        one.outcome = 'unknown';
        const sent = performance.now();
        const reply = await post({ url, code: prepared.code }, JSON.stringify({ id: one.id, answers: one.answers }));
        journal.replied(reply ?? 'none');
        if (reply === '201') one.outcome = 'ok';
        return performance.now() - sent;
      })(),
    );
    await later(EVERY_MS);
  }
  return Promise.all(times);
}

/** Each begins a request and sends a byte a second of it; whoever is cut off comes again. */
class SlowClients {
  opened = 0;
  private longestClosed = 0;
  /** With the moment at which each was opened. */
  private readonly sockets = new Map<Socket, number>();
  private isRunning = false;

  constructor(private readonly url: string) {}

  /** How long one of them has held a connection, at most. */
  get longestMs(): number {
    const now = performance.now();
    return Math.max(this.longestClosed, ...[...this.sockets.values()].map((began) => now - began));
  }

  begin(): void {
    this.isRunning = true;
    for (let number = 0; number < SLOW_HEADERS; number += 1) this.open('GET / HTTP/1.1\r\nhost: 127.0.0.1\r\nx-slow: ');
    const head = `POST /api/v1/points/${prepared.code}/responses HTTP/1.1\r\nhost: 127.0.0.1\r\n`;
    const body = `${head}content-type: application/json\r\ncontent-length: 5000\r\n\r\n{"id":"`;
    for (let number = 0; number < SLOW_BODIES; number += 1) this.open(body);
  }

  stop(): void {
    this.isRunning = false;
    for (const socket of this.sockets.keys()) socket.destroy();
  }

  private open(beginning: string): void {
    const socket = connect(Number(new URL(this.url).port), '127.0.0.1', () => socket.write(beginning));
    const began = performance.now();
    this.sockets.set(socket, began);
    this.opened += 1;
    const trickle = setInterval(() => socket.write('a'), 1_000);
    socket.resume();
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      clearInterval(trickle);
      this.sockets.delete(socket);
      if (!this.isRunning) return;
      this.longestClosed = Math.max(this.longestClosed, performance.now() - began);
      setTimeout(() => this.isRunning && this.open(beginning), 100);
    });
  }
}

/** In megabytes. */
function memoryOf({ pid }: ServerProcess): number {
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024);
}

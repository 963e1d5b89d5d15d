import { Agent, request } from 'node:http';
import type { Journal, SentResponse } from './journal.js';

/** Where responses are posted to. */
export interface Door {
  /** e.g. http://127.0.0.1:41234 */
  readonly url: string;
  readonly code: string;
}

/** Valid answers of the Centre's questionnaire, so many that what was changed on the way shows. */
export function someAnswers(): Readonly<Record<string, unknown>> {
  const level = (): number => 1 + Math.floor(Math.random() * 5);
  return { G: level(), FIELD: 'ho-tich', FILE: level(), E1: level(), E2: level() };
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** @returns the status and how long to wait, e.g. `201` or `503 5`; null where no whole answer came */
export function post({ url, code }: Door, body: string, patienceMs = 30_000): Promise<string | null> {
  return new Promise((resolve) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const address = `${url}/api/v1/points/${code}/responses`;
    const sending = request(address, { method: 'POST', headers, agent, timeout: patienceMs }, (reply) => {
      reply.resume();
      const wait = reply.headers['retry-after'];
      reply.on('end', () => resolve(reply.complete ? [reply.statusCode, wait].filter(Boolean).join(' ') : null));
      reply.on('error', () => resolve(null));
    });
    sending.on('timeout', () => sending.destroy());
    sending.on('error', () => resolve(null));
    sending.end(body);
  });
}

/** Sends one response once, and notes what became of it. @returns whether it is acknowledged */
async function send(door: Door, journal: Journal, one: SentResponse): Promise<boolean> {
  const before = one.outcome;
  one.outcome = before === 'ok' ? 'ok' : 'unknown';
  const reply = await post(door, JSON.stringify({ id: one.id, answers: one.answers }));
  journal.replied(reply ?? 'none');
  if (reply?.startsWith('20')) one.outcome = 'ok';
  else if (reply !== null && before === 'refused') one.outcome = 'refused';
  return one.outcome === 'ok';
}

/**
 * Sends one response after another until told to stop. What was not acknowledged is sent again, as a phone does, but for
 * every tenth: of those it stays open whether they are stored.
 */
async function sender(door: Door, journal: Journal, isRunning: () => boolean): Promise<void> {
  for (let number = 0; isRunning(); number += 1) {
    const one = journal.begin(someAnswers());
    for (let tries = 0; isRunning() && (tries === 0 || number % 10 > 0); tries += 1) {
      if (await send(door, journal, one)) break;
      // While nobody listens, many in a hurry would take the processor from the start they wait for.
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** So many at once. @returns what ends them */
export function senders(door: Door, journal: Journal, count: number): () => Promise<void> {
  let isRunning = true;
  const all = Array.from({ length: count }, () => sender(door, journal, () => isRunning));
  return async () => {
    isRunning = false;
    await Promise.all(all);
  };
}

import Database from 'better-sqlite3';
import { storedInFile } from '../harness/beside-sqlite.js';
import { Journal, NOTHING_WRONG } from '../harness/journal.js';
import { type Door, post, someAnswers } from '../harness/senders.js';
import { startProcess } from '../harness/server-process.js';
import { databaseIn, type Prepared, prepare, processIn } from './prepared.js';

/** How long another process holds the database, and how long anybody may wait for an answer then. */
const HELD_SECONDS = [1, 4, 10];
const LONGEST_MS = 3_000;
/** A busy machine may be late by so much. */
const LATE_MS = 1_000;

let prepared: Prepared;
beforeAll(async () => {
  prepared = await prepare();
});
afterAll(() => prepared.remove());

const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

it('whoever sends while another process holds the database is answered within three seconds, and nothing is lost', async () => {
  const folder = prepared.copy('locked');
  const server = await startProcess(await processIn(folder));
  const door = { url: server.url, code: prepared.code };
  const journal = new Journal();
  const told: string[] = [];
  try {
    for (let warm = 0; warm < 20; warm += 1) await timed(door, journal);
    for (const seconds of HELD_SECONDS) {
      const holder = new Database(databaseIn(folder));
      holder.exec('BEGIN IMMEDIATE');
      const waits: Promise<number>[] = [];
      for (let tick = 0; tick < seconds * 20; tick += 1) {
        waits.push(timed(door, journal));
        await later(50);
      }
      holder.exec('ROLLBACK');
      holder.close();
      const longest = Math.round(Math.max(...(await Promise.all(waits))));
      told.push(`held ${seconds} s: ${waits.length} sent, longest answer ${longest} ms`);
      expect([seconds, longest < LONGEST_MS + LATE_MS]).toEqual([seconds, true]);
      expect(await timed(door, journal)).toBeLessThan(LONGEST_MS);
    }
    const replies = [...journal.replies.keys()];
    process.stdout.write(`locked: ${told.join('; ')}; replies ${JSON.stringify([...journal.replies])}\n`);
    expect(replies.filter((reply) => !/^(201|503 \d+)$/.test(reply))).toEqual([]);
    // The control: had nobody held it, nobody would have been refused.
    expect(replies.some((reply) => reply.startsWith('503'))).toBe(true);
    expect(journal.against(storedInFile(databaseIn(folder)))).toMatchObject(NOTHING_WRONG);
  } finally {
    await server.kill();
  }
});

/** @returns how long the answer took, in milliseconds */
async function timed(door: Door, journal: Journal): Promise<number> {
  const one = journal.begin(someAnswers());
  one.outcome = 'unknown';
  const began = performance.now();
  const reply = await post(door, JSON.stringify({ id: one.id, answers: one.answers }));
  journal.replied(reply ?? 'none');
  if (reply !== null) one.outcome = reply.startsWith('20') ? 'ok' : 'refused';
  return performance.now() - began;
}

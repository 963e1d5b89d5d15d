import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { Checkpoints, WORTH_A_THREAD } from '../../src/database/checkpoints.js';
import { SqliteRunner } from '../../src/database/sqlite-runner.js';

const folder = mkdtempSync(join(tmpdir(), 'hai-long-checkpoints-'));
const file = join(folder, 'log.sqlite');
let db: Database.Database;
let checkpoints: Checkpoints;

beforeEach(() => {
  for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
  db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('CREATE TABLE page (number INTEGER PRIMARY KEY, text TEXT NOT NULL)');
  checkpoints = new Checkpoints(db);
});
afterEach(async () => {
  await checkpoints.end();
  db.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Commits as the queue does; each writes some thirty pages. */
async function commit(times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    await new Promise((resolve) => setTimeout(resolve, 1));
    await checkpoints.pause;
    db.prepare('INSERT INTO page (text) VALUES (?)').run('x'.repeat(120_000));
    const { pagesInLog } = new SqliteRunner(db);
    if (pagesInLog >= WORTH_A_THREAD) checkpoints.grown(pagesInLog);
  }
}

const stored = (): number => Number(db.prepare('SELECT COUNT(*) FROM page').pluck().get());
const megabytesOfLog = (): number => statSync(`${file}-wal`).size / 2 ** 20;
const byItself = (): unknown => db.pragma('wal_autocheckpoint', { simple: true });
const thread = (): Worker | null => (checkpoints as unknown as { thread: Worker | null }).thread;

it('a thread keeps the log small, loses nothing, and leaves no log behind at the end', async () => {
  await commit(400);
  expect(byItself()).toBe(0);
  expect(stored()).toBe(400);
  // Nearly fifty megabytes came by; two thousand pages, and what came while they were moved, were there at once.
  expect(megabytesOfLog()).toBeLessThan(24);
  await checkpoints.end();
  db.close();
  expect(existsSync(`${file}-wal`)).toBe(false);
  db = new Database(file);
  expect([stored(), db.pragma('integrity_check', { simple: true })]).toEqual([400, 'ok']);
});

it('while somebody reads for long the log grows, and begins anew afterwards', async () => {
  const reader = new Database(file, { readonly: true });
  reader.exec('BEGIN; SELECT * FROM page');
  await commit(350);
  expect(megabytesOfLog()).toBeGreaterThan(38);
  reader.exec('COMMIT');
  reader.close();
  await commit(150);
  expect(megabytesOfLog()).toBeLessThan(33);
  expect(stored()).toBe(500);
});

it('without its thread SQLite moves the log by itself, and nobody waits', async () => {
  for (let tries = 0; byItself() !== 0 && tries < 1000; tries += 1) await commit(1);
  await thread()?.terminate();
  expect([thread(), byItself()]).toEqual([null, 1000]);
  const before = stored();
  await commit(300);
  expect(stored()).toBe(before + 300);
  expect(megabytesOfLog()).toBeLessThan(24);
  // Not again before long.
  expect(thread()).toBeNull();
});

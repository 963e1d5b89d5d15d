import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { WholeFileJob } from '../../src/operations/whole-file.job.js';
import { aFolder } from '../harness/fresh-database.js';
import { startServer } from '../harness/server.js';

/** Writes over the first page of a table that nothing asks for. */
function damage(file: string, table: string): void {
  const db = new Database(file);
  // Else the page stands beside the file still.
  db.pragma('wal_checkpoint(TRUNCATE)');
  const page = Number(db.prepare('SELECT rootpage FROM sqlite_master WHERE name = ?').pluck().get(table));
  const size = Number(db.pragma('page_size', { simple: true }));
  db.close();
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(size, 0x5a), 0, size, (page - 1) * size);
  closeSync(handle);
}

it('a file that gets damaged while the server runs is found within a week, and told as damaged', async () => {
  const file = join(aFolder(), 'a.sqlite');
  const server = await startServer('2026-11-03', { DATABASE_URL: `sqlite:${file}`, LOG_LEVEL: 'silent' });
  const job = server.get(WholeFileJob, { strict: false });
  const ready = async (): Promise<unknown> => {
    const reply = await fetch(`${server.url}/health/ready`);
    const { reason } = (await reply.json()) as { reason?: string };
    return [reply.status, reason];
  };
  server.clock.moveTo('2026-11-11');
  await job.look();
  expect(await ready()).toEqual([200, undefined]);
  damage(file, 'letter_template');
  server.clock.moveTo('2026-11-17');
  await job.look();
  expect(await ready()).toEqual([200, undefined]);
  server.clock.moveTo('2026-11-18');
  await job.look();
  expect(await ready()).toEqual([503, 'damaged']);
  await server.stop();
}, 120_000);

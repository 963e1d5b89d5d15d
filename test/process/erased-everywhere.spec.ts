import { existsSync, readFileSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { DataSource } from 'typeorm';
import { Settings } from '../../src/config/settings.js';
import { WriteQueue } from '../../src/database/write-queue.js';
import { FeedbackService } from '../../src/feedback/feedback.service.js';
import { backUp, installedAt } from '../../src/operations/backup.js';
import { anEntry } from '../harness/feedback-changes.js';
import { startServer, type TestServer } from '../harness/server.js';
import { openSpring } from '../harness/spring.js';

let server: TestServer;
const WORDS = 'Cây phượng trước nhà văn hóa sắp đổ';

beforeAll(async () => {
  server = await startServer('2026-11-03');
  await openSpring(server);
}, 60_000);
afterAll(() => server.stop());

/** Whether a file holds a text; what it holds besides is nobody's business. */
const holds = (file: string, text: string): boolean => existsSync(file) && readFileSync(file).includes(text);

// PostgreSQL reuses its pages by its own vacuum; a file of SQLite is what a commune copies and carries away.
it('what was erased is in no page of the database any more, used or free, and in no backup', async () => {
  const { options } = server.get(DataSource);
  const file = String(options.database);
  const path = await anEntry(server, { text: WORDS, place: WORDS, contact: WORDS });
  // Others around it, so that its page is in use before and after.
  for (const text of ['Đèn hỏng', 'Đường ngập', 'Chợ bẩn']) await anEntry(server, { text });
  fold(file);
  expect(holds(file, WORDS)).toBe(true);
  const id = path.split('/').at(-1) ?? '';
  const feedback = server.get(FeedbackService, { strict: false });
  await server.get(WriteQueue, { strict: false }).commit(() => feedback.erased('spring', id, 'test'));
  const copy = `${file}.copy`;
  backUp(installedAt(server.get(Settings)), copy, null);
  expect(holds(copy, WORDS)).toBe(false);
  rmSync(copy);
  fold(file);
  expect([holds(file, WORDS), holds(`${file}-wal`, WORDS)]).toEqual([false, false]);
});

/** Takes what was written lately into the file, as SQLite does by itself every thousand pages and at the end. */
function fold(file: string): void {
  const db = new Database(file);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}

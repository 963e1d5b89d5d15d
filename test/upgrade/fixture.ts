import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { database, freshDatabase } from '../harness/fresh-database.js';
import type { Expected } from './expected.js';
import { dumpOf, postgresSchema, restoreDump } from './postgres-dump.js';

const FOLDER = join('test', 'upgrade');

/** Versions that left a fixture, oldest first. */
export const fixtures: readonly string[] = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

/** Where a database and its secret are. */
export interface Installed {
  readonly databaseUrl: string;
  readonly secretsFile: string;
}

/** Keeps a running installation, and what its version says of it, as a fixture of this Jest project's database. */
export async function keepFixture(version: string, installed: Installed, expected: Expected): Promise<void> {
  const folder = join(FOLDER, version, database);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const contents = await contentsOf(installed.databaseUrl);
  writeFileSync(join(folder, 'database.gz'), gzipSync(contents, { level: 9 }));
  copyFileSync(installed.secretsFile, join(folder, 'secrets.json'));
  chmodSync(join(folder, 'secrets.json'), 0o644);
  writeFileSync(join(folder, 'expected.json'), `${asLines(expected, 3)}\n`);
}

/** JSON with a line for each address, so that a change of one figure is a change of one line. */
function asLines(value: unknown, depth: number): string {
  if (depth === 0 || typeof value !== 'object' || value === null) return JSON.stringify(value);
  const lines = Array.isArray(value)
    ? value.map((one) => asLines(one, depth - 1))
    : Object.entries(value).map(([name, one]) => `${JSON.stringify(name)}: ${asLines(one, depth - 1)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${lines.join(',\n')}\n${close}`;
}

async function contentsOf(databaseUrl: string): Promise<Buffer> {
  if (database === 'postgres') return Buffer.from(await dumpOf(databaseUrl));
  const folder = mkdtempSync(join(tmpdir(), 'hai-long-'));
  const copy = join(folder, 'copy.sqlite');
  const db = new Database(fileOf(databaseUrl), { readonly: true });
  db.prepare('VACUUM INTO ?').run(copy);
  db.close();
  const contents = readFileSync(copy);
  rmSync(folder, { recursive: true });
  return contents;
}

/** Puts a fixture into a folder, as a commune's machine has it on the day of the update. */
export async function restoreFixture(version: string, folder: string): Promise<Installed & { expected: Expected }> {
  const from = (file: string): Buffer => readFileSync(join(FOLDER, version, database, file));
  const databaseUrl = await freshDatabase(folder);
  const contents = gunzipSync(from('database.gz'));
  if (database === 'postgres') await restoreDump(databaseUrl, contents.toString());
  else writeFileSync(fileOf(databaseUrl), contents);
  const secretsFile = join(folder, 'secrets.json');
  writeFileSync(secretsFile, from('secrets.json'), { mode: 0o600 });
  const expected = JSON.parse(from('expected.json').toString()) as Expected;
  return { databaseUrl, secretsFile, expected };
}

/** Every table, column, key and index of a database, as the statements that make them. */
export async function schemaAt(databaseUrl: string): Promise<readonly string[]> {
  if (database === 'postgres') return postgresSchema(databaseUrl);
  const file = new Database(fileOf(databaseUrl), { readonly: true });
  const made = file.prepare('SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name').pluck().all();
  file.close();
  return made as string[];
}

function fileOf(databaseUrl: string): string {
  return databaseUrl.slice('sqlite:'.length);
}

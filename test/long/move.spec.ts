import { execFile } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { ReceiptsService } from '../../src/responses/receipts.service.js';
import { everyRow, fillEmptyTables } from '../harness/every-table.js';
import { aFolder } from '../harness/fresh-database.js';
import { ownPostgres } from '../harness/postgres.js';
import { startServer, type TestServer } from '../harness/server.js';
import { signIn } from '../harness/sign-in.js';
import type { Expected, Told } from '../upgrade/expected.js';
import { fixtures, restoreFixture } from '../upgrade/fixture.js';
import { ask } from '../upgrade/what-was-told.js';

const run = promisify(execFile);
const postgres = ownPostgres(2);
const folder = aFolder();
let secretsFile: string;
let expected: Expected;
/** Where the installation is. */
let first: string;
const there = `${postgres.url}/there`;
const again = `sqlite:${join(folder, 'again.sqlite')}`;
let server: TestServer | null = null;

beforeAll(async () => {
  await postgres.start();
  for (const name of ['there', 'altered', 'shortened']) await inPostgres('postgres', `CREATE DATABASE ${name}`);
  const version = fixtures.at(-1) ?? '';
  ({ databaseUrl: first, secretsFile, expected } = await restoreFixture(version, folder));
}, 120_000);
afterAll(async () => {
  await server?.stop();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function inPostgres(name: string, ...statements: string[]): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client(`${postgres.url}/${name}`);
  await client.connect();
  let found: readonly Record<string, unknown>[] = [];
  for (const sql of statements) found = (await client.query(sql)).rows;
  await client.end();
  return found;
}

/** As whoever runs the server types it, with the server's settings. */
async function moved(from: string, to: string): Promise<{ stdout: string; stderr: string; code: number }> {
  const env = { ...process.env, DATABASE_URL: from, SECRETS_FILE: secretsFile, NODE_OPTIONS: '' };
  try {
    const args = ['--disable-proto=delete', 'dist/cli.js', 'move', '--to', to];
    return { ...(await run('node', args, { env, maxBuffer: 1e8 })), code: 0 };
  } catch (error) {
    return error as { stdout: string; stderr: string; code: number };
  }
}

const serveFrom = async (databaseUrl: string): Promise<TestServer> => {
  server = await startServer(expected.day, { DATABASE_URL: databaseUrl, SECRETS_FILE: secretsFile });
  return server;
};
const stop = async (): Promise<void> => {
  await server?.stop();
  server = null;
};

/** What programs, officers and citizens are told by the server that runs. */
async function told({ url, get }: TestServer): Promise<unknown> {
  const { spring = '', autumn = '' } = expected.staff.tokens;
  const said: Record<string, Told | null> = {};
  for (const address of [...Object.keys(expected.locked.dataHashes), ...Object.keys(expected.participation)]) {
    said[address] = (await ask(url, spring, address)) ?? (await ask(url, autumn, address));
  }
  const receipts: unknown[] = [];
  for (const { code, reply } of expected.keptAnswers.filter(({ reply: { receipt } }) => receipt !== undefined)) {
    const [point] = await get(DataSource).query(`SELECT commune_id FROM collection_point WHERE code = '${code}'`);
    receipts.push(await get(ReceiptsService, { strict: false }).find(point.commune_id, String(reply.receipt)));
  }
  return { said, receipts };
}

async function letsTheOfficerIn(running: TestServer): Promise<void> {
  const officer = await signIn(running, expected.staff.user);
  // The password was handed over by a version that did not ask for another.
  expect((await officer.get('/password')).status).toBe(200);
}

it('an installation of an earlier version is not moved before this one has run on it', async () => {
  const { code, stderr } = await moved(first, there);
  expect([code, stderr]).toEqual([1, expect.stringContaining('of another version of Hài Lòng')]);
});

let before: unknown;
it('moves no database that a server uses', async () => {
  const running = await serveFrom(first);
  await fillEmptyTables(running);
  before = await told(running);
  expect(await moved(first, there)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('stop the server first'),
  });
  const tables = running.get(DataSource).entityMetadatas.map(({ tableName }) => tableName);
  await stop();
  const rows = await everyRow(first);
  expect(Object.keys(rows)).toEqual(tables.sort());
  expect(Object.entries(rows).filter(([, stored]) => stored.length === 0)).toEqual([]);
}, 120_000);

it.each([
  // A rule of the database of which nobody thought.
  ['altered', "NEW.said = NEW.said || ' '; RETURN NEW"],
  ['shortened', "IF NEW.said = ' ' THEN RETURN NULL; END IF; RETURN NEW"],
])(
  'a target whose rows came out %s is refused, and is as empty as before',
  async (name, rule) => {
    await inPostgres(
      name,
      `CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${rule}; END $$`,
      `CREATE FUNCTION spoil_next() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN
       IF to_regclass('told_feedback') IS NOT NULL THEN
         EXECUTE 'CREATE OR REPLACE TRIGGER spoil BEFORE INSERT ON told_feedback FOR EACH ROW EXECUTE FUNCTION spoil()';
       END IF; END $$`,
      "CREATE EVENT TRIGGER spoil_all ON ddl_command_end WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION spoil_next()",
    );
    const { code, stderr } = await moved(first, `${postgres.url}/${name}`);
    expect([code, stderr]).toEqual([1, expect.stringMatching(/told_feedback is not the same .* nothing was kept/)]);
    expect(await inPostgres(name, "SELECT * FROM pg_tables WHERE schemaname = 'public'")).toEqual([]);
  },
  60_000,
);

it('moves to PostgreSQL with every row of every table, and everybody is told the same there', async () => {
  const stored = await everyRow(first);
  const { code, stdout, stderr } = await moved(first, there);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).not.toContain('postgres:postgres');
  const report = JSON.parse(stdout);
  expect(report).toMatchObject({ settings: { SECRETS_FILE: secretsFile } });
  const counts = Object.entries(stored).map(([name, rows]) => [name, { rows: rows.length }]);
  expect(report.contents).toMatchObject(Object.fromEntries(counts));
  expect(await everyRow(there)).toEqual(stored);
  const running = await serveFrom(there);
  expect(await told(running)).toEqual(before);
  await letsTheOfficerIn(running);
  await stop();
}, 120_000);

it('puts nothing where something is', async () => {
  for (const to of [there, first]) {
    const { code, stderr } = await moved(first, to);
    expect([code, stderr]).toEqual([1, expect.stringMatching(/is not empty|exists already/)]);
  }
  expect((await moved(first, 'mysql://a/b')).stderr).toBe('move: --to: sqlite:FILE or postgres://…\n');
}, 60_000);

it('moves back to SQLite, and everybody is told the same there', async () => {
  const stored = await everyRow(there);
  const { code, stderr } = await moved(there, again);
  expect([code, stderr]).toEqual([0, '']);
  expect(await everyRow(again)).toEqual(stored);
  const running = await serveFrom(again);
  expect(await told(running)).toEqual(before);
  await letsTheOfficerIn(running);
  await stop();
  expect(existsSync(join(folder, 'again.sqlite.moving'))).toBe(false);
  expect(readdirSync(folder).filter((name) => name.includes('.moving'))).toEqual([]);
}, 120_000);

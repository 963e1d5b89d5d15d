import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import pg from 'pg';
import { DataSource, type MixedList } from 'typeorm';
import { dataSourceOptions, migrationNames } from '../../src/database/data-source.js';
import { inspect } from '../../src/operations/backup.js';
import { freePort } from '../harness/free-port.js';
import { ownPostgres } from '../harness/postgres.js';
import { launch, needs, type ProcessWishes, startProcess } from '../harness/server-process.js';
import { fixtures } from '../upgrade/fixture.js';
import { postgresSchema, restoreDump } from '../upgrade/postgres-dump.js';

/** How often the upgrade of a version is ended, on SQLite; on PostgreSQL a fifth as often. */
const KILLS = Number(process.env.UPGRADE_KILLS ?? 20);
const FLUSHES = 'fsync,fdatasync';

const postgres = ownPostgres(3);
const folder = mkdtempSync(join(tmpdir(), 'hai-long-upgrade-'));
beforeAll(async () => {
  needs('strace', 'strace');
  await postgres.start();
});
afterAll(async () => {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** An installation of an old version, in a folder of its own. */
interface Old {
  readonly home: string;
  readonly url: string;
}

interface State {
  /** How many of this version's steps it has seen. */
  readonly steps: number;
  /** Every table, column, key and index, as the statements that make them. */
  readonly schema: readonly string[];
  readonly responses: number;
}

interface Engine {
  old(version: string): Promise<Old>;
  state(old: Old): Promise<State>;
}

let made = 0;
function home(version: string, engine: string): string {
  made += 1;
  const place = join(folder, `${engine}-${made}`);
  mkdirSync(place);
  const secrets = readFileSync(join('test/upgrade', version, engine, 'secrets.json'));
  writeFileSync(join(place, 'secrets.json'), secrets, { mode: 0o600 });
  return place;
}
const contents = (version: string, engine: string): Buffer =>
  gunzipSync(readFileSync(join('test/upgrade', version, engine, 'database.gz')));

const onSqlite: Engine = {
  old: async (version) => {
    const place = home(version, 'sqlite');
    const file = join(place, 'old.sqlite');
    writeFileSync(file, contents(version, 'sqlite'));
    return { home: place, url: `sqlite:${file}` };
  },
  state: async ({ url }) => {
    const db = new Database(url.slice('sqlite:'.length));
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    const column = (sql: string) => db.prepare(sql).pluck().all() as string[];
    const found = {
      steps: column('SELECT name FROM migrations').length,
      schema: column('SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name'),
      responses: Number(column('SELECT COUNT(*) FROM survey_response')[0]),
    };
    db.close();
    return found;
  },
};

const onPostgres: Engine = {
  old: async (version) => {
    const place = home(version, 'postgres');
    const url = `${postgres.url}/old${made}`;
    const client = new pg.Client(`${postgres.url}/postgres`);
    await client.connect();
    await client.query(`CREATE DATABASE old${made}`);
    await client.end();
    await restoreDump(url, contents(version, 'postgres').toString());
    return { home: place, url };
  },
  state: async ({ url }) => {
    const client = new pg.Client(url);
    await client.connect();
    const count = async (table: string) => Number((await client.query(`SELECT COUNT(*) AS n FROM ${table}`)).rows[0].n);
    const [steps, responses] = [await count('migrations'), await count('survey_response')];
    await client.end();
    return { steps, responses, schema: await postgresSchema(url) };
  },
};

async function wishesFor({ home: place, url }: Old): Promise<ProcessWishes> {
  const environment = {
    DATABASE_URL: url,
    SECRETS_FILE: join(place, 'secrets.json'),
    ATTACHMENTS_FOLDER: `${place}/files`,
  };
  return { port: await freePort(), environment };
}

/** The schema after each step, as nobody disturbs it: the old one, the new one, and those that a start goes on from. */
async function schemas(engine: Engine, version: string): Promise<ReadonlyMap<number, readonly string[]>> {
  const old = await engine.old(version);
  const first = await engine.state(old);
  const steps = new Map([[first.steps, first.schema]]);
  const file = old.url.startsWith('sqlite:') ? old.url.slice('sqlite:'.length) : null;
  const options = dataSourceOptions(old.url, file);
  const all = inOrder(options.migrations);
  for (let known = first.steps + 1; known <= all.length; known += 1) {
    const upTo = new DataSource({ ...options, migrations: all.slice(0, known) });
    await (await upTo.initialize()).destroy();
    const { steps: seen, schema } = await engine.state(old);
    steps.set(seen, schema);
  }
  return steps;
}

type Step = new () => object;

/** By the number at the end of the name, as TypeORM runs them. */
function inOrder(migrations: MixedList<unknown> | undefined): Step[] {
  const numberOf = ({ name }: Step): number => Number(name.slice(-13));
  return (Object.values(migrations ?? {}) as Step[]).sort((a, b) => numberOf(a) - numberOf(b));
}

/** What stands there is one of the known schemas, with every response; a copy was made before anything changed. */
async function expectWhole(engine: Engine, old: Old, before: State, known: ReadonlyMap<number, readonly string[]>) {
  const now = await engine.state(old);
  expect(now.schema).toEqual(known.get(now.steps));
  expect(now.responses).toBe(before.responses);
  const copies = readdirSync(old.home).filter((name) => /\.before-[\d.]+-[\d-]+$/.test(name));
  const isCopied = copies.some((name) => inspect(join(old.home, name)).report.responses === before.responses);
  if (engine === onSqlite && now.steps > before.steps) expect(isCopied).toBe(true);
  return now.steps;
}

async function expectFinished(engine: Engine, old: Old, known: ReadonlyMap<number, readonly string[]>): Promise<void> {
  const server = await startProcess(await wishesFor(old));
  await server.stop();
  const { steps, schema } = await engine.state(old);
  expect(steps).toBe(migrationNames.size);
  expect(schema).toEqual(known.get(steps));
}

describe.each(fixtures)('an upgrade from %s', (version) => {
  it('ended at any flush of SQLite leaves an old schema or a new one, never between, and goes on at the next start', async () => {
    const known = await schemas(onSqlite, version);
    expect(known.size).toBeGreaterThan(1);
    const undisturbed = await onSqlite.old(version);
    const before = await onSqlite.state(undisturbed);
    const log = join(folder, 'flushes.log');
    const strace = ['strace', '-D', '-o', log, '-e', `trace=${FLUSHES}`];
    const whole = await startProcess({ ...(await wishesFor(undisturbed)), under: strace });
    await whole.kill();
    const flushes = readFileSync(log, 'utf8').split('sync(').length - 1;
    const left = new Map<number, number>();
    for (let kill = 1; kill <= KILLS; kill += 1) {
      const old = await onSqlite.old(version);
      const when = Math.ceil((kill * flushes) / KILLS);
      const under = [...strace, '-e', `inject=${FLUSHES}:signal=KILL:when=${when}`];
      await launch({ ...(await wishesFor(old)), under }).gone;
      const steps = await expectWhole(onSqlite, old, before, known);
      left.set(steps, (left.get(steps) ?? 0) + 1);
      if (kill % 5 === 0) await expectFinished(onSqlite, old, known);
      rmSync(old.home, { recursive: true });
    }
    process.stdout.write(`upgrade-killed: ${KILLS} kills at ${flushes} flushes left ${left.size} schemas\n`);
    expect(left.size).toBeGreaterThan(Math.min(KILLS, known.size) / 4);
  });

  it('ended at any moment on PostgreSQL leaves an old schema or a new one too', async () => {
    const known = await schemas(onPostgres, version);
    const left = new Set<number>();
    for (let kill = 1; kill <= Math.ceil(KILLS / 5); kill += 1) {
      const old = await onPostgres.old(version);
      const before = await onPostgres.state(old);
      const server = launch(await wishesFor(old));
      const until = before.steps + ((migrationNames.size - before.steps) * kill) / Math.ceil(KILLS / 5) - 0.5;
      while (!server.isGone() && (await stepsOf(old)) < until) await new Promise((resolve) => setTimeout(resolve, 2));
      await server.kill();
      // The backend may still be at it; whoever asks for the schema waits for its locks.
      left.add(await expectWhole(onPostgres, old, before, known));
      if (kill % 5 === 0) await expectFinished(onPostgres, old, known);
    }
    process.stdout.write(`upgrade-killed: ${Math.ceil(KILLS / 5)} kills on PostgreSQL left ${left.size} schemas\n`);
  });
});

async function stepsOf({ url }: Old): Promise<number> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query('SELECT COUNT(*) AS n FROM migrations');
  await client.end();
  return Number(rows[0].n);
}

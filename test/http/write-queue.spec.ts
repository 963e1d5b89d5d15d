import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/database/data-source.js';
import type { Work } from '../../src/database/statement.js';
import { tableOf } from '../../src/database/table.js';
import { WriteQueue } from '../../src/database/write-queue.js';
import { Installation } from '../../src/operations/installation.entity.js';
import { problem } from '../../src/problem.js';
import { freshDatabase } from '../harness/fresh-database.js';

const folder = mkdtempSync(join(tmpdir(), 'hai-long-queue-'));
let dataSource: DataSource;
let queue: WriteQueue;

const insert = (name: string) => () => tableOf(Installation).insert({ name, value: 'x' });
const names = async (): Promise<string[]> => {
  const found: { name: string }[] = await dataSource.query('SELECT name FROM installation ORDER BY name');
  return found.map(({ name }) => name);
};
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

beforeAll(async () => {
  const url = await freshDatabase(folder);
  dataSource = new DataSource(dataSourceOptions(url, url.startsWith('sqlite:') ? url.slice('sqlite:'.length) : null));
  await dataSource.initialize();
  queue = new WriteQueue(dataSource);
});

afterAll(async () => {
  await queue.beforeApplicationShutdown();
  await dataSource.destroy();
  rmSync(folder, { recursive: true, force: true });
});

/** Somebody else at the same database. */
async function anotherConnection() {
  if (dataSource.options.type === 'better-sqlite3') {
    const db = new Database(dataSource.options.database);
    return { isSqlite: true, query: async (sql: string) => void db.exec(sql), end: async () => void db.close() };
  }
  const client = new pg.Client((dataSource.options as { url?: string }).url);
  await client.connect();
  return { isSqlite: false, query: (sql: string) => client.query(sql), end: () => client.end() };
}

beforeEach(() => dataSource.query('DELETE FROM installation'));

describe('the write queue', () => {
  it('keeps what was acknowledged while another request rolls back', async () => {
    const failing = queue.commit(function* () {
      yield* insert('a')();
      throw new Error('changed my mind');
    });
    await Promise.all([queue.commit(insert('b')), queue.commit(insert('c')), expect(failing).rejects.toThrow('mind')]);
    expect(await names()).toEqual(['b', 'c']);
  });

  it('says what the database refuses as "not now", with the cause, and what a unit throws as it is', async () => {
    await queue.commit(insert('a'));
    const refused = await queue.commit(insert('a')).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'cannot-store-now', status: 503, cause: expect.anything() });
    const changedMind = problem.notFound();
    const thrown = await queue.commit(() => failingWith(changedMind)).catch((error: unknown) => error);
    expect(thrown).toBe(changedMind);
  });

  it('refuses a whole group at once while somebody else holds the database, and goes on afterwards', async () => {
    const holder = await anotherConnection();
    await holder.query(holder.isSqlite ? 'BEGIN IMMEDIATE' : 'BEGIN; LOCK TABLE installation');
    const waiting = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => queue.commit(insert(name)));
    await pause(300);
    let tries = 0;
    const late = queue.commit(function* () {
      tries += 1;
      yield* insert('late')();
    });
    const refused = await Promise.allSettled([...waiting, late]);
    expect(refused.map((one) => one.status === 'rejected' && one.reason.code)).toEqual(
      refused.map(() => 'cannot-store-now'),
    );
    // It had waited behind the others, and is not tried for three seconds more: that would be 75 times.
    expect(tries).toBeLessThan(40);
    await holder.query('ROLLBACK');
    await holder.end();
    await queue.commit(insert('a'));
    expect(await names()).toEqual(['a']);
    // One by one they would wait three seconds each.
  }, 12_000);

  it('refuses a bad unit alone and commits the rest of its group', async () => {
    const results = await Promise.allSettled([
      queue.commit(insert('a')),
      queue.commit(insert('a')),
      queue.commit(insert('b')),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await names()).toEqual(['a', 'b']);
  });

  it('loses nothing in any order of units that end well and units that fail', async () => {
    const step = fc.record({ fails: fc.boolean(), before: fc.nat({ max: 3 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 12 }), async (steps) => {
        await dataSource.query('DELETE FROM installation');
        const outcomes = await Promise.allSettled(steps.map((one, index) => write(`n${index}`, one)));
        const kept = outcomes.flatMap(({ status }, index) => (status === 'fulfilled' ? [`n${index}`] : []));
        expect(await names()).toEqual(kept.sort());
      }),
      { numRuns: 60 },
    );
  });
});

async function write(name: string, { fails, before }: { fails: boolean; before: number }): Promise<void> {
  await pause(before);
  await queue.commit(function* () {
    yield* insert(name)();
    if (fails) throw new Error('refused');
  });
}

// biome-ignore lint/correctness/useYield: a unit that fails before it asks for anything
function* failingWith(error: Error): Work<void> {
  throw error;
}

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/database/data-source.js';
import { tableOf } from '../../src/database/table.js';
import { WriteQueue } from '../../src/database/write-queue.js';
import { Installation } from '../../src/operations/installation.entity.js';
import { aFolder } from '../harness/fresh-database.js';

const SCHEDULES = Number(process.env.SCHEDULES ?? 5_000);
const SEED = Number(process.env.FAULTS_SEED ?? Date.now() % 1_000_000_007) || 1;

const folder = aFolder();
let dataSource: DataSource;
let queue: WriteQueue;
beforeAll(async () => {
  const file = join(folder, 'interleaved.sqlite');
  dataSource = await new DataSource(dataSourceOptions(`sqlite:${file}`, file)).initialize();
  queue = new WriteQueue(dataSource);
});
afterAll(async () => {
  await dataSource.destroy();
  rmSync(folder, { recursive: true, force: true });
});

/** Somebody who stores one or two things, with pauses between, and may change their mind after any of them. */
interface Writer {
  readonly kind: 'citizen' | 'officer';
  readonly steps: number;
  readonly throwsAfter: number | null;
}
const writers = fc.array(
  fc.record<Writer>({
    kind: fc.constantFrom('citizen', 'officer'),
    steps: fc.integer({ min: 1, max: 2 }),
    throwsAfter: fc.option(fc.nat({ max: 2 }), { freq: 2 }),
  }),
  { minLength: 2, maxLength: 6 },
);
type Store = (names: readonly string[], writer: Writer, pause: () => Promise<void>) => Promise<void>;

/** As the product does it: whatever has to be waited for is waited for outside of the unit. */
const throughTheQueue: Store = async (names, { throwsAfter }, pause) => {
  await pause();
  await queue.commit(function* () {
    for (const [step, name] of names.entries()) {
      if (throwsAfter === step) throw new Error('changed my mind');
      yield* tableOf(Installation).insert({ name, value: 'x' });
    }
    if (throwsAfter === names.length) throw new Error('changed my mind');
  });
  await pause();
};

/** As TypeORM invites to: a transaction on the one connection that all share. */
const withoutTheQueue: Store = async (names, { kind, throwsAfter }, pause) => {
  await pause();
  const write = async (): Promise<void> => {
    for (const [step, name] of names.entries()) {
      if (throwsAfter === step) throw new Error('changed my mind');
      await dataSource.query(`INSERT INTO installation (name, value) VALUES ('${name}', 'x')`);
      await pause();
    }
    if (throwsAfter === names.length) throw new Error('changed my mind');
  };
  await (kind === 'citizen' && names.length === 1 ? write() : dataSource.transaction(write));
};

/** Every schedule of some writers: what was acknowledged is there, what was not is not. */
const keepsItsWord = (store: Store) =>
  fc.asyncProperty(fc.scheduler(), writers, async (scheduler, all) => {
    await dataSource.query('DELETE FROM installation');
    const acknowledged: string[] = [];
    const done = all.map(async (writer, number) => {
      const names = Array.from({ length: writer.steps }, (_, step) => `w${number}-${step}`);
      const pause = () => scheduler.schedule(Promise.resolve());
      const stored = await store(names, writer, pause).then(
        () => true,
        () => false,
      );
      if (stored) acknowledged.push(...names);
    });
    await scheduler.waitFor(Promise.all(done));
    const found: { name: string }[] = await dataSource.query('SELECT name FROM installation');
    expect(found.map(({ name }) => name).sort()).toEqual(acknowledged.sort());
  });

it(`in ${SCHEDULES} interleavings of citizens and officers nothing acknowledged is lost (FAULTS_SEED=${SEED})`, async () => {
  await fc.assert(keepsItsWord(throughTheQueue), { numRuns: SCHEDULES, seed: SEED });
  process.stdout.write(`interleaved: ${SCHEDULES} schedules, 0 lost\n`);
});

it('without the queue some interleaving loses an acknowledged one', async () => {
  const found = await fc.check(keepsItsWord(withoutTheQueue), { numRuns: 300, seed: SEED, endOnFailure: true });
  process.stdout.write(`interleaved, control: lost at schedule ${found.numRuns}\n`);
  expect(found.failed).toBe(true);
});

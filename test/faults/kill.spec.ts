import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { storedInFile } from '../harness/beside-sqlite.js';
import { chanceFrom } from '../harness/chance.js';
import { freePort } from '../harness/free-port.js';
import { Journal, NOTHING_WRONG } from '../harness/journal.js';
import { senders } from '../harness/senders.js';
import { launch, needs, serves } from '../harness/server-process.js';
import { launchTooEarly } from './acks-too-early.js';
import { databaseIn, type Prepared, prepare, processIn } from './prepared.js';
import { type Meddling, meddle } from './strace.js';

const KILLS = Number(process.env.KILLS ?? 250);
const SEED = Number(process.env.FAULTS_SEED ?? Date.now() % 1_000_000_007) || 1;
/** Servers that live and die beside each other. */
const LANES = 2;

let prepared: Prepared;
beforeAll(async () => {
  needs('strace', 'strace');
  prepared = await prepare();
});
afterAll(() => prepared.remove());

/** Where a life ends by itself, at the n-th such call; null: from outside, at any moment. */
type Point = keyof typeof named | null;
const named = {
  'write of a commit': { calls: 'pwrite64', of: '-wal', most: 150 },
  'flush of a commit': { calls: 'fsync,fdatasync', of: '-wal', most: 20 },
  'write of a checkpoint': { calls: 'pwrite64', of: '', most: 40 },
  'flush of a checkpoint': { calls: 'fsync,fdatasync', of: '', most: 4 },
  reply: { calls: 'write,writev', of: null, most: 150 },
} as const;
const points: readonly Point[] = [null, null, null, null, ...(Object.keys(named) as (keyof typeof named)[])];

function meddlingAt(point: keyof typeof named, database: string, chance: () => number): Meddling {
  const { calls, of, most } = named[point];
  const inject = `signal=KILL:when=${1 + Math.floor(chance() * most)}`;
  return of === null ? { calls, inject } : { calls, inject, file: `${database}${of}` };
}

it(`killed ${KILLS} times under load, the server loses nothing, doubles nothing and serves again (FAULTS_SEED=${SEED})`, async () => {
  const chance = chanceFrom(SEED);
  const again: number[] = [];
  const ended = new Map<Point, number>();
  let killed = 0;
  let acknowledged = 0;

  async function lane(number: number): Promise<void> {
    const folder = prepared.copy(`lane-${number}`);
    const file = databaseIn(folder);
    const wishes = await processIn(folder);
    const journal = new Journal();
    const end = senders({ url: `http://127.0.0.1:${wishes.port}`, code: prepared.code }, journal, 16);
    while (killed < KILLS) {
      killed += 1;
      const point = points[Math.floor(chance() * points.length)] ?? null;
      const began = performance.now();
      const server = launch(wishes);
      if (await serves(server)) again.push(performance.now() - began);
      const meddling = point && meddlingAt(point, file, chance);
      const meddler = meddling && (await meddle(server, meddling, join(folder, 'strace')));
      // A life that does not come to its n-th call ends from outside too.
      const isOver = await Promise.race([
        server.gone.then(() => true),
        later((point === null ? 100 : 20_000) + chance() * 600).then(() => false),
      ]);
      const where = isOver ? point : null;
      ended.set(where, (ended.get(where) ?? 0) + 1);
      await server.kill();
      await meddler?.stop();
    }
    const last = launch(wishes);
    await serves(last);
    await end();
    await last.stop();
    expect(journal.against(storedInFile(file))).toMatchObject(NOTHING_WRONG);
    acknowledged += journal.count('ok');
    rmSync(folder, { recursive: true });
  }

  await Promise.all(Array.from({ length: LANES }, (_, number) => lane(number)));
  const sorted = again.toSorted((one, other) => one - other);
  const quantile = (share: number): number => Math.round(sorted[Math.floor(sorted.length * share)] ?? 0);
  const where = [...ended].map(([point, count]) => `${count} ${point ?? 'at any moment'}`).join(', ');
  process.stdout.write(
    `kill: ${killed} kills (${where}), ${acknowledged} acknowledged, 0 lost, 0 doubled; ` +
      `serving again after ${quantile(0.5)} ms, p95 ${quantile(0.95)} ms\n`,
  );
  expect(acknowledged).toBeGreaterThan(KILLS * 20);
});

it('a server that acknowledges before it commits is found out', async () => {
  const file = join(prepared.folder, 'control.sqlite');
  const port = await freePort();
  const journal = new Journal();
  for (let life = 0; life < 4; life += 1) {
    const server = launchTooEarly(port, file);
    const end = senders({ url: `http://127.0.0.1:${port}`, code: prepared.code }, journal, 4);
    await later(1_500);
    await server.kill();
    await end();
  }
  const { lost } = journal.against(storedInFile(file));
  process.stdout.write(`kill, control: ${journal.count('ok')} acknowledged too early, ${lost} lost\n`);
  expect(lost).toBeGreaterThan(0);
});

const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

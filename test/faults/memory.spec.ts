import { readdirSync, readFileSync, statSync } from 'node:fs';
import { storedInFile } from '../harness/beside-sqlite.js';
import { Journal, NOTHING_WRONG } from '../harness/journal.js';
import { post, someAnswers } from '../harness/senders.js';
import { type ServerProcess, startProcess } from '../harness/server-process.js';
import { databaseIn, type Prepared, prepare, processIn } from './prepared.js';

const MINUTES = Number(process.env.MEMORY_MINUTES ?? 60);
const PER_SECOND = 50;
/** What is measured before the server has grown to its size says nothing. */
const WARM_UP_SHARE = 0.3;

let prepared: Prepared;
beforeAll(async () => {
  prepared = await prepare();
});
afterAll(() => prepared.remove());

const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

it(
  `in ${MINUTES} minutes at ${PER_SECOND} responses a second memory, handles and the log stay as they are`,
  async () => {
    const folder = prepared.copy('memory');
    const server = await startProcess(await processIn(folder));
    const journal = new Journal();
    const seen: { readonly minute: number; readonly megabytes: number; readonly handles: number }[] = [];
    try {
      const began = performance.now();
      const underWay = new Set<Promise<void>>();
      let nextLook = 0;
      for (let due = 0; due < MINUTES * 60 * PER_SECOND; due += 1) {
        const wait = began + (due * 1_000) / PER_SECOND - performance.now();
        if (wait > 2) await later(wait);
        const sending = sendOne(server, journal).finally(() => underWay.delete(sending));
        underWay.add(sending);
        const minute = (performance.now() - began) / 60_000;
        if (minute < nextLook) continue;
        nextLook += MINUTES / 60;
        seen.push({ minute, megabytes: memoryOf(server), handles: handlesOf(server) });
      }
      await Promise.all(underWay);
      const settled = seen.filter(({ minute }) => minute > MINUTES * WARM_UP_SHARE);
      const anHour = slopeOf(settled.map(({ minute, megabytes }) => [minute / 60, megabytes]));
      const log = Math.round(statSync(`${databaseIn(folder)}-wal`).size / 2 ** 20);
      const most = Math.max(...seen.map(({ megabytes }) => megabytes));
      process.stdout.write(
        `memory: ${MINUTES} min, ${journal.count('ok')} acknowledged, replies ${JSON.stringify([...journal.replies])}; at most ` +
          `${most} MB, slope ${anHour.toFixed(1)} MB an hour, log ${log} MB, handles ${seen.map(({ handles }) => handles).join(' ')}\n`,
      );
      expect(log).toBeLessThanOrEqual(64);
      expect(Math.max(...settled.map(({ handles }) => handles))).toBeLessThan(200);
      // Over minutes it says nothing: the collector's own rhythm is longer.
      if (MINUTES >= 60) expect(anHour).toBeLessThan(20);
      expect(journal.against(storedInFile(databaseIn(folder)))).toMatchObject(NOTHING_WRONG);
    } finally {
      await server.kill();
    }
  },
  (MINUTES + 10) * 60_000,
);

it('what grows by a megabyte a minute is found out', () => {
  const growing = Array.from({ length: 60 }, (_, minute): [number, number] => [
    minute / 60,
    150 + minute + (minute % 7),
  ]);
  expect(slopeOf(growing)).toBeGreaterThan(50);
});

async function sendOne({ url }: ServerProcess, journal: Journal): Promise<void> {
  const one = journal.begin(someAnswers());
  one.outcome = 'unknown';
  const reply = await post({ url, code: prepared.code }, JSON.stringify({ id: one.id, answers: one.answers }));
  journal.replied(reply ?? 'none');
  if (reply === '201') one.outcome = 'ok';
}

/** Of the line with the least squares. */
function slopeOf(points: readonly (readonly [number, number])[]): number {
  const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;
  const [x, y] = [mean(points.map(([one]) => one)), mean(points.map(([, one]) => one))];
  const above = points.reduce((sum, [one, other]) => sum + (one - x) * (other - y), 0);
  return above / points.reduce((sum, [one]) => sum + (one - x) ** 2, 0);
}

function memoryOf({ pid }: ServerProcess): number {
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024);
}

const handlesOf = ({ pid }: ServerProcess): number => readdirSync(`/proc/${pid}/fd`).length;

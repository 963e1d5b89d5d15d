import { join } from 'node:path';
import { storedInFile } from '../harness/beside-sqlite.js';
import { freePort } from '../harness/free-port.js';
import { Journal, NOTHING_WRONG } from '../harness/journal.js';
import { senders } from '../harness/senders.js';
import { needs, type ServerProcess, startProcess } from '../harness/server-process.js';
import { launchTooEarly } from './acks-too-early.js';
import { databaseIn, type Prepared, prepare, processIn } from './prepared.js';
import { meddle } from './strace.js';

/** Calls that fail: writes, of which many fail in one life; and flushes, each of which ends one. */
const FAILING_WRITES = Number(process.env.FAILING_WRITES ?? 280);
const FAILING_FLUSHES = Number(process.env.FAILING_FLUSHES ?? 20);

let prepared: Prepared;
beforeAll(async () => {
  needs('strace', 'strace');
  prepared = await prepare();
});
afterAll(() => prepared.remove());

const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

it.each(['EIO', 'ENOSPC'])(
  'writes that fail with %s are told as "not now", and nothing else is wrong',
  async (error) => {
    const folder = prepared.copy(`writes-${error}`);
    const server = await startProcess(await processIn(folder));
    const journal = new Journal();
    const end = senders({ url: server.url, code: prepared.code }, journal, 12);
    let failed = 0;
    // Every 11th, every 13th … call: other positions within a commit and a checkpoint each time.
    for (let every = 11; failed < FAILING_WRITES / 2; every += 2) {
      const meddling = { calls: 'pwrite64', inject: `error=${error}:when=${every}+${every}` };
      const meddler = await meddle(server, meddling, join(folder, 'strace'));
      if (!meddler) throw new Error('A failing write ended the server');
      for (let tries = 0; tries < 100 && meddler.injected() < 12; tries += 1) await later(100);
      failed += meddler.injected();
      await meddler.stop();
      const before = journal.count('ok');
      for (let tries = 0; tries < 400 && journal.count('ok') < before + 20; tries += 1) await later(25);
      expect(journal.count('ok')).toBeGreaterThanOrEqual(before + 20);
    }
    await end();
    await server.stop();
    const replies = [...journal.replies.keys()];
    process.stdout.write(`writes that fail, ${error}: ${failed}, replies ${JSON.stringify([...journal.replies])}\n`);
    expect(replies.filter((reply) => !/^(20[01]|503 \d+)$/.test(reply))).toEqual([]);
    expect(replies.some((reply) => reply.startsWith('503'))).toBe(true);
    expect(journal.against(storedInFile(databaseIn(folder)))).toMatchObject(NOTHING_WRONG);
  },
);

it('after a flush that fails nothing is acknowledged: the server ends, and the next one has all that was', async () => {
  const folder = prepared.copy('flushes');
  const wishes = await processIn(folder);
  const journal = new Journal();
  const end = senders({ url: `http://127.0.0.1:${wishes.port}`, code: prepared.code }, journal, 12);
  for (let number = 1; number <= FAILING_FLUSHES; number += 1) {
    const server = await startProcess(wishes);
    await later(200);
    const acknowledged = await lastOf(server, folder, number, journal);
    await server.gone;
    expect(journal.count('ok') - acknowledged).toBeLessThanOrEqual(12);
  }
  const last = await startProcess(wishes);
  await end();
  await last.stop();
  const replies = JSON.stringify([...journal.replies]);
  process.stdout.write(`flushes that fail: ${FAILING_FLUSHES}, ${journal.count('ok')} acknowledged, ${replies}\n`);
  expect([...journal.replies.keys()].filter((reply) => !/^(20[01]|503 \d+|none)$/.test(reply))).toEqual([]);
  const { refusedButStored, ...wrong } = journal.against(storedInFile(databaseIn(folder)));
  expect({ ...wrong, refusedButStored: 0 }).toMatchObject(NOTHING_WRONG);
  // What was written and not flushed may have reached the disk all the same: whoever was told "not now" sends it again.
  expect(refusedButStored).toBeLessThanOrEqual(FAILING_FLUSHES * 12);
});

it('a server that acknowledges before it stores is found out', async () => {
  const [port, file] = [await freePort(), join(prepared.folder, 'control.sqlite')];
  const server = launchTooEarly(port, file);
  const journal = new Journal();
  const end = senders({ url: `http://127.0.0.1:${port}`, code: prepared.code }, journal, 4);
  while (journal.count('ok') < 20) await later(20);
  const meddling = { calls: 'pwrite64', inject: 'error=EIO:when=1+1' };
  const meddler = await meddle(server, meddling, join(prepared.folder, 'strace'));
  await server.gone;
  await end();
  await meddler?.stop();
  const { lost } = journal.against(storedInFile(file));
  process.stdout.write(`I/O that fails, control: ${lost} lost\n`);
  expect(lost).toBeGreaterThan(0);
});

/** Lets the n-th flush of the log fail. @returns how much was acknowledged when it did */
async function lastOf(server: ServerProcess, folder: string, number: number, journal: Journal): Promise<number> {
  const meddling = { calls: 'fsync,fdatasync', inject: `error=EIO:when=${number}`, file: `${databaseIn(folder)}-wal` };
  const meddler = await meddle(server, meddling, join(folder, 'strace'));
  while (meddler && meddler.injected() === 0 && !server.isGone()) await later(5);
  const acknowledged = journal.count('ok');
  for (let tries = 0; tries < 400 && !server.isGone(); tries += 1) await later(25);
  if (!server.isGone()) await server.kill().then(() => Promise.reject(new Error('It went on after a failed flush')));
  await meddler?.stop();
  return acknowledged;
}

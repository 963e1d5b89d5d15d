import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { UsersService } from '../../src/access/users.service.js';
import { storedInFile } from '../harness/beside-sqlite.js';
import { freePort } from '../harness/free-port.js';
import { Journal, NOTHING_WRONG } from '../harness/journal.js';
import { senders } from '../harness/senders.js';
import { needs, startProcess } from '../harness/server-process.js';
import { cookiesOf } from '../harness/sign-in.js';
import { launchTooEarly } from './acks-too-early.js';
import { databaseIn, type Prepared, prepare, processIn } from './prepared.js';

const officer = { name: 'can.bo', password: 'sông chảy qua cánh đồng' };
let prepared: Prepared;
beforeAll(async () => {
  needs('mount', 'mount');
  prepared = await prepare(async (server) => {
    const users = server.get(UsersService, { strict: false });
    await users.create({ ...officer, role: 'officer', communeId: 'spring' }, 'test');
  });
});
afterAll(() => prepared.remove());

const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

it('on a full disk nothing is acknowledged that is not stored; who is signed in reads on; room is noticed at once', async () => {
  const disk = join(prepared.folder, 'small');
  mkdirSync(disk);
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'none', disk]);
  const folder = prepared.copy(join(disk, 'data'));
  const wishes = await processIn(folder);
  const server = await startProcess(wishes);
  const journal = new Journal();
  const door = { url: server.url, code: prepared.code };
  const others = join(disk, 'of-somebody-else');
  try {
    const cookie = cookiesOf(await signIn(server.url));
    const end = senders(door, journal, 12);
    await until(() => journal.count('ok') > 50);
    fill(disk, others);
    await until(() => [...journal.replies.keys()].some((reply) => reply.startsWith('503')));
    await later(2_000);
    const whileFull = journal.count('ok');
    await later(2_000);
    expect(journal.count('ok') - whileFull).toBeLessThan(5);

    const form = await fetch(`${server.url}/k/${prepared.code}`, { headers: { accept: 'text/html' } });
    const live = await fetch(`${server.url}/health/live`);
    const ready = await fetch(`${server.url}/health/ready`);
    expect([form.status, live.status]).toEqual([200, 200]);
    // Within pages that it has already, SQLite still stores so small a thing: then it is ready for that.
    const { status = '', reason = '' } = (await ready.json()) as { status?: unknown; reason?: unknown };
    expect(['200 ok ', '503 503 full']).toContain(`${ready.status} ${status} ${reason}`);
    const read = await fetch(`${server.url}/points`, { headers: { accept: 'text/html', cookie } });
    expect([read.status, await read.text()]).toEqual([200, expect.stringContaining('Quầy 1')]);
    // A session is stored, as long as that is possible, or it does not begin.
    const begun = await signIn(server.url);
    expect([303, 503]).toContain(begun.status);
    expect(cookiesOf(begun) !== '').toBe(begun.status === 303);

    const began = performance.now();
    const atFirst = journal.count('ok');
    rmSync(others);
    await until(() => journal.count('ok') > atFirst + 10);
    const backAfter = Math.round(performance.now() - began);
    await end();
    const replies = JSON.stringify([...journal.replies]);
    process.stdout.write(
      `disk full: ${journal.count('ok')} acknowledged, replies ${replies}, ` + `taken again after ${backAfter} ms\n`,
    );
    expect(journal.against(storedInFile(databaseIn(folder)))).toMatchObject(NOTHING_WRONG);
    expect([...journal.replies.keys()].filter((reply) => !/^(20[01]|503 \d+)$/.test(reply))).toEqual([]);
    expect(backAfter).toBeLessThan(5_000);
  } finally {
    await server.kill();
    execFileSync('umount', [disk]);
  }
});

it('a server that acknowledges before it stores is found out', async () => {
  const disk = join(prepared.folder, 'smaller');
  mkdirSync(disk);
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'none', disk]);
  const [port, file] = [await freePort(), join(disk, 'control.sqlite')];
  const journal = new Journal();
  const server = launchTooEarly(port, file);
  try {
    const end = senders({ url: `http://127.0.0.1:${port}`, code: prepared.code }, journal, 4);
    await until(() => journal.count('ok') > 5);
    fill(disk, join(disk, 'all'));
    await server.gone;
    await end();
    rmSync(join(disk, 'all'));
    expect(journal.against(storedInFile(file)).lost).toBeGreaterThan(0);
  } finally {
    await server.kill();
    execFileSync('umount', [disk]);
  }
});

function signIn(url: string): Promise<Response> {
  const body = new URLSearchParams(officer);
  return fetch(`${url}/login`, { method: 'POST', headers: { accept: 'text/html' }, body, redirect: 'manual' });
}

/** As a log or somebody's film would: until nothing is left. */
function fill(disk: string, file: string): void {
  const { bsize } = statfsSync(disk);
  try {
    for (;;) appendFileSync(file, Buffer.alloc(bsize));
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOSPC') throw error;
  }
}

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; !isSo(); tries += 1) {
    if (tries > 1_200) throw new Error('It never came to that');
    await later(50);
  }
}

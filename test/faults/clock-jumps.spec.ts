import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { UsersService } from '../../src/access/users.service.js';
import { businessDate } from '../../src/config/clock.js';
import { addDays } from '../../src/rules/days.js';
import { storedInFile } from '../harness/beside-sqlite.js';
import { Journal, NOTHING_WRONG } from '../harness/journal.js';
import { senders } from '../harness/senders.js';
import { startProcess } from '../harness/server-process.js';
import { cookiesOf } from '../harness/sign-in.js';
import { aCampaign, aPoint } from '../harness/spring.js';
import { databaseIn, type Prepared, prepare, processIn } from './prepared.js';

const LIBRARY = '/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1';
/** What the machine's clock says all at once, and what it says of itself then. */
const JUMPS = [
  ['two hours back', '-2h', 'behind'],
  ['right again', '+0', 'trusted'],
  ['a month ahead', '+31d', 'ahead'],
  ['right again', '+0', 'trusted'],
  ['a dead battery: 1970', `-${Math.floor(Date.now() / 1_000) - 3_600}s`, 'behind'],
  ['right again', '+0', 'trusted'],
] as const;
const STAY_MS = Number(process.env.CLOCK_SECONDS ?? 10) * 1_000;

const officer = { name: 'can.bo', password: 'sông chảy qua cánh đồng' };
let prepared: Prepared;
beforeAll(async () => {
  if (!existsSync(LIBRARY)) throw new Error('libfaketime is missing: apt-get install faketime');
  prepared = await prepare(async (server) => {
    const users = server.get(UsersService, { strict: false });
    await users.create({ ...officer, role: 'officer', communeId: 'spring' }, 'test');
    // Ends soon: a clock that is a month ahead would make its figures final.
    const point = await aPoint(server, { name: 'Quầy 2' });
    const today = businessDate(new Date());
    const days = { opensOn: '2026-01-01', endsOn: addDays(today, 3), locksOn: addDays(today, 5) } as const;
    await aCampaign(server, { pointIds: [point.id], ...days });
  });
});
afterAll(() => prepared.remove());

const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

it('a clock that jumps refuses no answer, ends no session or delay, locks and publishes nothing', async () => {
  const folder = prepared.copy('clock');
  const time = join(folder, 'time');
  writeFileSync(time, '+0');
  const faked = {
    LD_PRELOAD: LIBRARY,
    FAKETIME_TIMESTAMP_FILE: time,
    FAKETIME_NO_CACHE: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
  };
  const server = await startProcess(await processIn(folder, { environment: { ...faked, LOCK_EVERY: '2' } }));
  const journal = new Journal();
  const told: string[] = [];
  try {
    const cookie = cookiesOf(await signIn(server.url, officer));
    expect(await pageOf(server.url, cookie)).toBe(200);
    const end = senders({ url: server.url, code: prepared.code }, journal, 8);
    for (const [name, offset, state] of JUMPS) {
      // Guessed until told to wait, which the jump must not end.
      for (let guess = 0; guess < 10 && !(await waits(server.url)); guess += 1);
      writeFileSync(time, offset);
      expect([name, await waits(server.url)]).toEqual([name, true]);
      await later(STAY_MS);
      const ready = (await (await fetch(`${server.url}/health/ready`)).json()) as { clock?: unknown };
      const seen = [name, ready.clock, await pageOf(server.url, cookie), lockedIn(folder)];
      expect(seen).toEqual([name, state, 200, 0]);
      told.push(name);
    }
    await end();
    const days = daysIn(folder);
    process.stdout.write(
      `clock: ${told.join(', ')}; ${journal.count('ok')} acknowledged, replies ${JSON.stringify([...journal.replies])}, ` +
        `business days ${days.join(' ')}\n`,
    );
    expect([...journal.replies.keys()].filter((reply) => !/^20[01]$/.test(reply))).toEqual([]);
    expect(journal.against(storedInFile(databaseIn(folder)))).toMatchObject(NOTHING_WRONG);
    expect(days.filter((day) => day < addDays(businessDate(new Date()), -1))).toEqual([]);
  } finally {
    await server.kill();
  }
});

it('a clock that is right says when a round is to be locked: it is the jump that keeps it from that', async () => {
  const folder = prepared.copy('control');
  const db = new Database(databaseIn(folder));
  // The server stood still, and an officer has confirmed the day since.
  const confirmed = new Date(Date.now() + 31 * 86_400_000).toISOString();
  db.prepare("UPDATE installation SET value = ? WHERE name = 'last-written'").run(confirmed);
  db.close();
  const time = join(folder, 'time');
  writeFileSync(time, '+31d');
  const faked = { LD_PRELOAD: LIBRARY, FAKETIME_TIMESTAMP_FILE: time, FAKETIME_DONT_FAKE_MONOTONIC: '1' };
  const server = await startProcess(await processIn(folder, { environment: { ...faked, LOCK_EVERY: '1' } }));
  for (let tries = 0; tries < 200 && lockedIn(folder) === 0; tries += 1) await later(100);
  await server.kill();
  expect(lockedIn(folder)).toBe(1);
});

function signIn(url: string, fields: Readonly<Record<string, string>>): Promise<Response> {
  const body = new URLSearchParams(fields);
  return fetch(`${url}/login`, { method: 'POST', headers: { accept: 'text/html' }, body, redirect: 'manual' });
}

/** Whether whoever guesses has to wait. */
async function waits(url: string): Promise<boolean> {
  return (await signIn(url, { name: 'nobody', password: 'another guess' })).status === 429;
}

async function pageOf(url: string, cookie: string): Promise<number> {
  return (await fetch(`${url}/points`, { headers: { accept: 'text/html', cookie }, redirect: 'manual' })).status;
}

function lockedIn(folder: string): number {
  return asked(folder, 'SELECT COUNT(*) FROM publication')[0] as number;
}

const daysIn = (folder: string) =>
  asked(folder, 'SELECT DISTINCT business_date FROM survey_response ORDER BY 1') as readonly string[];

function asked(folder: string, sql: string): unknown[] {
  const db = new Database(databaseIn(folder), { readonly: true });
  try {
    return db.prepare(sql).pluck().all();
  } finally {
    db.close();
  }
}

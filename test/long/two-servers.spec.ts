import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { aFolder } from '../harness/fresh-database.js';
import type { TestServer } from '../harness/server.js';
import { type SignedIn, sendLogin, signIn } from '../harness/sign-in.js';
import { SPRING } from '../harness/spring.js';
import { areOver, listen } from '../harness/streams.js';
import { type TwoProcesses, twoProcesses } from '../harness/two-processes.js';

const CHOSEN = 'mưa rơi trên mái tôn';
let two: TwoProcesses;
let here: TestServer;
let there: TestServer;
let campaign = '';
let points: readonly Record<string, string>[] = [];
/** Signed in here, and so known there. */
let officer: SignedIn;

beforeAll(async () => {
  const data = join(aFolder(), 'spring.json');
  writeFileSync(data, JSON.stringify(SPRING));
  const passwords: string[] = [];
  two = await twoProcesses(async (hailong) => {
    // Both find an empty database, and one of them makes its tables.
    await Promise.all([hailong('commune:import', data), hailong('commune:import', data)]);
    const days = ['--opens', '2026-01-01', '--ends', '2099-12-01', '--locks', '2099-12-31'];
    const of = ['--commune', 'spring'];
    campaign = String((await hailong('campaign:create', ...of, '--questionnaire', 'trung-tam', ...days)).id);
    const at = (name: string) => ['--kind', 'qr', '--name', name, '--campaign', campaign];
    points = [
      await hailong('point:create', ...of, ...at('Quầy 1')),
      await hailong('point:create', ...of, ...at('Quầy 2')),
    ];
    for (const role of ['officer', 'administrator']) {
      passwords.push(
        String((await hailong('user:create', ...of, '--role', role, '--name', `${role}.spring`)).password),
      );
    }
  });
  here = two.here as TestServer;
  there = two.there as TestServer;
  officer = await withOwnPassword('officer.spring', passwords[0]);
  administrator = await withOwnPassword('administrator.spring', passwords[1]);
}, 300_000);
afterAll(() => two?.stop());
let administrator: SignedIn;

async function withOwnPassword(name: string, password = ''): Promise<SignedIn> {
  const somebody = await signIn(here, { name, password });
  await somebody.post('/password', { current: password, password: CHOSEN, again: CHOSEN });
  return { ...somebody, password: CHOSEN };
}

const statusThere = async (path: string, headers: Record<string, string> = {}): Promise<number> =>
  (await fetch(there.url + path, { headers: { accept: 'text/html', ...headers }, redirect: 'manual' })).status;
const idOf = (point = 0): string => String(points[point]?.id);
const codeOf = (point = 0): string => String(points[point]?.code);

/** The connections on which servers listen to each other. */
const lines = async (): Promise<readonly number[]> => {
  const sql = "SELECT pid FROM pg_stat_activity WHERE application_name = 'hai-long line'";
  return (await two.query<{ pid: number }>(sql)).map(({ pid }) => pid);
};
const endLines = async (): Promise<void> => {
  for (const pid of await lines()) await two.query('SELECT pg_terminate_backend($1)', pid);
};

/** Asks again for about a second until it holds: what servers tell each other takes a moment. */
async function soon(holds: () => Promise<boolean>): Promise<boolean> {
  for (let tries = 0; tries < 20; tries += 1) {
    if (await holds()) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}

it('a session is one at both, and so is its end', async () => {
  expect(await statusThere('/campaigns', { cookie: officer.cookie })).toBe(200);
  const other = await signIn(there, officer);
  expect((await fetch(`${here.url}/campaigns`, { headers: { cookie: other.cookie } })).status).toBe(200);
  await other.post('/logout');
  expect((await officer.get('/campaigns', { cookie: other.cookie })).status).toBe(302);
});

it('a point that is revoked at one is soon revoked at the other', async () => {
  expect(await statusThere(`/k/${codeOf(1)}`)).toBe(200);
  expect((await officer.post(`/points/spring/${idOf(1)}/revoke`)).status).toBe(303);
  expect(await soon(async () => (await statusThere(`/k/${codeOf(1)}`)) === 410)).toBe(true);
});

describe('what was changed without a word', () => {
  const revoke = (since: string | null) =>
    two.query('UPDATE collection_point SET revoked_on = $1 WHERE id = $2', since, idOf());
  const status = () => statusThere(`/k/${codeOf()}`);

  it('is soon seen all the same, because nothing is remembered for long', async () => {
    expect(await status()).toBe(200);
    await revoke('2026-01-01');
    expect(await soon(async () => (await status()) === 410)).toBe(true);
    await revoke(null);
    expect(await soon(async () => (await status()) === 200)).toBe(true);
  });

  it('is seen with the next request by a server that would not be told', async () => {
    for (let times = 0; times < 3; times += 1) {
      for (const [since, seen] of [['2026-01-01', 410] as const, [null, 200] as const]) {
        while ((await lines()).length > 0) await endLines();
        await new Promise((resolve) => setTimeout(resolve, 50));
        await revoke(since);
        expect(await status()).toBe(seen);
      }
    }
  });
});

it('what a commune is called since is on the forms of the other', async () => {
  const page = async () => (await fetch(`${there.url}/k/${codeOf()}`)).text();
  expect(await page()).toContain('Xuân');
  const data = join(aFolder(), 'renamed.json');
  writeFileSync(data, JSON.stringify({ ...SPRING, name: 'Xuân Mới' }));
  await two.hailong('commune:import', data);
  expect(await soon(async () => (await page()).includes('Xuân Mới'))).toBe(true);
});

it('a tablet that is unpaired at one is a stranger to the other', async () => {
  const of = ['--commune', 'spring', '--kind', 'kiosk', '--name', 'Máy', '--campaign', campaign];
  const kiosk = await two.hailong('point:create', ...of);
  const page = await (
    await officer.post('/devices', { commune: 'spring', point: String(kiosk.id), second: '' })
  ).text();
  const code = /id="pairing-code">([^<]+)</.exec(page)?.[1];
  const send = async (path: string, body: object, token = '') => {
    const headers = { 'content-type': 'application/json', authorization: `Device ${token}` };
    return fetch(`${there.url}/api/v1/devices/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  };
  const { device, token } = (await (await send('pair', { code })).json()) as { device: string; token: string };
  const beat = async () => (await send('heartbeat', { queued: 0, clock: new Date(0).toISOString() }, token)).status;
  expect(await beat()).not.toBe(401);
  expect((await officer.post(`/devices/spring/${device}/revoke`)).status).toBe(303);
  expect(await beat()).toBe(401);
});

it('an answer given at one is told by the stream of the other, which ends when its reader is locked out here', async () => {
  const made = await two.hailong('user:create', '--commune', 'spring', '--role', 'leader', '--name', 'leader.spring');
  const leader = await withOwnPassword('leader.spring', String(made.password));
  const stream = await listen(`${there.url}/api/v1/campaigns/${campaign}/participation/events`, {
    cookie: leader.cookie,
  });
  expect(JSON.parse(await stream.next())).toMatchObject({ total: 0 });
  const body = JSON.stringify({ id: crypto.randomUUID(), answers: { G: 5 } });
  const headers = { 'content-type': 'application/json' };
  await fetch(`${here.url}/api/v1/points/${codeOf()}/responses`, { method: 'POST', headers, body });
  expect(JSON.parse(await stream.next())).toMatchObject({ total: 1 });
  const [{ id } = { id: '' }] = await two.query<{ id: string }>(
    "SELECT id FROM staff_user WHERE name = 'leader.spring'",
  );
  expect((await administrator.post(`/users/${id}/disabled`, { disabled: 'yes' })).status).toBe(303);
  expect(await statusThere('/dashboard', { cookie: leader.cookie })).toBe(302);
  expect(await areOver([stream])).toBe(true);
});

/** Types a receipt that nobody has. @returns the status of the last time */
async function guess(at: TestServer, times: number): Promise<number> {
  let status = 0;
  for (let n = 0; n < times; n += 1) {
    const body = new URLSearchParams({ commune: 'spring', receipt: 'J70M 2SXG 50WD G' });
    status = (await fetch(`${at.url}/receipt`, { method: 'POST', headers: { accept: 'text/html' }, body })).status;
  }
  return status;
}

const login = async (at: TestServer, name: string, password: string): Promise<number> => {
  const reply = await sendLogin(at, { name, password });
  await reply.body?.cancel();
  return reply.status;
};

it('guesses at one slow down guesses at the other: passwords, and codes that anybody may type', async () => {
  for (let n = 0; n < 6; n += 1) await login(here, 'administrator.spring', `guess ${n}`);
  // Asked once: the right password, said before the news is there, would make all forgotten.
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(await login(there, 'administrator.spring', CHOSEN)).toBe(429);
  await guess(here, 30);
  expect(await soon(async () => (await guess(there, 1)) === 429)).toBe(true);
});

it('the line between them is taken up again after PostgreSQL has ended it', async () => {
  const before = await lines();
  await endLines();
  const isBack = async () => (await lines()).filter((pid) => !before.includes(pid)).length === 2;
  expect((await soon(isBack)) || (await soon(isBack))).toBe(true);
  for (let n = 0; n < 6; n += 1) await login(there, 'officer.spring', `guess ${n}`);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(await login(here, 'officer.spring', CHOSEN)).toBe(429);
});

it('what one server at a time does is done by none while it is held, and then by one', async () => {
  await two.query("SELECT pg_advisory_lock(hashtext('LockJob'))");
  const days = ['--opens', '2026-01-01', '--ends', '2026-01-10', '--locks', '2026-01-15'];
  const due = await two.hailong('campaign:create', '--commune', 'spring', '--questionnaire', 'hop-thon', ...days);
  const locks = () => two.query("SELECT 1 FROM audit_entry WHERE action = 'campaign-locked' AND object = $1", due.id);
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  expect(await locks()).toEqual([]);
  await two.query("SELECT pg_advisory_unlock(hashtext('LockJob'))");
  for (let tries = 0; tries < 20 && (await locks()).length === 0; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  expect(await locks()).toHaveLength(1);
}, 60_000);

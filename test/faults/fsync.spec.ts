import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { SPRING } from '../harness/spring.js';

const PORT = 42_000 + (process.pid % 10_000);
const URL = `http://127.0.0.1:${PORT}`;
const folder = mkdtempSync(join(tmpdir(), 'hai-long-fsync-'));
const file = join(folder, 'fsync.sqlite');
const env = {
  ...process.env,
  ...{ PORT: String(PORT), HOST: '127.0.0.1', DATABASE_URL: `sqlite:${file}`, LOG_LEVEL: 'silent', NODE_OPTIONS: '' },
};
let server: ChildProcess | null = null;
let said = '';
let code = '';

const run = promisify(execFile);
const hailong = async (...args: string[]): Promise<Record<string, string>> =>
  JSON.parse((await run('node', ['--disable-proto=delete', 'dist/cli.js', ...args], { env })).stdout);

async function start(): Promise<ChildProcess> {
  said = '';
  const started = spawn('node', ['--disable-proto=delete', 'dist/main.js'], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  started.stderr.on('data', (text) => {
    said += String(text);
  });
  for (let tries = 0; tries < 600; tries += 1) {
    if ((await fetch(`${URL}/health/ready`).catch(() => null))?.ok) return started;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The server did not start: ${said}`);
}

/** From now on the kernel says that these calls of the server failed. */
async function failing(calls: string, when: string): Promise<ChildProcess> {
  const inject = ['-e', `trace=${calls}`, '-e', `inject=${calls}:error=EIO:when=${when}`];
  const strace = spawn('strace', ['-p', String(server?.pid), ...inject], { stdio: ['ignore', 'ignore', 'pipe'] });
  let told = '';
  await new Promise<void>((resolve, reject) => {
    strace.stderr.on('data', (text) => {
      told += String(text);
      if (told.includes('attached')) resolve();
    });
    strace.once('exit', () => reject(new Error(`strace cannot reach the server, which takes root: ${told}`)));
  });
  return strace;
}

async function send(id: string): Promise<number | null> {
  const body = JSON.stringify({ id, answers: { G: 4, FIELD: 'ho-tich', FILE: 5 } });
  const headers = { 'content-type': 'application/json' };
  return (
    (await fetch(`${URL}/api/v1/points/${code}/responses`, { method: 'POST', headers, body }).catch(() => null))
      ?.status ?? null
  );
}

function stored(): readonly string[] {
  const db = new Database(file, { readonly: true });
  const ids = db.prepare('SELECT id FROM survey_response').pluck().all() as string[];
  db.close();
  return ids;
}

beforeAll(async () => {
  try {
    execFileSync('strace', ['-V'], { stdio: 'ignore' });
  } catch {
    throw new Error('strace is not there: apt-get install strace');
  }
  const data = join(folder, 'spring.json');
  writeFileSync(data, JSON.stringify(SPRING));
  await hailong('commune:import', data);
  const days = ['--opens', '2026-01-01', '--ends', '2099-12-01', '--locks', '2099-12-31'];
  const campaign = await hailong('campaign:create', '--commune', 'spring', '--questionnaire', 'trung-tam', ...days);
  const at = ['--commune', 'spring', '--kind', 'qr', '--name', 'Quầy 1', '--campaign', String(campaign.id)];
  code = String((await hailong('point:create', ...at)).code);
  server = await start();
}, 240_000);
afterAll(() => {
  server?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

it('a call that has nothing to do with what is stored may fail, and the server goes on', async () => {
  const strace = await failing('fchown', '1+');
  expect(await send(randomUUID())).toBe(201);
  const gone = once(strace, 'exit');
  strace.kill('SIGTERM');
  await gone;
  expect(server?.exitCode).toBeNull();
}, 60_000);

it('once the disk did not keep a commit nobody is told that it did, and the process ends by itself and says why', async () => {
  const acknowledged: string[] = [];
  for (let sent = 0; sent < 5; sent += 1) {
    const id = randomUUID();
    if ((await send(id)) === 201) acknowledged.push(id);
  }
  expect(acknowledged).toHaveLength(5);
  const running = server as ChildProcess;
  const ended = once(running, 'exit');
  // Once only: the disk forgets that it failed, and would say yes to whatever comes next.
  await failing('fsync,fdatasync', '1');
  const lost = randomUUID();
  const replies = await Promise.all([send(lost), ...Array.from({ length: 20 }, () => send(randomUUID()))]);
  expect(replies.filter((status) => status !== 503)).toEqual([]);
  expect(await send(randomUUID())).not.toBe(201);
  expect(await ended).toEqual([null, 'SIGKILL']);
  expect(said).toContain('the disk did not keep what it was given (SQLITE_IOERR_FSYNC)');

  server = await start();
  expect(stored()).toEqual(expect.arrayContaining(acknowledged));
  // As a phone does, which was not told that it is stored.
  expect([201, 200]).toContain(await send(lost));
  expect(stored().filter((id) => id === lost)).toHaveLength(1);
  expect(await hailong('verify')).toMatchObject({ differences: 0 });
}, 120_000);

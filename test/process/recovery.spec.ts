import { execFile } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createApp } from '../../src/app.js';
import { Settings } from '../../src/config/settings.js';
import { BackupJob } from '../../src/operations/backup.job.js';
import { aFolder } from '../harness/fresh-database.js';
import { startServer } from '../harness/server.js';
import { openSpring } from '../harness/spring.js';

const folder = aFolder();
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const [home, backup] = [join(folder, 'home'), join(folder, 'backup.sqlite')];
const database = join(home, 'a.sqlite');
const secrets = `${database}.secrets.json`;
const here = { DATABASE_URL: `sqlite:${database}`, SECRETS_FILE: secrets, ATTACHMENTS_FOLDER: `${database}.files` };
const run = promisify(execFile);

/** As whoever runs the server types it. */
async function ran(program: string, ...args: string[]): Promise<{ stdout: string; stderr: string; code: number }> {
  const env = { ...process.env, ...here, PORT: '0', LOG_LEVEL: 'silent', NODE_OPTIONS: '' };
  try {
    return { ...(await run('node', ['--disable-proto=delete', `dist/${program}.js`, ...args], { env })), code: 0 };
  } catch (error) {
    return error as { stdout: string; stderr: string; code: number };
  }
}
const hailong = (...args: string[]) => ran('cli', ...args);

it('a database whose first page is destroyed is told in a sentence, and comes back from a backup', async () => {
  mkdirSync(home);
  const server = await startServer('2026-11-03', here);
  await openSpring(server);
  expect(JSON.parse((await hailong('backup', backup)).stdout)).toMatchObject({ responses: 0 });
  await server.stop();

  const file = openSync(database, 'r+');
  writeSync(file, Buffer.alloc(4096, 0x5a), 0, 4096, 0);
  closeSync(file);
  for (const command of ['verify', 'backup']) {
    const { code, stderr } = await hailong(command, join(folder, 'second.sqlite'));
    expect([code, stderr]).toEqual([1, `${command}: ${database} is damaged: restore a backup\n`]);
  }
  const { code, stderr } = await ran('main');
  expect([code, stderr]).toEqual([1, `Hài Lòng did not start: ${database} is damaged: restore a backup\n`]);
  expect((await hailong('restore', backup)).code).toBe(0);
  expect((await hailong('verify')).code).toBe(0);
}, 240_000);

it('data whose secret is missing refuse to be opened, and nothing is written; the backup alone is enough', async () => {
  rmSync(secrets);
  const start = createApp(Settings.read({ ...here, LOG_LEVEL: 'silent' }));
  await expect(start).rejects.toThrow(`its file ${secrets} is missing`);
  expect(existsSync(secrets)).toBe(false);
  rmSync(home, { recursive: true });
  const { code, stderr } = await hailong('restore', backup);
  expect([code, stderr]).toEqual([0, '']);
  await tellsWhoMayRead();
  expect(readdirSync(home).sort()).toEqual(['a.sqlite', 'a.sqlite.files', 'a.sqlite.secrets.json']);
  const server = await startServer('2026-11-03', here);
  const ready = await fetch(`${server.url}/health/ready`);
  expect([ready.status, await ready.json()]).toEqual([200, expect.objectContaining({ files: 'readable' })]);
  chmodSync(database, 0o600);
  await server.stop();
}, 240_000);

/** All that was put there is private; what somebody copies otherwise is named. */
async function tellsWhoMayRead(): Promise<void> {
  const readable = async (): Promise<unknown> => JSON.parse((await hailong('verify')).stdout).readableByOthers;
  expect(await readable()).toEqual([]);
  const copied = `${database}.before-0.1.0-2026-11-01`;
  writeFileSync(copied, '');
  chmodSync(copied, 0o640);
  chmodSync(database, 0o604);
  expect(await readable()).toEqual(expect.arrayContaining([database, copied]));
  rmSync(copied);
}

it('every night a backup is made, once, and the newest are kept', async () => {
  const backups = join(folder, 'nightly');
  const server = await startServer('2026-11-03', { BACKUP_FOLDER: backups, BACKUPS_KEPT: '2' });
  /** The time passes, and is believed. */
  const pass = (time: string): void => {
    server.clock.jumpTo(time);
    server.clock.believe(server.clock.now());
  };
  pass('2026-11-03T02:59');
  const job = server.get(BackupJob, { strict: false });
  await job.look();
  expect(existsSync(backups)).toBe(false);
  for (const time of ['2026-11-03T03:00', '2026-11-03T09:00', '2026-11-04T03:00', '2026-11-05T03:00']) {
    pass(time);
    await job.look();
    writeFileSync(join(backups, 'mine.txt'), 'not ours', { flag: 'a' });
  }
  expect(readdirSync(backups).sort()).toEqual(['2026-11-04.sqlite', '2026-11-05.sqlite', 'mine.txt']);
  await server.stop();
});

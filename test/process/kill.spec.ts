import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { SPRING } from '../harness/spring.js';

const PORT = 41_000 + (process.pid % 10_000);
const ROUNDS = Number(process.env.KILLS ?? 4);
const folder = mkdtempSync(join(tmpdir(), 'hai-long-kill-'));
const file = join(folder, 'kill.sqlite');
const environment = {
  ...process.env,
  ...{ PORT: String(PORT), HOST: '127.0.0.1', DATABASE_URL: `sqlite:${file}`, LOG_LEVEL: 'error', NODE_OPTIONS: '' },
};

const run = promisify(execFile);
const hailong = async (...args: string[]): Promise<Record<string, string>> =>
  JSON.parse((await run('node', ['--disable-proto=delete', 'dist/cli.js', ...args], { env: environment })).stdout);

async function startProcess(): Promise<ChildProcess> {
  const server = spawn('node', ['--disable-proto=delete', 'dist/main.js'], { env: environment, stdio: 'ignore' });
  for (let tries = 0; tries < 400; tries += 1) {
    const ready = await fetch(`http://127.0.0.1:${PORT}/health/ready`).catch(() => null);
    if (ready?.ok) return server;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The server did not start');
}

const journal: { readonly id: string; outcome: 'ok' | 'unknown' }[] = [];

/** Sends until told to stop; what got no answer is sent again, as a phone does. */
async function client(code: string, running: () => boolean): Promise<void> {
  while (running()) {
    const entry: (typeof journal)[number] = { id: randomUUID(), outcome: 'unknown' };
    journal.push(entry);
    for (let tries = 0; entry.outcome === 'unknown' && tries < 200; tries += 1) {
      const body = JSON.stringify({ id: entry.id, answers: { G: 4, FIELD: 'ho-tich', FILE: 5 } });
      const answer = await fetch(`http://127.0.0.1:${PORT}/api/v1/points/${code}/responses`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      }).catch(() => null);
      if (answer?.status === 201 || answer?.status === 200) entry.outcome = 'ok';
      // While nobody listens, eight clients in a hurry would take the processor from the start they wait for.
      else await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the server killed under load', () => {
  it(`loses nothing acknowledged and doubles nothing in ${ROUNDS} rounds of kill -9`, async () => {
    const data = join(folder, 'spring.json');
    writeFileSync(data, JSON.stringify(SPRING));
    await hailong('commune:import', data);
    const days = ['--opens', '2026-01-01', '--ends', '2099-12-01', '--locks', '2099-12-31'];
    const campaign = await hailong('campaign:create', '--commune', 'spring', '--questionnaire', 'trung-tam', ...days);
    const at = ['--commune', 'spring', '--kind', 'qr', '--name', 'Quầy 1', '--campaign', String(campaign.id)];
    const point = await hailong('point:create', ...at);

    let server = await startProcess();
    let running = true;
    const clients = Array.from({ length: 8 }, () => client(String(point.code), () => running));
    for (let round = 0; round < ROUNDS; round += 1) {
      await new Promise((resolve) => setTimeout(resolve, 150 + Math.random() * 250));
      const gone = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGKILL');
      await gone;
      server = await startProcess();
    }
    running = false;
    await Promise.all(clients);
    server.kill('SIGTERM');
    await new Promise((resolve) => server.once('exit', resolve));

    const db = new Database(file, { readonly: true });
    const stored = db.prepare('SELECT id FROM survey_response').pluck().all() as string[];
    const acknowledged = journal.filter(({ outcome }) => outcome === 'ok').map(({ id }) => id);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(acknowledged.length).toBeGreaterThan(5 * ROUNDS);
    expect(new Set(stored)).toEqual(new Set([...acknowledged, ...stored]));
    expect(stored.filter((id) => !journal.some((entry) => entry.id === id))).toEqual([]);
    const participation = db.prepare('SELECT SUM(responses) FROM participation_count').pluck().get();
    expect(participation).toBe(stored.length);
    db.close();
    expect(await hailong('verify')).toMatchObject({ differences: 0 });
    expect(readFileSync(`${file}.secrets.json`, 'utf8')).toContain('secret');
  }, 180_000);
});

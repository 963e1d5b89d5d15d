import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { createApp } from '../../src/app.js';
import { Settings } from '../../src/config/settings.js';
import { aFolder } from '../harness/fresh-database.js';
import { ownPostgres } from '../harness/postgres.js';
import { startServer, type TestServer } from '../harness/server.js';
import { openSpring } from '../harness/spring.js';

const CLIENTS = 8;
const postgres = ownPostgres(1);
let server: TestServer;
let code = '';
const acknowledged = new Set<string>();
/** Everything but an acknowledgement: the status, and how long to wait. */
const refusals: string[] = [];

beforeAll(async () => {
  await postgres.start();
  const client = new pg.Client(`${postgres.url}/postgres`);
  await client.connect();
  await client.query('CREATE DATABASE away');
  await client.end();
  server = await startServer('2026-11-03', { DATABASE_URL: `${postgres.url}/away`, LOG_LEVEL: 'silent' });
  ({
    point: { code },
  } = await openSpring(server));
}, 120_000);
afterAll(async () => {
  await server.stop();
  await postgres.stop();
});

async function send(id: string): Promise<boolean> {
  const body = JSON.stringify({ id, answers: { G: 4, FIELD: 'ho-tich', FILE: 5 } });
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${server.url}/api/v1/points/${code}/responses`, { method: 'POST', headers, body });
  await answer.text();
  if (answer.ok) acknowledged.add(id);
  else refusals.push(`${answer.status} ${answer.headers.get('retry-after')}`);
  return answer.ok;
}

/** Sends until it is acknowledged, as a phone does. */
async function sendAtLast(id: string): Promise<void> {
  for (let tries = 0; tries < 200 && !(await send(id)); tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const stored = async (): Promise<readonly string[]> => {
  const client = new pg.Client(`${postgres.url}/away`);
  await client.connect();
  const { rows } = await client.query<{ id: string }>('SELECT id FROM survey_response');
  await client.end();
  return rows.map(({ id }) => id);
};

it('backends that are ended lose nothing, double nothing, and are told as "not now"', async () => {
  const killer = new pg.Client(`${postgres.url}/postgres`);
  await killer.connect();
  let isOver = false;
  const clients = Array.from({ length: CLIENTS }, async () => {
    while (!isOver) await sendAtLast(randomUUID());
  });
  for (let round = 0; round < 12 || acknowledged.size <= 20; round += 1) {
    await new Promise((resolve) => setTimeout(resolve, 150));
    await killer.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'away'");
  }
  isOver = true;
  await Promise.all(clients);
  await killer.end();
  expect(new Set(await stored())).toEqual(acknowledged);
  expect(new Set(refusals)).toEqual(new Set(['503 5']));
}, 60_000);

it('while PostgreSQL is away everything is refused as "not now" and says why, and goes on once it is back', async () => {
  const before = acknowledged.size;
  await postgres.pause();
  const id = randomUUID();
  expect(await send(id)).toBe(false);
  const form = await fetch(`${server.url}/k/${code}`, { headers: { accept: 'text/html' } });
  expect([form.status, form.headers.get('retry-after')]).toEqual([503, '5']);
  const ready = await fetch(`${server.url}/health/ready`);
  expect([ready.status, await ready.json()]).toEqual([503, expect.objectContaining({ reason: 'away' })]);
  await expect(anotherStart()).rejects.toThrow(/The database at .+ cannot be reached \(DATABASE_URL\)/);
  await postgres.start();
  await sendAtLast(id);
  expect(acknowledged.size).toBe(before + 1);
  expect(new Set(await stored())).toEqual(acknowledged);
  expect(new Set(refusals)).toEqual(new Set(['503 5']));
}, 60_000);

async function anotherStart(): Promise<void> {
  const folder = aFolder();
  const settings = { DATABASE_URL: `${postgres.url}/away`, SECRETS_FILE: `${folder}/s.json`, LOG_LEVEL: 'silent' };
  await (await createApp(Settings.read(settings))).init();
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { businessDate } from '../../src/config/clock.js';
import { freePort } from '../harness/free-port.js';
import { Journal, NOTHING_WRONG, type Stored } from '../harness/journal.js';
import { ownPostgres } from '../harness/postgres.js';
import { senders } from '../harness/senders.js';
import { startServer } from '../harness/server.js';
import { startProcess } from '../harness/server-process.js';
import { openSpring } from '../harness/spring.js';

const BACKENDS = Number(process.env.BACKENDS_ENDED ?? 100);
const POSTMASTERS = Number(process.env.POSTMASTERS_KILLED ?? 10);

// As a real one: what it has committed, a kill does not take.
const postgres = ownPostgres(2, { durable: true });
const folder = mkdtempSync(join(tmpdir(), 'hai-long-faults-'));
const environment = {
  ...{ DATABASE_URL: `${postgres.url}/killed`, SECRETS_FILE: join(folder, 'secrets.json'), LOG_LEVEL: 'silent' },
  ATTACHMENTS_FOLDER: join(folder, 'attachments'),
};
let code = '';

beforeAll(async () => {
  await postgres.start();
  await asked('postgres', 'CREATE DATABASE killed');
  const server = await startServer(businessDate(new Date(Date.now() - 86_400_000)), environment);
  const days = { opensOn: '2026-01-01', endsOn: '2099-12-01', locksOn: '2099-12-31' } as const;
  code = (await openSpring(server, days)).point.code;
  await server.stop();
});
afterAll(async () => {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

it(`${BACKENDS} times backends and ${POSTMASTERS} times the whole PostgreSQL killed under load: nothing lost or doubled`, async () => {
  const server = await startProcess({ port: await freePort(), environment });
  const journal = new Journal();
  try {
    const end = senders({ url: server.url, code }, journal, 12);
    for (let number = 0; number < BACKENDS; number += 1) {
      await later(20 + Math.random() * 100);
      await asked('postgres', "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'killed'");
    }
    for (let number = 0; number < POSTMASTERS; number += 1) {
      await later(200 + Math.random() * 500);
      await postgres.kill();
      await postgres.start();
      const before = journal.count('ok');
      for (let tries = 0; tries < 1_000 && journal.count('ok') < before + 10; tries += 1) await later(25);
      expect(journal.count('ok')).toBeGreaterThanOrEqual(before + 10);
    }
    await end();
    expect(server.isGone()).toBe(false);
    const replies = [...journal.replies.keys()];
    process.stdout.write(
      `PostgreSQL: ${BACKENDS} times backends, ${POSTMASTERS} times all killed; ${journal.count('ok')} acknowledged, ` +
        `replies ${JSON.stringify([...journal.replies])}\n`,
    );
    expect(replies.filter((reply) => !/^(20[01]|503 \d+)$/.test(reply))).toEqual([]);
    const { refusedButStored, ...wrong } = journal.against(await stored());
    expect({ ...wrong, refusedButStored: 0 }).toMatchObject(NOTHING_WRONG);
    // A connection that is cut in COMMIT leaves open whether it was done; only a second attempt tells.
    expect(refusedButStored).toBeLessThanOrEqual(BACKENDS + POSTMASTERS);
  } finally {
    await server.kill();
  }
});

it('a response that somebody takes away afterwards is missed', async () => {
  const server = await startProcess({ port: await freePort(), environment });
  const journal = new Journal();
  const end = senders({ url: server.url, code }, journal, 2);
  while (journal.count('ok') < 10) await later(20);
  await end();
  await server.stop();
  const one = [...journal.sent.values()].find(({ outcome }) => outcome === 'ok');
  await asked('killed', `DELETE FROM survey_response WHERE id = '${one?.id}'`);
  expect(journal.against(await stored())).toMatchObject({ lost: 1, countedTooMany: 1 });
});

async function stored(): Promise<Stored> {
  const responses = (await asked('killed', 'SELECT id, answers FROM survey_response')) as {
    id: string;
    answers: string;
  }[];
  const aside = (await asked('killed', 'SELECT response_id FROM set_aside')) as { response_id: string }[];
  const [count] = await asked('killed', 'SELECT SUM(responses) AS counted FROM participation_count');
  return {
    responses: responses.map(({ id, answers }) => ({ id, answers: JSON.parse(answers) })),
    aside: aside.map((one) => one.response_id),
    counted: Number((count as { counted: unknown }).counted ?? 0),
    damage: [],
  };
}

async function asked(database: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client(`${postgres.url}/${database}`);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { DataSource } from 'typeorm';
import { AuditService } from '../../src/access/audit.service.js';
import { commands } from '../../src/commands.js';
import { parseCall } from '../../src/config/command.js';
import { dataSourceOptions } from '../../src/database/data-source.js';
import { ReceiptsService } from '../../src/responses/receipts.service.js';
import { database, freshDatabase } from '../harness/fresh-database.js';
import { startServer, type TestServer } from '../harness/server.js';
import { signIn } from '../harness/sign-in.js';
import { post } from '../harness/spring.js';
import type { Expected, Told } from '../upgrade/expected.js';
import { fixtures, restoreFixture, schemaAt } from '../upgrade/fixture.js';
import { makeFixture } from '../upgrade/make-fixture.js';
import { ask, counted } from '../upgrade/what-was-told.js';

const { MAKE_FIXTURE } = process.env;
if (MAKE_FIXTURE) it(`makes the fixture ${MAKE_FIXTURE}`, () => makeFixture(MAKE_FIXTURE), 300_000);
else {
  it('there are databases of earlier versions', () => expect(fixtures).not.toEqual([]));
  describe.each(fixtures)('a database of version %s, opened by this one', upgraded);
}

/** Tables of older versions whose rows stand in others now, all of them. */
const renamed: Readonly<Record<string, string>> = { audit_event: 'audit_entry' };

function upgraded(version: string): void {
  let folder: string;
  let databaseUrl: string;
  let server: TestServer;
  let expected: Expected;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hai-long-'));
    const restored = await restoreFixture(version, folder);
    ({ databaseUrl, expected } = restored);
    const more = { DATABASE_URL: databaseUrl, SECRETS_FILE: restored.secretsFile };
    server = await startServer(expected.day, more);
  });
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  /** Asked again with the token of the commune that the campaign is of. */
  const toldNow = async (address: string): Promise<Told | null> => {
    const { spring = '', autumn = '' } = expected.staff.tokens;
    return (await ask(server.url, spring, address)) ?? (await ask(server.url, autumn, address));
  };
  const expectTold = async (told: Readonly<Record<string, Told>>): Promise<void> => {
    expect(told).not.toEqual({});
    const now: Record<string, Told> = {};
    for (const address of Object.keys(told)) now[address] = counted((await toldNow(address)) ?? {});
    const then = Object.entries(told).map(([address, document]) => [address, counted(document)]);
    expect(now).toMatchObject(Object.fromEntries(then));
  };
  const verify = async (): Promise<unknown> => {
    const command = commands.find(({ name }) => name === 'verify');
    return command?.run((type) => server.get(type as never, { strict: false }), parseCall(command, []));
  };
  const query = (sql: string): Promise<Record<string, unknown>[]> => server.get(DataSource).query(sql);
  const startAgain = async (): Promise<void> => {
    server = await server.startAgain(`${expected.day}T12:00`);
  };

  it('is brought up to date and has lost nothing', async () => {
    expect(await server.get(DataSource).showMigrations()).toBe(false);
    // Sums are written in rows of their own making; whether they are right is another question.
    const { tally: _, tally_addition: __, ...before } = expected.rows;
    const rows = await Promise.all(
      Object.keys(before).map(async (table) => {
        const [row] = await query(`SELECT COUNT(*) AS rows FROM ${renamed[table] ?? table}`);
        return [table, Number(row?.rows)];
      }),
    );
    // What was told before the lock is not kept.
    const publication = Object.keys(expected.locked.dataHashes).length;
    expect(Object.fromEntries(rows)).toEqual({ ...before, publication });
  });

  if (database === 'sqlite')
    it('keeps a copy of what was there before, which the old version can open', () => {
      const [copy = '', ...others] = readdirSync(folder).filter((file) => file.includes('.before-'));
      expect(others).toEqual([]);
      expect(copy).toMatch(new RegExp(`^test\\.sqlite\\.before-\\d+\\.\\d+\\.\\d+-${expected.day}$`));
      const kept = new Database(join(folder, copy), { readonly: true });
      const publications = kept.prepare('SELECT COUNT(*) FROM publication WHERE sequence > 0').pluck().get();
      kept.close();
      expect(publications).toBe(expected.rows.publication);
    });

  it('has every table, column, key and index that a new one has, and no other', async () => {
    const another = mkdtempSync(join(tmpdir(), 'hai-long-'));
    const url = await freshDatabase(another);
    const options = dataSourceOptions(url, url.startsWith('sqlite:') ? url.slice('sqlite:'.length) : null);
    await (await new DataSource(options).initialize()).destroy();
    expect(await schemaAt(databaseUrl)).toEqual(await schemaAt(url));
    rmSync(another, { recursive: true });
  });

  it('agrees with its own sums and its own log', async () => {
    const publications = Object.keys(expected.locked.dataHashes).length;
    expect(await verify()).toMatchObject({ differences: 0, publications });
    const chains = await server.get(AuditService, { strict: false }).verify();
    expect(chains.length).toBeGreaterThan(0);
    expect(chains.filter(({ firstBroken }) => firstBroken !== null)).toEqual([]);
  });

  it('tells of locked periods what was told, under the same hashes', async () => {
    const { dataHashes, told } = expected.locked;
    for (const [address, dataHash] of Object.entries(dataHashes))
      expect(await toldNow(address)).toMatchObject({ locked: true, dataHash });
    await expectTold(told);
  });

  it('goes on showing citizens what was released before, without a chairman who approved it', async () => {
    const { results } = (await (await fetch(`${server.url}/results/spring.json`)).json()) as { results: object[] };
    const released = await query('SELECT * FROM public_result');
    expect(released.length).toBeGreaterThan(0);
    expect(results).toHaveLength(released.length);
    for (const { released_on: releasedOn, done } of released)
      expect(results).toContainEqual(expect.objectContaining({ releasedOn, done, approval: null }));
  });

  it('tells nothing any more of periods that still collect', async () => {
    expect(expected.collecting.told).not.toEqual({});
    for (const address of Object.keys(expected.collecting.told)) {
      const told = await toldNow(address);
      if (told === null) continue;
      expect([address, told]).toMatchObject([address, { locked: false, overall: { kind: 'collecting' }, groups: [] }]);
    }
  });

  it('knows who answered', () => expectTold(expected.participation));

  it('lets in whom it let in before', async () => {
    const { user, cookie, tablet } = expected.staff;
    const again = await signIn(server, user);
    // The password was handed over, and another has to be chosen since.
    expect((await again.get('/campaigns')).headers.get('location')).toBe('/password');
    const headers = { accept: 'text/html', cookie };
    const kept = await fetch(`${server.url}/campaigns`, { headers, redirect: 'manual' });
    expect(kept.headers.get('location')).toBe('/password');
    const chosen = 'mưa rơi trên mái tôn';
    await again.post('/password', { current: user.password, password: chosen, again: chosen });
    expect((await again.get('/campaigns')).status).toBe(200);
    const beat = await fetch(`${server.url}/api/v1/devices/heartbeat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Device ${tablet.token}` },
      body: JSON.stringify({ battery: 0.5, waiting: 0, beat: tablet.beat + 1 }),
    });
    expect(await beat.json()).toMatchObject({ beat: tablet.beat });
  });

  it('takes the answers that waited on phones and tablets since before, and its sums stay right', async () => {
    const replies = [];
    for (const { code, token, body } of expected.keptAnswers)
      replies.push(await post(server, code, body, token === null ? {} : { authorization: `Device ${token}` }));
    const wanted = expected.keptAnswers.map(({ story, status, reply }) => ({ story, status, body: reply }));
    const got = replies.map((reply, at) => ({ story: expected.keptAnswers[at]?.story, ...reply }));
    expect(got).toMatchObject(wanted);
    expect(await verify()).toMatchObject({ differences: 0 });
  });

  it('finds what is stored by the receipt that its sender was told, who can withdraw it until the lock', async () => {
    const receipts = server.get(ReceiptsService, { strict: false });
    const told = expected.keptAnswers.filter(({ reply }) => 'receipt' in reply);
    expect(told).not.toEqual([]);
    for (const { code, reply } of told) {
      const [point] = await query(`SELECT commune_id FROM collection_point WHERE code = '${code}'`);
      const communeId = String(point?.commune_id);
      const find = () => receipts.find(communeId, String(reply.receipt));
      const before = await find();
      expect(before?.state).toMatch(/^(?:open|locked)$/);
      const withdrawing = receipts.withdraw(communeId, String(reply.receipt));
      if (before?.state === 'locked') await expect(withdrawing).rejects.toMatchObject({ code: 'campaign-locked' });
      else await withdrawing;
      expect((await find())?.state).toBe(before?.state === 'open' ? 'withdrawn' : 'locked');
    }
    expect(await verify()).toMatchObject({ differences: 0 });
    expect(await query('SELECT * FROM participation_count WHERE responses < 0')).toEqual([]);
  });

  it('changes nothing at the next start', async () => {
    const stored = async (): Promise<unknown> => [
      await query('SELECT * FROM publication ORDER BY commune_id, id'),
      await query('SELECT * FROM tally ORDER BY commune_id, campaign_id, month, scope, dimensions, key'),
      readdirSync(folder).filter((file) => file.includes('.before-')),
    ];
    const before = await stored();
    await startAgain();
    expect(await stored()).toEqual(before);
  });

  it('goes on where the start before was ended half-way, and counts afresh what an earlier version summed otherwise', async () => {
    const told = await query('SELECT * FROM publication ORDER BY commune_id, id');
    await query("UPDATE publication SET content = ''");
    await query("UPDATE tally SET sums = 'AQAAAA==' WHERE dimensions = 'channel'");
    await expect(verify()).rejects.toThrow('Sums that differ from the responses: ');
    await query("DELETE FROM installation WHERE name = 'sums'");
    await startAgain();
    expect(await verify()).toMatchObject({ differences: 0 });
    expect(await query('SELECT * FROM publication ORDER BY commune_id, id')).toEqual(told);
  });

  it('finds out a publication that is not what was locked', async () => {
    const [one] = await query('SELECT commune_id, id, campaign_id, period FROM publication ORDER BY id LIMIT 1');
    await query(
      `UPDATE publication SET original = replace(original, '"respondents":', '"respondents":1') WHERE id = '${one?.id}'`,
    );
    const named = `${one?.commune_id} ${one?.campaign_id} ${one?.period}`;
    await expect(verify()).rejects.toThrow(`Publications that differ from their hash: ${named}`);
  });
}

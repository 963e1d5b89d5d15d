import { DataSource } from 'typeorm';
import { newOneTimeCode } from '../../src/collection-points/codes.js';
import type { CollectionPoint } from '../../src/collection-points/collection-point.entity.js';
import { OneTimeCodesService } from '../../src/collection-points/one-time-codes.service.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { aCampaign, aPoint, aResponse, openSpring, post } from '../harness/spring.js';

let server: TestServer;
let point: CollectionPoint;
let codes: OneTimeCodesService;

beforeAll(async () => {
  server = await startServer('2026-11-03');
  ({ point } = await openSpring(server, { endsOn: '2026-11-30', locksOn: '2026-12-05' }));
  codes = server.get(OneTimeCodesService, { strict: false });
});
afterAll(() => server.stop());
beforeEach(() => server.clock.moveTo('2026-11-03'));

const aCode = async (at = point): Promise<string> => (await codes.issue(at, 1, 'test')).codes[0] ?? '';
const withCode = (value: string, more: object = {}) =>
  aResponse({ G: 5 }, { proof: { kind: 'one-time', value }, ...more });
const send = (body: unknown, at = point) => post(server, at.code, body);
const query = (sql: string): Promise<Record<string, unknown>[]> => server.get(DataSource).query(sql);

describe('a one-time code', () => {
  it('is spent by the response that carries it, which keeps the level of proof and nothing of the code', async () => {
    const response = withCode(await aCode());
    expect((await send(response)).status).toBe(201);
    expect((await send(response)).status).toBe(200);
    const [row] = await query(`SELECT * FROM survey_response WHERE id = '${response.id}'`);
    expect(row).toMatchObject({ proof: 'one-time' });
    const kept = await query('SELECT * FROM one_time_code WHERE spent_on IS NOT NULL');
    expect(kept).toEqual([expect.objectContaining({ spent_on: '2026-11-03' })]);
    expect(JSON.stringify(row)).not.toContain(String(kept[0]?.code_hash));
    expect(Object.keys(kept[0] ?? {})).toEqual(['commune_id', 'code_hash', 'issue_id', 'expires_on', 'spent_on']);
  });

  it('counts once under a hundred uses at the same moment, and the others may send without it', async () => {
    const code = await aCode();
    const responses = Array.from({ length: 100 }, () => withCode(code));
    const replies = await Promise.all(responses.map((one) => send(one)));
    const won = replies.filter(({ status }) => status === 201);
    const lost = replies.filter(({ status, body }) => status === 422 && body.code === 'code-spent');
    expect([won.length, lost.length]).toEqual([1, 99]);
    const [stored] = await query(
      `SELECT COUNT(*) AS n FROM survey_response WHERE id IN ('${responses.map(({ id }) => id).join("','")}')`,
    );
    expect(Number(stored?.n)).toBe(1);
    const loser = responses[replies.findIndex(({ status }) => status === 422)];
    expect((await send({ ...loser, proof: undefined })).status).toBe(201);
  });

  it('does not stand in the way of the same response sent twenty times at once', async () => {
    const response = withCode(await aCode());
    const replies = await Promise.all(Array.from({ length: 20 }, () => send(response)));
    expect(replies.map(({ status }) => status).sort()).toEqual([...Array(19).fill(200), 201]);
  });

  it('is unknown when invented, of another point, or too old; an answer of its last day may arrive later', async () => {
    const elsewhere = await aPoint(server, { name: 'Quầy 2' });
    await aCampaign(server, { pointIds: [elsewhere.id], endsOn: '2026-11-30', locksOn: '2026-12-05' });
    const code = await aCode();
    const refusals = await Promise.all([
      send(withCode(newOneTimeCode())),
      send(withCode('khong phai ma')),
      send(withCode(code), elsewhere),
    ]);
    expect(refusals.map(({ body }) => body.code)).toEqual(Array(3).fill('code-unknown'));
    server.clock.moveTo('2026-11-18');
    expect((await send(withCode(code))).body.code).toBe('code-unknown');
    expect((await send(withCode(code, { answeredOn: '2026-11-17' }))).status).toBe(201);
  });

  it('received twice from phones that waited for network: the first counts, the second is kept for staff', async () => {
    const code = await aCode();
    expect((await send(withCode(code, { queued: true }))).status).toBe(201);
    const second = withCode(code, { queued: true });
    expect(await send(second)).toEqual({ status: 202, body: { id: second.id, setAside: true } });
    const [kept] = await query(`SELECT reason FROM set_aside WHERE response_id = '${second.id}'`);
    expect(kept).toEqual({ reason: 'code-spent' });
  });

  it('is not spent by a response with a wrong answer', async () => {
    const code = await aCode();
    expect((await send({ ...withCode(code), answers: { G: 9 } })).body.code).toBe('answers-invalid');
    expect((await send(withCode(code))).status).toBe(201);
  });

  it('on the form without script: refused with a choice to send without it', async () => {
    const code = await aCode();
    await send(withCode(code));
    const fields = { _action: 'send', _assisted: 'self', G: '4' };
    const page = (more: Record<string, string>): Promise<Response> =>
      fetch(`${server.url}/k/${point.code}?c=${code}`, {
        method: 'POST',
        body: new URLSearchParams({ ...fields, ...more }),
      });
    const refused = await page({});
    expect(refused.status).toBe(422);
    const html = await refused.text();
    expect(html).toContain('Mã trên phiếu hẹn đã được dùng');
    expect(html).toMatch(/value="send-without-code"[^>]*>[^<]*không/);
    const id = /name="_id" value="([^"]+)"/.exec(html)?.[1] ?? '';
    const sent = await page({ _action: 'send-without-code', _id: id });
    expect(sent.status).toBe(200);
    const [row] = await query(`SELECT proof FROM survey_response WHERE id = '${id}'`);
    expect(row).toEqual({ proof: 'fixed' });
  });
});

it('what was printed for a point and came back is counted by printing', async () => {
  const counter = await aPoint(server, { name: 'Quầy 3' });
  await aCampaign(server, { pointIds: [counter.id], endsOn: '2026-11-30', locksOn: '2026-12-05' });
  const { codes: printed } = await codes.issue(counter, 3, 'test');
  await send(withCode(printed[0] ?? ''), counter);
  await send(withCode(printed[1] ?? ''), counter);
  expect(await codes.issuesOf(counter)).toEqual([
    expect.objectContaining({ issuedOn: '2026-11-03', expiresOn: '2026-11-17', issued: 3, spent: 2 }),
  ]);
});

describe('the page of a point', () => {
  let officer: SignedIn;
  beforeAll(async () => {
    officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
  });

  it('prints codes once: they work, and no later page has them', async () => {
    const path = `/points/spring/${point.id}`;
    const slips = await officer.post(`${path}/codes`, { count: '8' });
    expect(slips.headers.get('cache-control')).toContain('no-store');
    const html = await slips.text();
    expect(html).toContain('Mã phát ngẫu nhiên, không gắn với hồ sơ');
    const printed = [...html.matchAll(/\?c(?:=|&#x3D;)([0-9A-Z]{13})/g)].map(([, code = '']) => code);
    expect(new Set(printed).size).toBe(8);
    expect((await send(withCode(printed[7] ?? ''))).status).toBe(201);
    const page = await (await officer.get(path)).text();
    for (const code of printed) expect(page).not.toContain(code);
    expect(page).toMatch(/03\/11\/2026[\s\S]*?17\/11\/2026[\s\S]*?>8<[\s\S]*?>1</);
    const kept = JSON.stringify(await query('SELECT * FROM one_time_code'));
    for (const code of printed) expect(kept).not.toContain(code);
  });

  it('has texts to share with the link, and none for a tablet', async () => {
    const page = await (await officer.get(`/points/spring/${point.id}`)).text();
    expect(page).toContain(`/k/${point.code}/qr.png`);
    expect(page).toMatch(/Ho so cua Ong\/Ba da co ket qua/);
    const kiosk = await aPoint(server, { kind: 'kiosk', name: 'Máy' });
    const tablet = await (await officer.get(`/points/spring/${kiosk.id}`)).text();
    expect(tablet).toContain('không gửi đường dẫn');
    expect((await officer.post(`/points/spring/${kiosk.id}/codes`, { count: '8' })).status).toBe(404);
  });

  it('makes no number of codes that is not offered', async () => {
    for (const wrong of ['7', '-10', '100000', ''])
      expect((await officer.post(`/points/spring/${point.id}/codes`, { count: wrong })).status).toBe(400);
    const clerk = await signInAs(server, { role: 'clerk', communeId: 'spring' });
    expect((await clerk.post(`/points/spring/${point.id}/codes`, { count: '8' })).status).toBe(403);
  });
});

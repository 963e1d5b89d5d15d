import { readFileSync } from 'node:fs';
import { DataSource } from 'typeorm';
import type { Campaign } from '../../src/campaigns/campaign.entity.js';
import { CampaignsService } from '../../src/campaigns/campaigns.service.js';
import type { CollectionPoint } from '../../src/collection-points/collection-point.entity.js';
import { CollectionPointsService } from '../../src/collection-points/collection-points.service.js';
import { tableOf } from '../../src/database/table.js';
import { WriteQueue } from '../../src/database/write-queue.js';
import { DevicesService } from '../../src/devices/devices.service.js';
import { translate } from '../../src/formatting/languages.js';
import { type ProblemCode, problem, problemStatus } from '../../src/problem.js';
import { SetAside } from '../../src/responses/set-aside.entity.js';
import { countUncounted } from '../../src/responses/tallies.queries.js';
import type { Day } from '../../src/rules/days.js';
import { answerErrorCodes } from '../../src/rules/kinds/kind.js';
import { auditOf } from '../harness/audit.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { aCampaign, aPoint, aResponse, lockAnyway, openSpring, post } from '../harness/spring.js';

const TODAY = '2026-11-03';

let server: TestServer;
let campaign: Campaign;
let point: CollectionPoint;
let officer: SignedIn;

beforeAll(async () => {
  // Every refusal is logged with its cause, which is no news here.
  server = await startServer(TODAY, { LOG_LEVEL: 'silent' });
  ({ campaign, point } = await openSpring(server));
  officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
}, 60_000);
afterAll(() => server.stop());
beforeEach(() => server.clock.moveTo(TODAY));

const query = <Row = Record<string, unknown>>(sql: string): Promise<Row[]> => server.get(DataSource).query(sql);
const send = (body: unknown, at = point) => post(server, at.code, body);
const uncounted = () =>
  server.get(WriteQueue).read(countUncounted('spring', campaign.id, { from: campaign.opensOn, to: campaign.endsOn }));
const storedAs = async (id: string) => (await query(`SELECT * FROM survey_response WHERE id = '${id}'`))[0];
const answersOf = (row: Record<string, unknown> | undefined): unknown => JSON.parse(String(row?.answers ?? 'null'));
const counted = async (): Promise<number> => {
  const [row] = await query<{ n: unknown }>("SELECT COUNT(*) AS n FROM survey_response WHERE standing = 'counted'");
  return Number(row?.n);
};
const lastEntry = async () => (await auditOf(server, 'spring'))[0];

interface Kept {
  readonly path: string;
  readonly row: Record<string, unknown>;
}

async function keptOf(responseId: string): Promise<Kept> {
  const [row] = await query(
    `SELECT * FROM set_aside WHERE response_id = '${responseId}' ORDER BY settled_on, received_on`,
  );
  return { path: `/set-aside/spring/${row?.id}`, row: row ?? {} };
}

/** Sends what a phone sends after it waited, and finds it among what was set aside. */
async function setAside(answers: Record<string, unknown>, more: Record<string, unknown> = {}, at = point) {
  const response = aResponse(answers, { campaign: campaign.id, queued: true, ...more });
  expect((await send(response, at)).status).toBe(202);
  return { response, ...(await keptOf(response.id)) };
}

const pageOf = async (path: string): Promise<string> => {
  const reply = await officer.get(path);
  expect(reply.status).toBe(200);
  return reply.text();
};

describe('why an answer was set aside', () => {
  /** Every code under which the door can set something aside, as its source names them. */
  const codes = (): readonly string[] => {
    const source = ['intake', 'asked', 'submissions'].map((name) => `src/responses/${name}.service.ts`);
    const text = source.map((file) => readFileSync(file, 'utf8')).join('\n');
    const thrown = [...text.matchAll(/problem\.(\w+)\(/g)].map(
      ([, name = '']) => problem[name as keyof typeof problem]().code,
    );
    const named = [...text.matchAll(/'([a-z]+(?:-[a-z]+)+)'/g)].map(([, code = '']) => code);
    const known = named.filter((code): code is ProblemCode => Object.hasOwn(problemStatus, code));
    // These are told to the sender, who keeps the answer.
    const told = ['cannot-store-now', 'point-unknown', 'device-unknown'];
    const kept = [...thrown, ...known].filter((code) => !told.includes(code));
    return [...new Set(kept)].sort();
  };

  it('is one of nine reasons, each with a sentence in both languages', () => {
    expect(codes()).toHaveLength(9);
    for (const language of ['vi', 'en'] as const) {
      for (const code of codes()) {
        expect(translate(language, `setAside.reasons.${code}`)).not.toBe('');
        expect(translate(language, `setAside.why.${code}`)).not.toBe('');
      }
      for (const code of answerErrorCodes) expect(translate(language, `setAside.faults.${code}`)).not.toBe('');
    }
  });
});

describe('the list', () => {
  it('says kindly that nothing waits, and is for those who settle', async () => {
    const empty = await signInAs(server, { role: 'administrator', communeId: null });
    await empty.post('/communes', { shipped: 'hong-chau' });
    const other = await signInAs(server, { role: 'officer', communeId: 'hong-chau' });
    expect(await (await other.get('/set-aside')).text()).toContain('Không có phiếu nào chờ xem xét.');
    expect((await other.get('/set-aside?commune=spring')).status).toBe(404);
    const controller = await signInAs(server, { role: 'controller', communeId: 'spring' });
    expect((await controller.get('/set-aside')).status).toBe(200);
    for (const role of ['leader', 'collector', 'clerk', 'director'] as const) {
      const reader = await signInAs(server, {
        role,
        communeId: 'spring',
        ...(role === 'director' && { unit: 'centre' }),
      });
      expect((await reader.get('/set-aside')).status).toBe(403);
    }
  });

  it('names what waits by reason, with the point, the campaign and the days; the campaigns tell how many', async () => {
    await setAside({ G: 9 }, { answeredOn: '2026-11-02' });
    await setAside({ G: 5 }, { version: 'khong-co.v1' });
    const page = await pageOf('/set-aside');
    expect(page).toMatch(/Câu trả lời chưa hợp lệ <span class="tag attention">1</);
    expect(page).toMatch(/Theo mẫu phiếu khác <span class="tag attention">1</);
    expect(page).toMatch(new RegExp(`Quầy 1[\\s\\S]*?${campaign.name}[\\s\\S]*?02/11/2026[\\s\\S]*?03/11/2026`));
    expect(page).toContain('Điện thoại');
    expect(await pageOf('/campaigns')).toContain('2 phiếu chờ xem xét');
    expect(await pageOf('/set-aside?lang=en')).toContain('Answers not valid');
  });

  it('has fifty on a page at most, and what was settled apart', async () => {
    const other = await aPoint(server, { name: 'Quầy đông' });
    await fill(other, 60, { reason: 'nothing-open' });
    const [first, second] = [await pageOf('/set-aside'), await pageOf('/set-aside?page=2')];
    const rows = (page: string): number => [...page.matchAll(/href="\/set-aside\/spring\//g)].length;
    expect([rows(first), rows(second)]).toEqual([50, 12]);
    expect(rows(await pageOf('/set-aside?page=99'))).toBe(12);
    await query(`DELETE FROM set_aside WHERE point_id = '${other.id}'`);
    const { path } = await setAside({ G: 7 });
    await officer.post(`${path}/discard`, { reason: 'Thử máy' });
    expect(rows(await pageOf('/set-aside'))).toBe(2);
    expect(await pageOf('/set-aside?settled=yes')).toMatch(/Đã bỏ[\s\S]*Thử máy/);
  });
});

describe('an answer that is valid now', () => {
  it('is accepted once, under its own ID, with its entry; sent again it is received', async () => {
    const closed = await aPoint(server, { name: 'Cửa sau' });
    await server.get(CampaignsService, { strict: false }).addPoint(campaign, closed.id, 'test');
    await server.get(CollectionPointsService, { strict: false }).revoke(closed, 'test');
    const { response, path, row } = await setAside({ G: 5, FIELD: 'ho-tich' }, { answeredOn: '2026-11-02' }, closed);
    expect(row.reason).toBe('point-revoked');
    const [before, aside] = [await counted(), (await uncounted()).setAside];

    expect(await pageOf(path)).toMatch(
      /Hộ tịch[\s\S]*Nếu nhận, phiếu được tính vào[\s\S]*02\/11\/2026[\s\S]*Nhận phiếu này/,
    );
    const replies = await Promise.all([officer.post(`${path}/accept`), officer.post(`${path}/accept`)]);
    expect(replies.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect(await storedAs(response.id)).toMatchObject({
      ...{
        business_date: '2026-11-02',
        proof: 'fixed',
        channel: 'qr',
        resolving_unit: 'registry',
        standing: 'counted',
      },
    });
    expect(await counted()).toBe(before + 1);
    expect((await uncounted()).setAside).toBe(aside - 1);
    expect(await lastEntry()).toMatchObject({
      ...{ actor: officer.name, action: 'set-aside-accepted', object: row.id },
      details: { setAsideFor: 'point-revoked', campaign: campaign.id },
    });
    expect(await send(response, closed)).toEqual({
      status: 200,
      body: { id: response.id, receipt: expect.any(String) },
    });
    const page = await pageOf(path);
    expect(page).toContain('Đã nhận');
    expect(page).not.toContain('Hộ tịch');
    const [hour] = await query(`SELECT * FROM busy_hour WHERE point_id = '${closed.id}'`);
    expect(hour).toBeUndefined();
  });

  it('whose code was spent counts as one without a code', async () => {
    const { response, path } = await setAside({ G: 4 }, { proof: { kind: 'one-time', value: 'khong phai ma' } });
    expect((await officer.post(`${path}/accept`)).status).toBe(303);
    expect(await storedAs(response.id)).toMatchObject({ proof: 'fixed' });
  });

  it('that differs from the one received under its ID counts as a second one, and the page says so', async () => {
    const response = aResponse({ G: 5 }, { campaign: campaign.id });
    await send(response);
    const other = { ...response, answers: { G: 2 } };
    expect((await send(other)).status).toBe(409);
    const { path } = await keptOf(response.id);
    const before = await counted();
    expect(await pageOf(path)).toContain('tính thêm một phiếu thứ hai');
    expect((await officer.post(`${path}/accept`)).status).toBe(303);
    expect(await counted()).toBe(before + 1);
    expect(answersOf(await storedAs(response.id))).toEqual({ G: 5 });
    expect((await send(response)).status).toBe(200);
    expect((await send(other)).status).toBe(200);
    expect(await counted()).toBe(before + 1);
  });

  it('of a clock that cannot be believed bears the day of receipt', async () => {
    const { response, path } = await setAside({ G: 9 }, { answeredOn: '2027-01-01' });
    expect(await pageOf(path)).toContain('Ngày ghi trên máy không tin được');
    await officer.post(`${path}/correct`, { shown: 'G', 'a-G': '4', reason: 'Chạm nhầm' });
    const row = await storedAs(response.id);
    expect([row?.business_date, Boolean(row?.date_replaced)]).toEqual([TODAY, true]);
  });
});

describe('an answer that is not valid', () => {
  it('is shown with what is wrong, and not accepted as it is', async () => {
    const { response, path } = await setAside({ G: 9, FIELD: 'ho-tich', TEXT: 'Gọi tôi số 0912' });
    const page = await pageOf(path);
    expect(page).toContain('Ngoài thang đo từ 1 đến 5.');
    expect(page).toMatch(/name="a-G" value="5"/);
    expect(page).not.toContain('0912');
    expect(page).not.toMatch(/action="[^"]*\/accept"/);
    expect((await officer.post(`${path}/accept`)).status).toBe(422);
    expect(await storedAs(response.id)).toBeUndefined();
  });

  it('is corrected with a reason, which alone is logged with the codes of the questions', async () => {
    const { response, path, row } = await setAside({ G: 9, FIELD: 'ho-tich', EXPECT: ['x'], HACK: 'y' });
    const fields = { shown: 'G', 'a-G': '4', reason: 'Chạm nhầm trên máy' };
    const unasked = await officer.post(`${path}/correct`, { ...fields, reason: '  ' });
    expect([unasked.status, await unasked.text()]).toEqual([422, expect.stringContaining('Xin ghi lý do.')]);
    const wrong = await officer.post(`${path}/correct`, fields);
    const page = await wrong.text();
    expect(wrong.status).toBe(422);
    expect(page).toMatch(/name="a-G" value="4" checked/);
    expect(page).toMatch(/name="a-EXPECT"/);
    expect(page).toContain('value="Chạm nhầm trên máy"');

    const query = new URLSearchParams(fields);
    query.append('shown', 'EXPECT');
    expect((await sendForm(`${path}/correct`, query)).status).toBe(303);
    const stored = await storedAs(response.id);
    expect([answersOf(stored), stored?.resolving_unit]).toEqual([{ G: 4, FIELD: 'ho-tich' }, 'registry']);
    expect(await lastEntry()).toMatchObject({
      ...{ action: 'set-aside-corrected', object: row.id },
      details: { reason: 'Chạm nhầm trên máy', questions: ['G', 'EXPECT'], setAsideFor: 'answers-invalid' },
    });
    expect((await send(response)).status).toBe(200);
    expect(await pageOf(path)).toContain('Chạm nhầm trên máy');
  });

  it('is discarded with a reason, stays counted beside the figures, and settles once', async () => {
    const { response, path, row } = await setAside({ G: 0 });
    const { setAside: before } = await uncounted();
    expect((await officer.post(`${path}/discard`, { reason: '' })).status).toBe(422);
    expect((await officer.post(`${path}/discard`, { reason: 'Trẻ em nghịch máy' })).status).toBe(303);
    expect((await uncounted()).setAside).toBe(before);
    expect(await lastEntry()).toMatchObject({
      action: 'set-aside-discarded',
      details: { reason: 'Trẻ em nghịch máy' },
    });
    for (const next of ['accept', 'discard']) {
      const reply = await officer.post(`${path}/${next}`, { reason: 'Lần nữa' });
      expect([reply.status, await reply.text()]).toEqual([409, expect.stringContaining('vừa được xử lý ở nơi khác')]);
    }
    expect((await lastEntry())?.object).toBe(row.id);
    expect(await storedAs(response.id)).toBeUndefined();
    expect((await send(response)).status).toBe(202);
    expect(await query(`SELECT id FROM set_aside WHERE response_id = '${response.id}'`)).toHaveLength(1);
  });
});

describe('where an answer is counted', () => {
  it('nowhere, when no campaign asked there on its day: it can only be discarded', async () => {
    const idle = await aPoint(server, { name: 'Chưa dùng' });
    const { path } = await setAside({ G: 5 }, { campaign: undefined }, idle);
    const page = await pageOf(path);
    expect(page).toContain('Chỉ có thể bỏ phiếu.');
    expect(page).not.toMatch(/\/(accept|correct)"/);
    expect((await officer.post(`${path}/accept`)).status).toBe(409);
  });

  it('in the campaign that an officer chooses, when the one it names does not fit', async () => {
    const shared = await aPoint(server, { name: 'Quầy chung' });
    const days = { opensOn: '2026-11-01', endsOn: '2026-11-02', locksOn: '2026-11-15' } as const;
    await aCampaign(server, { ...days, name: 'Đợt ngắn', pointIds: [shared.id] });
    const next = { opensOn: '2026-11-03', endsOn: '2026-11-20', locksOn: '2026-11-25' } as const;
    const second = await aCampaign(server, { ...next, name: 'Đợt sau', pointIds: [shared.id] });
    const { response, path } = await setAside({ G: 5 }, { campaign: 'khong-co' }, shared);
    expect(await pageOf(path)).toMatch(/“Đợt sau”[\s\S]*Phiếu ghi một đợt khảo sát khác/);
    expect((await officer.post(`${path}/accept`, { campaign: second.id })).status).toBe(303);
    expect(await storedAs(response.id)).toMatchObject({ campaign_id: second.id });
    // The hash is about where it was stored, so the sender is told that it was received.
    expect((await send(response, shared)).status).toBe(200);
  });

  it('under another version of the same questionnaire only by an officer who has compared it', async () => {
    const { response, path } = await setAside({ G: 5 }, { version: 'trung-tam.v0' });
    const page = await pageOf(path);
    expect(page).toContain('xin đối chiếu từng câu');
    expect((await officer.post(`${path}/accept`)).status).toBe(422);
    expect((await officer.post(`${path}/correct`, { reason: 'Đã đối chiếu, cùng câu hỏi' })).status).toBe(303);
    expect(await storedAs(response.id)).toMatchObject({ questionnaire_version: 'trung-tam.v1' });
    const { path: foreign } = await setAside({ G: 5 }, { version: 'hop-thon.v1' });
    expect(await pageOf(foreign)).toContain('Chỉ có thể bỏ phiếu.');
  });
});

describe('what is kept is bounded', () => {
  it('to the questions of the version it names, and to 8 kB', async () => {
    const { response, row } = await setAside({ G: 9, JUNK: 'x'.repeat(20_000) }, { version: 'trung-tam.v1' });
    expect(answersOf(row)).toEqual({ G: 9 });
    await officer.post(`/set-aside/spring/${row.id}/correct`, { shown: 'G', 'a-G': '3', reason: 'Chạm nhầm' });
    expect(answersOf(await storedAs(response.id))).toEqual({ G: 3 });
    // What was not kept is not known any more, and still it is told that it was received.
    expect((await send(response)).status).toBe(200);
    const large = aResponse({ G: 9, JUNK: 'x'.repeat(9_000) }, { queued: true });
    const reply = await send(large);
    expect([reply.status, reply.body.code]).toEqual([503, 'cannot-store-now']);
  });

  it('to 2,000 of a point and day; paired tablets have 2,000 of their own', async () => {
    const hall = await aPoint(server, { kind: 'kiosk', name: 'Máy ở sảnh' });
    const phone = () => send(aResponse({ G: 5 }, { queued: true }), hall);
    const token = await aTablet(hall);
    const tablet = () => post(server, hall.code, aResponse({ G: 5 }), { authorization: `Device ${token}` });
    await fill(hall, 1_999);
    expect([(await phone()).status, (await phone()).status]).toEqual([202, 503]);
    expect((await tablet()).status).toBe(202);
    await fill(hall, 1_999, { byTablet: true });
    expect((await tablet()).status).toBe(503);
    server.clock.moveTo('2026-11-04');
    expect((await phone()).status).toBe(202);
    await query(`DELETE FROM set_aside WHERE point_id = '${hall.id}'`);
  });
});

it('an answer that is accepted after the lock is kept as late, and the page says so before', async () => {
  const { response, path } = await setAside({ G: 4 }, { proof: { kind: 'one-time', value: 'khong phai ma' } });
  server.clock.moveTo('2026-11-16');
  await lockAnyway(server, campaign);
  // Weeks later nobody is signed in any more.
  const late = await signInAs(server, { name: 'muon', role: 'officer', communeId: 'spring' });
  expect(await (await late.get(path)).text()).toContain('phiếu đến muộn và không tính');
  const { late: lateBefore } = await uncounted();
  expect((await late.post(`${path}/accept`)).headers.get('location')).toContain('saved=late');
  expect(await storedAs(response.id)).toMatchObject({ standing: 'late', business_date: TODAY });
  expect((await uncounted()).late).toBe(lateBefore + 1);
});

/** Rows as they would be had so many been sent. */
async function fill(at: CollectionPoint, count: number, more: Partial<SetAside> = {}): Promise<void> {
  const table = tableOf(SetAside);
  await server.get(WriteQueue, { strict: false }).commit(function* () {
    for (let sent = 0; sent < count; sent += 1) {
      const id = `${more.byTablet ? 't' : 'p'}-${at.id.slice(0, 20)}-${sent}`;
      yield* table.insert({
        ...{ communeId: 'spring', id, responseId: id, contentHash: id, campaignId: null, pointId: at.id },
        ...{ reason: 'nothing-open', answers: { G: 5 }, receivedOn: TODAY as Day, version: null, language: 'vi' },
        ...{ assisted: 'self', answeredOn: null, byTablet: false, settled: null, settledOn: null, settledBy: null },
        ...{ settledBecause: null, ...more },
      });
    }
  });
}

async function aTablet(at: CollectionPoint): Promise<string> {
  const plain = { communeId: 'spring', pointId: at.id, secondPointId: null, opensAt: null, closesAt: null };
  const { code } = await server.get(DevicesService, { strict: false }).create(plain, 'test');
  const reply = await fetch(`${server.url}/api/v1/devices/pair`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  });
  return String(((await reply.json()) as { token: string }).token);
}

/** A form in which a name stands more than once. */
async function sendForm(path: string, body: URLSearchParams): Promise<Response> {
  const token = /name="_csrf" value="([^"]+)"/.exec(await (await officer.get('/password')).text())?.[1] ?? '';
  body.append('_csrf', token);
  const headers = { accept: 'text/html', cookie: officer.cookie };
  return fetch(server.url + path, { method: 'POST', headers, body, redirect: 'manual' });
}

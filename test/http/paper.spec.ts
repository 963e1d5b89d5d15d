import { DataSource } from 'typeorm';
import { CampaignsService } from '../../src/campaigns/campaigns.service.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import { WriteQueue } from '../../src/database/write-queue.js';
import type { PaperBatch } from '../../src/paper/paper.entity.js';
import { differences, rebuild } from '../../src/responses/recount.js';
import { readTallies } from '../../src/responses/tallies.queries.js';
import { auditOf } from '../harness/audit.js';
import { aBatch, aSheet, sendJson } from '../harness/paper.js';
import { pagesOf, printedPages, printedWords } from '../harness/printed-sheets.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { aCampaign, aPoint, lockAnyway, openSpring, SPRING, type Spring } from '../harness/spring.js';

let server: TestServer;
let spring: Spring;
let batch: PaperBatch;
let collector: SignedIn;
let officer: SignedIn;

beforeAll(async () => {
  server = await startServer();
  spring = await openSpring(server, {}, { kind: 'paper', name: 'Phiếu giấy tại Trung tâm' });
  batch = await aBatch(server, spring);
  collector = await signInAs(server, { role: 'collector', communeId: 'spring' });
  officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
});
afterAll(() => server.stop());

const sheets = (): string => `/paper/batches/${batch.id}/sheets`;
const key = (who: SignedIn, sheet: object) => sendJson(server, who, sheets(), sheet);
const second = (who: SignedIn, number: number, answers: object) =>
  sendJson(server, who, `${sheets()}/${number}/second`, { answers });
const rowOf = async (id: string) =>
  (await server.get(DataSource).query(`SELECT * FROM survey_response WHERE id = '${id}'`))[0];
const respondents = async (dimensions: string, cell: string): Promise<number> => {
  const { communeId, id } = spring.campaign;
  const rows = await server.get(WriteQueue, { strict: false }).read(readTallies(communeId, id));
  const found = rows.find((row) => row.scope === 'people' && row.dimensions === dimensions && row.key === cell);
  return found?.sums[0] ?? 0;
};
const faultsInSums = () => {
  const questionnaire = server.get(CampaignsService, { strict: false }).questionnairesOf(spring.campaign);
  return server.get(WriteQueue, { strict: false }).read(differences(spring.campaign, questionnaire));
};

describe('a keyed sheet', () => {
  it('counts at once, on paper, with the proof of who handed it out, and once however often it is sent', async () => {
    const sheet = aSheet(
      1,
      { G: 5, FIELD: 'ho-tich', TEXT: 'Cảm ơn' },
      { assisted: 'family', answeredOn: '2026-11-02' },
    );
    expect(await key(collector, sheet)).toEqual({ status: 201, body: { kind: 'stored', late: false } });
    expect(await key(collector, sheet)).toEqual({ status: 200, body: { kind: 'repeated', late: false } });
    expect(await rowOf(sheet.id)).toMatchObject({
      ...{ channel: 'paper', proof: 'one-time', batch: batch.id, assisted: 'family', business_date: '2026-11-02' },
      ...{ standing: 'counted', field: 'ho-tich', resolving_unit: 'registry' },
    });
    expect(await respondents('', '')).toBe(1);
  });

  it('keeps its number: another sheet under it is refused and leaves nothing behind', async () => {
    const sheet = aSheet(1, { G: 1 });
    expect(await key(officer, sheet)).toMatchObject({ status: 409, body: { code: 'sheet-taken' } });
    expect(await rowOf(sheet.id)).toBeUndefined();
    expect(await respondents('', '')).toBe(1);
  });

  it('is judged by the rules of every other response', async () => {
    expect(await key(collector, aSheet(2, { G: 9 }))).toMatchObject({
      status: 422,
      body: { kind: 'invalid', errors: [{ question: 'G', code: 'out-of-range' }] },
    });
    expect((await key(collector, aSheet(11, { G: 5 }))).status).toBe(422);
    expect((await key(collector, aSheet(2, { G: 5 }, { answeredOn: '2026-11-04' }))).status).toBe(422);
    expect((await key(collector, { ...aSheet(2, { G: 5 }), id: 'x' })).status).toBe(400);
    expect(await respondents('', '')).toBe(1);
  });
});

describe('the second keying', () => {
  const answers = { G: 4, FIELD: 'ho-tich', E1: 3, EXPECT: ['time', 'papers'] };

  it('must be another person, and is told only whether it agrees', async () => {
    await key(collector, aSheet(3, { ...answers, TEXT: 'Nhanh hơn' }));
    expect(await second(collector, 3, answers)).toMatchObject({ status: 409, body: { code: 'another-person-needed' } });
    const same = { ...answers, EXPECT: ['papers', 'time'] };
    expect(await second(officer, 3, same)).toEqual({ status: 201, body: { kind: 'agreed' } });
    expect(await second(officer, 3, same)).toEqual({ status: 201, body: { kind: 'agreed' } });
    expect(await second(officer, 3, { G: 1 })).toMatchObject({ status: 409, body: { code: 'sheet-taken' } });
    expect((await second(officer, 8, answers)).status).toBe(404);
  });

  it('that differs changes nothing until it is settled, and then every sum with it', async () => {
    const sheet = aSheet(4, { ...answers, USED: true, Q20: 2 });
    await key(collector, sheet);
    const other = { ...answers, G: 2, FIELD: 'dat-dai', E1: 5, USED: false };
    expect((await second(officer, 4, other)).body).toEqual({ kind: 'differs' });
    expect([await respondents('field', 'ho-tich'), await respondents('field', 'dat-dai')]).toEqual([3, 0]);

    const page = await (await officer.get(`${sheets()}/4/settle`)).text();
    expect(page).toContain('Lần đầu: Hài lòng');
    expect(page).toContain('Lần hai: Không hài lòng');
    expect(page).not.toContain('name="take-EXPECT"');
    const taken = { 'take-G': 'second', 'take-FIELD': 'second', 'take-E1': 'first', 'take-USED': 'second' };
    expect((await officer.post(`${sheets()}/4/settle`, taken)).status).toBe(422);
    expect(
      (await officer.post(`${sheets()}/4/settle`, { ...taken, 'take-G': 'blank', 'take-Q20': 'first' })).status,
    ).toBe(422);
    expect((await officer.post(`${sheets()}/4/settle`, { ...taken, 'take-Q20': 'first' })).status).toBe(303);

    const row = await rowOf(sheet.id);
    expect(JSON.parse(row.answers)).toEqual({ ...answers, G: 2, FIELD: 'dat-dai', USED: false });
    expect(row).toMatchObject({ field: 'dat-dai', resolving_unit: 'parks', batch: batch.id, proof: 'one-time' });
    expect([await respondents('field', 'ho-tich'), await respondents('field', 'dat-dai')]).toEqual([2, 1]);
    expect(await faultsInSums()).toEqual([]);
    expect((await officer.get(`${sheets()}/4/settle`)).status).toBe(404);
  });

  it('leaves sums that a rebuild finds the same, and no trace of a cell that became empty', async () => {
    const sheet = aSheet(5, { G: 5, FIELD: 'thue' });
    await key(collector, sheet);
    await second(officer, 5, { G: 5, FIELD: 'ho-tich' });
    await officer.post(`${sheets()}/5/settle`, { 'take-FIELD': 'second' });
    expect(await faultsInSums()).toEqual([]);
    const before = await respondents('field', 'ho-tich');
    const questionnaire = server.get(CampaignsService, { strict: false }).questionnairesOf(spring.campaign);
    await server.get(WriteQueue, { strict: false }).commit(() => rebuild(spring.campaign, questionnaire));
    expect([await respondents('field', 'ho-tich'), await respondents('field', 'thue')]).toEqual([before, 0]);
  });

  it('keeps all versions without free text, and the log says who settled what, without an answer', async () => {
    const keyings = await server.get(DataSource).query('SELECT * FROM paper_keying WHERE number = 4 ORDER BY version');
    expect(keyings.map((one: { version: string; keyed_by: string }) => [one.version, one.keyed_by])).toEqual([
      ['first', collector.name],
      ['second', officer.name],
      ['settled', officer.name],
    ]);
    const texts = await server.get(DataSource).query("SELECT answers FROM paper_keying WHERE answers LIKE '%Nhanh%'");
    expect(texts).toEqual([]);
    const settled = (await auditOf(server, 'spring')).filter(({ action }) => action === 'paper-sheet-settled').at(-1);
    expect(settled).toMatchObject({
      ...{ actor: officer.name, details: { number: 4, questions: ['G', 'FIELD', 'E1', 'USED', 'Q20'] } },
    });
  });
});

describe('a sheet of the short form', () => {
  it('asks on paper and at keying what a phone asks first, and no answer to anything else is taken', async () => {
    const short = await aBatch(server, spring, 10, 'short');
    const printed = await printedWords(server, short.id);
    const keying = await (await officer.get(`/paper/batches/${short.id}/key`)).text();
    const [first, further] = ['Nhìn chung, Ông/Bà', 'tới Trung tâm bao giờ chưa'];
    for (const page of [printed, keying]) expect([page.includes(first), page.includes(further)]).toEqual([true, false]);
    const send = (sheet: object) => sendJson(server, collector, `/paper/batches/${short.id}/sheets`, sheet);
    expect(await send(aSheet(1, { G: 5, Q20: 4 }))).toMatchObject({
      status: 422,
      body: { errors: [{ question: 'Q20' }] },
    });
    expect((await send(aSheet(1, { G: 5, E1: 4 }))).status).toBe(201);
  });
});

describe('the pages of a batch', () => {
  it('make a batch, count what came back, and take spoilt sheets with a reason', async () => {
    const place = `${spring.campaign.id}:${spring.point.id}`;
    const made = await officer.post('/paper', { place, hander: 'unit', issued: '3' });
    expect(made.status).toBe(303);
    const path = made.headers.get('location') ?? '';
    expect((await officer.post(`${path}/returned`, { returned: '4' })).status).toBe(422);
    expect((await officer.post(`${path}/returned`, { returned: '3' })).status).toBe(303);
    expect((await officer.post(`${path}/spoilt`, { number: '2', reason: 'blank' })).status).toBe(303);
    expect((await officer.post(`${path}/spoilt`, { number: '2', reason: 'blank' })).status).toBe(409);
    const page = await (await officer.get(path)).text();
    expect(page).toContain('Phiếu trắng');
    expect(page).toMatch(/Còn phải nhập<\/dt><dd>2</);
    expect((await officer.post('/paper', { place, hander: 'unit', issued: '501' })).status).toBe(422);
    const nobody = await officer.post('/paper', { place, hander: '', issued: '3' });
    expect([nobody.status, (await nobody.text()).includes('Xin chọn đơn vị phát phiếu')]).toEqual([422, true]);
    expect(await (await officer.get('/paper')).text()).not.toMatch(/<option value="unit" selected/);
    expect(
      (await officer.post('/paper', { place: `${spring.campaign.id}:x`, hander: 'unit', issued: '5' })).status,
    ).toBe(422);
  });

  it('are printed before the campaign opens, and keyed from its first day', async () => {
    const point = await aPoint(server, { kind: 'paper', name: 'Phiếu giấy thôn Đông' });
    const campaign = await aCampaign(server, { opensOn: '2026-11-09', pointIds: [point.id] });
    const { id } = await aBatch(server, { campaign, point });
    const page = await (await officer.get(`/paper/batches/${id}`)).text();
    expect(page).toContain('Đợt khảo sát chưa mở');
    expect(page).toContain(`/paper/batches/${id}/sheets.pdf`);
    expect(page).not.toContain(`/paper/batches/${id}/key`);
    expect(await (await officer.get(`/paper/batches/${batch.id}`)).text()).toContain(`/paper/batches/${batch.id}/key`);
  });

  it('print each sheet with its number, the notice and when to answer', async () => {
    const file = Buffer.from(await (await officer.get(`/paper/batches/${batch.id}/sheets.pdf`)).arrayBuffer());
    const pages = await printedPages(server, batch.id);
    // One more where the last would end on the front.
    expect(pagesOf(file)).toBe(10 * (pages.length + (pages.length % 2)));
    const page = await printedWords(server, batch.id);
    const [sentence, condition] = ['không thay cho đơn khiếu nại, tố cáo', 'Chỉ trả lời nếu câu 29 chọn “Có”'];
    expect([sentence, condition, 'Ngày trả lời'].filter((words) => !page.includes(words))).toEqual([]);
    expect(page.indexOf(sentence)).toBeLessThan(page.indexOf('Nhìn chung, Ông/Bà'));
  });

  it('are for those who key paper, in their own commune', async () => {
    const paths = ['/paper', `/paper/batches/${batch.id}`, `/paper/batches/${batch.id}/key`];
    for (const role of ['leader', 'director', 'auditor', 'controller', 'province', 'administrator'] as const) {
      const user = await signInAs(server, { role, communeId: 'spring' });
      for (const path of paths) expect((await user.get(path)).status).toBe(403);
      expect((await key(user, aSheet(9, { G: 5 }))).status).toBe(403);
    }
    await server
      .get(CommunesService, { strict: false })
      .import({ ...SPRING, key: 'autumn', name: 'Thu' }, '2026-01-01', 'test');
    const stranger = await signInAs(server, { role: 'officer', communeId: 'autumn' });
    expect((await stranger.get(`/paper/batches/${batch.id}`)).status).toBe(404);
    expect((await key(stranger, aSheet(9, { G: 5 }))).status).toBe(404);
    const clerk = await signInAs(server, { role: 'clerk', communeId: 'spring' });
    const place = `${spring.campaign.id}:${spring.point.id}`;
    expect((await clerk.post('/paper', { place, hander: 'front', issued: '3' })).status).toBe(400);
    expect((await clerk.post('/paper', { place, hander: 'unit', issued: '3' })).status).toBe(303);
  });
});

describe('after the lock', () => {
  it('a sheet is late and counts nowhere, and nothing can be settled', async () => {
    await key(collector, aSheet(6, { G: 5 }));
    await second(officer, 6, { G: 4 });
    server.clock.moveTo('2026-11-16');
    await lockAnyway(server, spring.campaign);
    const counted = await respondents('', '');
    const [one, two] = [await signInAs(server, { role: 'collector', communeId: 'spring', name: 'muon' }), officer];
    expect((await key(one, aSheet(7, { G: 5 }))).body).toEqual({ kind: 'stored', late: true });
    expect(await respondents('', '')).toBe(counted);
    const again = await signInAs(server, { role: 'officer', communeId: 'spring', name: `${two.name}.2` });
    const reply = await again.post(`${sheets()}/6/settle`, { 'take-G': 'second' });
    expect([reply.status, await reply.text()]).toEqual([409, expect.stringContaining('đã chốt số liệu')]);
  });
});

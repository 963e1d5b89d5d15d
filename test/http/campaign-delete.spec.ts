import { DataSource } from 'typeorm';
import { TokensService } from '../../src/access/tokens.service.js';
import type { Campaign } from '../../src/campaigns/campaign.entity.js';
import { CampaignTraces } from '../../src/campaigns/campaign-traces.js';
import { PlansService } from '../../src/campaigns/plans.service.js';
import { VisitsService } from '../../src/campaigns/visits.service.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import { auditOf } from '../harness/audit.js';
import { callApi, storedCampaign } from '../harness/campaign-forms.js';
import { aBatch } from '../harness/paper.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { aCampaign, aPoint, aResponse, lockAnyway, post, SPRING } from '../harness/spring.js';
import { wholeDatabase } from '../harness/whole-database.js';

const loosely = { strict: false } as const;
let server: TestServer;
let officer: SignedIn;
let stranger: SignedIn;
let token: string;
let points = 0;

beforeAll(async () => {
  server = await startServer('2026-11-03');
  const communes = server.get(CommunesService, loosely);
  await communes.import(SPRING, '2026-01-01', 'test');
  await communes.import({ ...SPRING, key: 'autumn', name: 'Thu' }, '2026-01-01', 'test');
  officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
  stranger = await signInAs(server, { role: 'officer', communeId: 'autumn' });
  token = await server.get(TokensService, loosely).create('officer', 'spring', 'deletes', 'test');
}, 60_000);
afterAll(() => server.stop());

const DRAFT = { opensOn: '2026-12-01', endsOn: '2026-12-20', locksOn: '2026-12-25' } as const;
const yes = { confirmed: 'yes' };
const api = (method: string, path: string, body?: object) => callApi(server, token, method, path, body);

/** A campaign at a paper point of its own. */
async function aSurvey(days: object = {}): Promise<{ readonly campaign: Campaign; readonly code: string }> {
  points += 1;
  const point = await aPoint(server, { kind: 'paper', name: `Điểm ${points}` });
  const campaign = await aCampaign(server, { name: `Đợt ${points}`, pointIds: [point.id], ...days });
  return { campaign, code: point.code };
}

async function rowsNaming({ id }: Campaign): Promise<number> {
  const { audit_entry: _, ...others } = (await wholeDatabase(server)) as Record<string, unknown>;
  return JSON.stringify(others).split(id).length - 1;
}

it('every table that names campaigns is known to whoever deletes one', () => {
  const naming = server
    .get(DataSource)
    .entityMetadatas.filter(({ columns }) => columns.some(({ databaseName }) => databaseName === 'campaign_id'));
  const known = server.get(CampaignTraces, loosely).entities;
  expect(new Set(naming.map(({ targetName }) => targetName))).toEqual(new Set(known.map(({ name }) => name)));
  expect(naming).toHaveLength(23);
});

describe('deleting a campaign', () => {
  it('asks first, says what goes, and takes everything that names it along', async () => {
    const { campaign, code } = await aSurvey({ ...DRAFT, testing: true });
    await post(server, code, aResponse({ G: 5, TEXT: 'Thử' }));
    const [point] = await server.get(DataSource).query(`SELECT * FROM collection_point WHERE code = '${code}'`);
    const { id: batch } = await aBatch(server, { campaign, point });
    expect((await officer.get(`/paper/batches/${batch}/sheets.pdf`)).status).toBe(200);
    const plan = { basis: 'own', responses: 400, perUnit: 30, truth: null, listSize: null } as const;
    await server.get(PlansService, loosely).set(campaign, plan, 'lan');
    await server
      .get(VisitsService, loosely)
      .replace(campaign, ['2026-W49'], [{ week: '2026-W49', field: 'thue', count: 3 }], 'lan');
    const page = await (await officer.get(`/campaigns/${campaign.id}/delete`)).text();
    for (const told of ['1 phiếu thử', '1 tập phiếu giấy', '1 số lượt', 'kế hoạch thu phiếu', '1 điểm thu nhận']) {
      expect(page).toContain(told);
    }
    const unsure = await officer.post(`/campaigns/${campaign.id}/delete`);
    expect([unsure.status, await unsure.text()]).toEqual([422, expect.stringContaining('Xin đánh dấu')]);
    const done = await officer.post(`/campaigns/${campaign.id}/delete`, yes);
    expect(done.status).toBe(303);
    expect(await (await officer.get(done.headers.get('location') ?? '')).text()).toContain('Đã xóa đợt khảo sát');
    expect(await rowsNaming(campaign)).toBe(0);
    const [entry] = await auditOf(server, 'spring');
    expect(entry).toMatchObject({
      action: 'campaign-deleted',
      object: campaign.id,
      details: { name: campaign.name, tests: 1 },
    });
    expect((await officer.post(`/campaigns/${campaign.id}/delete`, yes)).status).toBe(404);
    // The code that was printed says that nothing is asked; what waited for it is kept for staff.
    expect((await post(server, code, aResponse())).status).toBe(404);
    const waited = aResponse({ G: 4 }, { campaign: campaign.id, queued: true });
    expect(await post(server, code, waited)).toMatchObject({ status: 202 });
  });

  it('is fine while nothing counts, even after the opening', async () => {
    for (const days of [{}, { opensOn: '2026-10-01', endsOn: '2026-10-31', locksOn: '2026-11-20' }]) {
      const { campaign } = await aSurvey(days);
      expect(await (await officer.get(`/campaigns/${campaign.id}/delete`)).text()).toContain('Đợt này đã đến ngày mở');
      expect(await api('DELETE', campaign.id)).toEqual({ status: 204, body: {} });
      expect(await rowsNaming(campaign)).toBe(0);
    }
  });

  it('is refused where something relies on it, and says what', async () => {
    const answered = await aSurvey();
    await post(server, answered.code, aResponse());
    const waiting = await aSurvey();
    await post(server, waiting.code, aResponse({ G: 9 }, { campaign: waiting.campaign.id, queued: true }));
    const returned = await aSurvey();
    const [point] = await server
      .get(DataSource)
      .query(`SELECT * FROM collection_point WHERE code = '${returned.code}'`);
    const batch = await aBatch(server, { campaign: returned.campaign, point });
    await officer.post(`/paper/batches/${batch.id}/returned`, { returned: '2' });
    const locked = await aSurvey({ opensOn: '2026-10-01', endsOn: '2026-10-31', locksOn: '2026-11-20' });
    await lockAnyway(server, locked.campaign);
    for (const [{ campaign }, code, told] of [
      [answered, 'answers', '1 phiếu đã nhận'],
      [waiting, 'setAside', '1 phiếu chờ xem xét'],
      [returned, 'batches', '1 tập phiếu giấy'],
      [locked, 'figures', 'số liệu đã chốt của 1 kỳ'],
    ] as const) {
      const before = await rowsNaming(campaign);
      const page = await (await officer.get(`/campaigns/${campaign.id}/delete`)).text();
      expect(page).toContain(told);
      expect(page).not.toContain('name="confirmed"');
      expect((await officer.post(`/campaigns/${campaign.id}/delete`, yes)).status).toBe(409);
      const refused = await api('DELETE', campaign.id);
      expect(refused).toMatchObject({ status: 409, body: { code: 'in-use', errors: [{ code, count: 1 }] } });
      expect(await rowsNaming(campaign)).toBe(before);
    }
  });

  it('is for officers of the own commune', async () => {
    const { campaign } = await aSurvey(DRAFT);
    const clerk = await signInAs(server, { role: 'clerk', communeId: 'spring' });
    for (const step of ['delete', 'archive', 'bring-back']) {
      expect((await stranger.post(`/campaigns/${campaign.id}/${step}`, yes)).status).toBe(404);
      expect((await clerk.post(`/campaigns/${campaign.id}/${step}`, yes)).status).toBe(403);
    }
    expect(await (await clerk.get(`/campaigns/${campaign.id}`)).text()).not.toContain('/delete');
    expect((await storedCampaign(server, campaign)).id).toBe(campaign.id);
  });
});

describe('a locked campaign that is archived', () => {
  it('leaves the usual list, keeps its figures, and comes back', async () => {
    const { campaign } = await aSurvey({ opensOn: '2026-10-01', endsOn: '2026-10-31', locksOn: '2026-11-20' });
    const path = `/campaigns/${campaign.id}`;
    const list = async (query = ''): Promise<boolean> =>
      (await (await officer.get(`/campaigns${query}`)).text()).includes(`href="${path}"`);
    await officer.post(`${path}/archive`);
    expect((await storedCampaign(server, campaign)).archivedAt).toBeNull();
    await lockAnyway(server, campaign);
    const entries = (await auditOf(server, 'spring')).length;
    for (const _ of [1, 2]) expect((await officer.post(`${path}/archive`)).status).toBe(303);
    expect((await auditOf(server, 'spring')).length).toBe(entries + 1);
    expect([await list(), await list('?archived=yes')]).toEqual([false, true]);
    expect(await (await officer.get('/campaigns')).text()).toContain('Đã lưu trữ (1)');
    const page = await (await officer.get(path)).text();
    for (const told of ['Đợt này ở mục lưu trữ', 'Xem kết quả', 'bring-back']) expect(page).toContain(told);
    expect((await officer.post(`${path}/bring-back`)).status).toBe(303);
    expect([await list(), await list('?archived=yes')]).toEqual([true, false]);
  });
});

describe('programs', () => {
  it('change a campaign by the same checks', async () => {
    const { campaign } = await aSurvey(DRAFT);
    const patch = (body: object) => api('PATCH', campaign.id, body);
    expect(await patch({ owner: 'parks', target: 0.95, endsOn: '2026-12-22' })).toMatchObject({
      status: 200,
      body: { id: campaign.id, owner: 'parks', target: 0.95, endsOn: '2026-12-22', state: 'draft' },
    });
    const { revision } = (await patch({ owner: 'parks' })).body;
    expect(await patch({ owner: 'registry', revision })).toMatchObject({ status: 200, body: { owner: 'registry' } });
    // What the first has read is no more.
    expect(await patch({ target: 0.9, revision })).toMatchObject({ status: 409, body: { code: 'campaign-changed' } });
    for (const [body, status, field] of [
      [{ target: 95 }, 422, 'target'],
      [{ name: '' }, 422, 'name'],
      [{ endsOn: '2026-11-30' }, 422, 'endsOn'],
      [{ opensOn: '2020-01-01' }, 422, 'opensOn'],
      [{ opensOn: '2026-02-30' }, 400, 'opensOn'],
      [{ owner: 'nobody' }, 422, 'owner'],
      [{ questionnaire: 'khong-co' }, 422, 'questionnaire'],
      [{ period: 'week' }, 400, 'period'],
      [{ colour: 'red' }, 400, ''],
    ] as const) {
      expect(await patch(body)).toMatchObject({ status, body: { field } });
    }
    server.clock.moveTo('2026-12-02');
    token = await server.get(TokensService, loosely).create('officer', 'spring', 'later', 'test');
    const fixed = await patch({ opensOn: '2026-12-03', questionnaire: 'hop-thon' });
    expect(fixed).toMatchObject({
      status: 409,
      body: { code: 'in-use', errors: [{ field: 'opensOn' }, { field: 'questionnaire' }] },
    });
    // Ends at this moment, a second time changes nothing, and a later day lets it go on.
    for (const _ of [1, 2])
      expect(await api('POST', `${campaign.id}/end`)).toMatchObject({
        status: 200,
        body: { state: 'ended', endsOn: '2026-12-02' },
      });
    expect(await patch({ endsOn: '2026-12-10', locksOn: '2026-12-15' })).toMatchObject({
      status: 200,
      body: { state: 'open' },
    });
  });
});

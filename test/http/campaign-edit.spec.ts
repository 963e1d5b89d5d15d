import { randomUUID } from 'node:crypto';
import type { Campaign } from '../../src/campaigns/campaign.entity.js';
import { CampaignsService } from '../../src/campaigns/campaigns.service.js';
import { ClosingService } from '../../src/campaigns/closing.service.js';
import { PlansService } from '../../src/campaigns/plans.service.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import { WriteQueue } from '../../src/database/write-queue.js';
import { differences } from '../../src/responses/recount.js';
import { auditOf } from '../harness/audit.js';
import { expectRefused, fieldsOf, sendChanged, sent, storedCampaign } from '../harness/campaign-forms.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { aCampaign, aPoint, aResponse, lockAnyway, post, SPRING } from '../harness/spring.js';
import {
  type Wrong,
  wrongChoices,
  wrongDays,
  wrongNames,
  wrongRhythm,
  wrongTargets,
} from '../harness/wrong-campaigns.js';

const loosely = { strict: false } as const;
let server: TestServer;
let officer: SignedIn;
/** In draft, collecting, and ended without being locked. */
let planned: Campaign;
let open: Campaign;
let ended: Campaign;

beforeAll(async () => {
  server = await startServer('2026-11-03');
  await server.get(CommunesService, loosely).import(SPRING, '2026-01-01', 'test');
  const points = await Promise.all(['A', 'B', 'C'].map((name) => aPoint(server, { name, village: 'dong' })));
  const [a, b, c] = points.map(({ id }) => [id]);
  const survey = { questionnaire: 'chinh-quyen' } as const;
  const days = { opensOn: '2026-12-01', endsOn: '2026-12-20', locksOn: '2026-12-25' } as const;
  const past = { opensOn: '2026-10-01', endsOn: '2026-11-01', locksOn: '2026-11-09' } as const;
  planned = await aCampaign(server, { ...survey, ...days, name: 'Mùa đông', pointIds: a });
  open = await aCampaign(server, { ...survey, name: 'Mùa xuân', pointIds: b });
  ended = await aCampaign(server, { ...survey, ...past, name: 'Mùa thu', pointIds: c });
  officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
}, 60_000);
afterAll(() => server.stop());

const editing = ({ id }: Campaign): string => `/campaigns/${id}/edit`;
const edit = (campaign: Campaign, fields: Record<string, string>) => sendChanged(officer, editing(campaign), fields);
const now = (campaign: Campaign): Promise<Campaign> => storedCampaign(server, campaign);
const codeAt = async (campaign: Campaign): Promise<string> =>
  (await server.get(CampaignsService, loosely).pointsOf(campaign))[0]?.code ?? '';

const noName: Wrong = [{ name: ' ' }, 'name', 'Xin ghi tên đợt'];
const wrong = [noName, wrongRhythm, ...wrongNames, ...wrongChoices, ...wrongDays, ...wrongTargets];

describe('the page that changes a campaign', () => {
  it.each(wrong)(
    '%# refuses %j beside its field, keeps what was typed, changes nothing',
    async (fields, field, says) => {
      const before = await now(planned);
      expectRefused(await edit(planned, fields), fields, field, says);
      expect(await now(planned)).toEqual(before);
    },
  );

  it('refuses what can be no more once it is open or has ended', async () => {
    for (const [campaign, fields, field, says] of [
      [open, { endsOn: '2026-11-02' }, 'endsOn', 'Xin ghi từ 03/11/2026'],
      [open, { locksOn: '2026-11-10' }, 'locksOn', 'phải sau ngày kết thúc'],
      [open, { endsOn: '2026-11-30' }, 'locksOn', 'phải sau ngày kết thúc'],
      [open, { target: 'own', targetPercent: '5' }, 'targetPercent', 'từ 50 đến 100'],
      [ended, { endsOn: '2026-11-02' }, 'endsOn', 'Xin ghi từ 03/11/2026'],
      [ended, { locksOn: '2026-11-02' }, 'locksOn', 'đã đến'],
      [ended, { name: 'Mùa đông' }, 'name', 'Đã có đợt'],
    ] as const) {
      expectRefused(await edit(campaign, fields), fields, field, says);
    }
  });

  it('shows what cannot change any more with the reason, not as fields', async () => {
    const fieldsFor = async (campaign: Campaign) =>
      Object.keys(fieldsOf(await (await officer.get(editing(campaign))).text()));
    expect(await fieldsFor(planned)).toEqual(expect.arrayContaining(['questionnaire', 'opensOn', 'period', 'target']));
    const whileOpen = await fieldsFor(open);
    expect(whileOpen).toEqual(expect.arrayContaining(['name', 'owner', 'endsOn', 'locksOn', 'target']));
    for (const fixed of ['questionnaire', 'opensOn', 'period', 'continuous']) expect(whileOpen).not.toContain(fixed);
    expect(await fieldsFor(ended)).not.toContain('target');
    expect(await (await officer.get(editing(open))).text()).toContain('người dân đang trả lời');
  });

  it('changes everything before the opening, and the audit says what', async () => {
    const plan = { basis: 'power', responses: 593, perUnit: 30, truth: 0.93, listSize: null } as const;
    await server.get(PlansService, loosely).set(planned, plan, 'lan');
    const fields = {
      name: 'Mùa  đông 2026',
      owner: 'registry',
      opensOn: '5/12/2026',
      endsOn: '2026-12-22',
      locksOn: '',
    };
    const done = await edit(planned, { ...fields, target: 'own', targetPercent: '92,5', testing: 'yes' });
    expect([done.status, done.location]).toEqual([303, `/campaigns/${planned.id}?changed=yes`]);
    expect(await now(planned)).toMatchObject({
      ...{ name: 'Mùa đông 2026', ownerUnit: 'registry', opensOn: '2026-12-05', endsOn: '2026-12-22' },
      ...{ locksOn: '2026-12-27', target: 0.925, testing: true, reorganised: 1 },
      leads: [{ from: '2026-12-05', leads: SPRING.leads }],
    });
    const page = await (await officer.get(done.location ?? '')).text();
    for (const told of ['Đã lưu thay đổi', 'Văn phòng HĐND và UBND', '92,5%']) expect(page).toContain(told);
    // What 593 answers can show was worked out for 90 %.
    expect(await server.get(PlansService, loosely).of(planned)).toMatchObject({ basis: 'own', responses: 593 });
    const [entry] = await auditOf(server, 'spring');
    expect(entry).toMatchObject({ actor: officer.name, action: 'campaign-changed', object: planned.id });
    expect(entry?.details).toMatchObject({ before: { target: 0.9 }, after: { target: 0.925 }, plan: 'kept' });
  });

  it('of a trial keeps the questionnaire once it was tried', async () => {
    await post(server, await codeAt(planned), aResponse({ G: 4 }));
    expect(await (await officer.get(editing(planned))).text()).toContain('Đã có phiếu thử');
    const { status } = await edit(planned, { questionnaire: 'hop-thon', endsOn: '2026-12-23', locksOn: '2026-12-30' });
    expect([status, await now(planned)]).toMatchObject([
      303,
      { questionnaireVersion: 'chinh-quyen.v1', endsOn: '2026-12-23' },
    ]);
  });

  it('extends what collects, over a reorganisation, and every sum agrees', async () => {
    const code = await codeAt(open);
    for (const A01 of [1, 5]) await post(server, code, aResponse({ G: 5, A01 }));
    const leads = { A01: 'parks', A02: 'parks' };
    await server.get(CommunesService, loosely).import({ ...SPRING, leads }, '2026-11-13', 'test');
    expect((await now(open)).leads).toHaveLength(1);
    expect((await edit(open, { endsOn: '2026-11-20', locksOn: '2026-11-25' })).status).toBe(303);
    const extended = await now(open);
    expect(extended.leads).toEqual([
      { from: '2026-11-01', leads: SPRING.leads },
      { from: '2026-11-13', leads },
    ]);
    server.clock.moveTo('2026-11-14');
    officer = await signInAs(server, { role: 'officer', communeId: 'spring', name: 'hai' });
    expect((await post(server, code, aResponse({ G: 4, A01: 2 }))).status).toBe(201);
    const asked = server.get(CampaignsService, loosely).questionnairesOf(extended);
    expect(await server.get(WriteQueue, loosely).read(differences(extended, asked))).toEqual([]);
    // Brought forward again: who leads after it is not known any more.
    expect((await edit(open, { endsOn: '2026-11-14', locksOn: '2026-11-19' })).status).toBe(303);
    expect(await now(open)).toMatchObject({ endsOn: '2026-11-14', leads: [{}, { from: '2026-11-13' }] });
  });

  it('lets collecting go on after its end, unless another campaign has the point', async () => {
    await server.get(ClosingService, loosely).end(await now(open), 'lan');
    const code = await codeAt(open);
    const [point] = await server.get(CampaignsService, loosely).pointsOf(open);
    expect((await post(server, code, aResponse())).status).toBe(410);
    const days = { opensOn: '2026-11-15', endsOn: '2026-11-18', locksOn: '2026-11-21' } as const;
    const other = await aCampaign(server, {
      ...days,
      name: 'Chen vào',
      questionnaire: 'hop-thon',
      pointIds: [point?.id ?? ''],
    });
    const wanted = { endsOn: '2026-11-16', locksOn: '2026-11-22' };
    const refused = await edit(open, wanted);
    expect([refused.status, refused.page]).toEqual([409, expect.stringContaining('đang dùng cho đợt “Chen vào”')]);
    expect(fieldsOf(refused.page)).toMatchObject(wanted);
    await server.get(CampaignsService, loosely).removePoint(other, point?.id ?? '', 'lan');
    expect((await edit(open, wanted)).status).toBe(303);
    expect(await now(open)).toMatchObject({ endedAt: null, endsOn: '2026-11-16' });
    expect((await post(server, code, aResponse())).status).toBe(201);
  });
});

describe('two people at one campaign', () => {
  it('who is later is told, keeps what was typed, and saves it with a second look', async () => {
    const opened = fieldsOf(await (await officer.get(editing(planned))).text());
    expect((await edit(planned, { name: 'Tên một' })).status).toBe(303);
    const late = await sent(officer, editing(planned), { ...opened, name: 'Tên hai', endsOn: '2026-12-24' });
    expect(late.status).toBe(409);
    expect(late.page).toContain('Hiện nay: “Tên một”');
    expect(fieldsOf(late.page)).toMatchObject({ name: 'Tên hai', endsOn: '2026-12-24' });
    expect(await now(planned)).toMatchObject({ name: 'Tên một', endsOn: '2026-12-23' });
    expect((await sent(officer, editing(planned), fieldsOf(late.page))).status).toBe(303);
    expect(await now(planned)).toMatchObject({ name: 'Tên hai', endsOn: '2026-12-24' });
  });

  it('a second click changes nothing, and writes nothing', async () => {
    const opened = { ...fieldsOf(await (await officer.get(editing(planned))).text()), name: 'Hai lần' };
    const entries = (await auditOf(server, 'spring')).length;
    for (const _ of [1, 2]) expect((await sent(officer, editing(planned), opened)).status).toBe(303);
    expect((await sendChanged(officer, editing(planned), {})).status).toBe(303);
    expect((await auditOf(server, 'spring')).length).toBe(entries + 1);
  });

  it('a lock or the opening day that came in between is told, and nothing of it changes', async () => {
    const [draft, late] = await Promise.all(
      [planned, open].map(async (one) => fieldsOf(await (await officer.get(editing(one))).text())),
    );
    server.clock.moveTo('2026-12-06');
    officer = await signInAs(server, { role: 'officer', communeId: 'spring', name: 'ba' });
    await lockAnyway(server, await now(open));
    for (const [campaign, fields, told] of [
      [planned, draft, 'Đợt đã mở'],
      [open, late, 'Số liệu đã chốt'],
    ] as const) {
      const before = await now(campaign);
      const { status, page } = await sent(officer, editing(campaign), {
        ...fields,
        name: 'Muộn',
        opensOn: '2026-12-10',
      });
      expect([status, page]).toEqual([409, expect.stringContaining(told)]);
      expect(await now(campaign)).toEqual(before);
    }
    expect(fieldsOf(await (await officer.get(editing(open))).text())).toEqual({});
  });
});

it('is for officers and administrators, of the own commune', async () => {
  await server.get(CommunesService, loosely).import({ ...SPRING, key: 'autumn', name: 'Thu' }, '2026-01-01', 'test');
  const stranger = await signInAs(server, { role: 'officer', communeId: 'autumn' });
  for (const path of [editing(planned), `/campaigns/${randomUUID()}/edit`]) {
    expect((await stranger.get(path)).status).toBe(404);
    expect((await stranger.post(path, { name: 'x' })).status).toBe(404);
  }
  for (const role of ['clerk', 'leader', 'controller', 'collector', 'auditor'] as const) {
    const other = await signInAs(server, { role, communeId: 'spring' });
    expect((await other.get(editing(planned))).status).toBe(403);
    expect((await other.post(editing(planned), { name: 'x' })).status).toBe(403);
    expect(await (await other.get(`/campaigns/${planned.id}`)).text()).not.toContain(editing(planned));
  }
});

it('offers as its leader the units of its opening day', async () => {
  const units = [...SPRING.units, { key: 'new-office', name: 'Phòng Mới', kind: 'department' }];
  await server.get(CommunesService, loosely).import({ ...SPRING, units }, '2027-03-01', 'test');
  const days = { opensOn: '2027-04-01', endsOn: '2027-04-20', locksOn: '2027-04-25' } as const;
  const later = await aCampaign(server, { ...days, name: 'Tháng tư', questionnaire: 'chinh-quyen', pointIds: [] });
  expect(await (await officer.get(editing(later))).text()).toContain('Phòng Mới');
  expect((await edit(later, { owner: 'new-office' })).status).toBe(303);
  expect(await now(later)).toMatchObject({ ownerUnit: 'new-office' });
  expect(await (await officer.get(`/campaigns/${later.id}`)).text()).toContain('Phòng Mới');
});

import { homeOf } from '../../src/access/navigation.js';
import { TokensService } from '../../src/access/tokens.service.js';
import type { Campaign } from '../../src/campaigns/campaign.entity.js';
import { CampaignsService } from '../../src/campaigns/campaigns.service.js';
import { PlansService } from '../../src/campaigns/plans.service.js';
import { CollectionPointsService } from '../../src/collection-points/collection-points.service.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import { auditOf } from '../harness/audit.js';
import { callApi, expectRefused, fieldsOf, sent, storedCampaign } from '../harness/campaign-forms.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { aCampaign, aPoint, lockAnyway, SPRING } from '../harness/spring.js';
import { wrongDays, wrongNames, wrongRhythm, wrongTargets } from '../harness/wrong-campaigns.js';

const loosely = { strict: false } as const;
let server: TestServer;
let officer: SignedIn;
let june: Campaign;
let other: Campaign;

beforeAll(async () => {
  server = await startServer('2026-11-03');
  await server.get(CommunesService, loosely).import(SPRING, '2026-01-01', 'test');
  const points = server.get(CollectionPointsService, loosely);
  const [dong, doai, old] = await Promise.all(
    ['Đông', 'Đoài', 'Cũ'].map((name) => aPoint(server, { name, village: 'dong' })),
  );
  const days = { opensOn: '2026-06-01', endsOn: '2026-06-07', locksOn: '2026-06-10' } as const;
  const pointIds = [dong, doai, old].flatMap((point) => point?.id ?? []);
  june = await aCampaign(server, {
    ...{ ...days, name: 'Khảo sát chính quyền, đợt tháng 6/2026', questionnaire: 'chinh-quyen' },
    ...{ pointIds, target: 0.92, ownerUnit: 'registry' },
  });
  server.clock.moveTo('2026-06-02');
  const plan = { basis: 'own', responses: 400, perUnit: 30, truth: null, listSize: null } as const;
  await server.get(PlansService, loosely).set(june, plan, 'lan');
  server.clock.moveTo('2026-11-03');
  await lockAnyway(server, june);
  if (old) await points.revoke(old, 'lan');
  other = await aCampaign(server, {
    name: 'Mùa xuân',
    questionnaire: 'hop-thon',
    opensOn: '2026-12-01',
    endsOn: '2026-12-20',
    locksOn: '2026-12-25',
  });
  officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
}, 60_000);
afterAll(() => server.stop());

/** Follows links as a person does, each a click: by what stands in it. */
async function click(page: string, words: string): Promise<{ readonly path: string; readonly page: string }> {
  const links = [...page.matchAll(/<a[^>]* href="([^"]+)"[^>]*>([\s\S]*?)<\/a>/g)];
  const [, path = ''] = links.find(([, , text = '']) => text.includes(words)) ?? [];
  expect([words, path]).toEqual([words, expect.stringMatching(/^\//)]);
  return { path, page: await (await officer.get(path)).text() };
}

describe('the same for the next round', () => {
  it('is made with four clicks from the start page, as November after June', async () => {
    const start = await (await officer.get(homeOf('officer'))).text();
    const list = await click(start, 'Đợt khảo sát');
    const campaign = await click(list.page, june.name);
    const clone = await click(campaign.page, 'Tạo đợt sau giống đợt này');
    expect(fieldsOf(clone.page)).toMatchObject({
      ...{ name: 'Khảo sát chính quyền, đợt tháng 11/2026', opensOn: '2026-11-01' },
      ...{ endsOn: '2026-11-07', locksOn: '2026-11-10' },
    });
    for (const told of ['chậm nhất ngày 14/11/2026', '2 điểm thu nhận', 'không lấy 1 điểm', '400 phiếu'])
      expect(clone.page).toContain(told);
    const { status, location } = await sent(officer, clone.path, fieldsOf(clone.page));
    expect(status).toBe(303);
    const made = await storedCampaign(server, { id: /campaigns\/([^?]+)/.exec(location ?? '')?.[1] ?? '' });
    expect(made).toMatchObject({
      ...{ name: 'Khảo sát chính quyền, đợt tháng 11/2026', questionnaireVersion: 'chinh-quyen.v1', target: 0.92 },
      ...{ ownerUnit: 'registry', opensOn: '2026-11-01', locksOn: '2026-11-10', lockedPeriods: [], period: null },
    });
    const points = await server.get(CampaignsService, loosely).pointsOf(made);
    expect(points.map(({ name }) => name).sort()).toEqual(['Đoài', 'Đông']);
    expect(await server.get(PlansService, loosely).of(made)).toMatchObject({
      responses: 400,
      decidedOn: '2026-11-03',
      decidedBy: officer.name,
    });
    expect((await auditOf(server, 'spring'))[0]).toMatchObject({
      action: 'campaign-created',
      details: { like: june.id, plan: 400 },
    });

    // A second click makes no second one; other days at the same points are refused as well.
    const again = await sent(officer, clone.path, fieldsOf(clone.page));
    expectRefused(again, {}, 'name', 'Đã có đợt');
    const overlap = { name: 'Đợt khác', opensOn: '2026-11-05', endsOn: '2026-11-09', locksOn: '2026-11-12' };
    const taken = await sent(officer, clone.path, overlap);
    expect([taken.status, taken.page]).toEqual([409, expect.stringContaining('đang dùng cho đợt')]);
    expect(fieldsOf(taken.page)).toMatchObject(overlap);
  });

  it.each([...wrongNames, ...wrongDays])(
    '%# refuses %j beside its field, and keeps what was typed',
    async (fields, field, says) => {
      const december = { name: 'Đợt mới', opensOn: '2026-12-01', endsOn: '2026-12-20', locksOn: '2026-12-25' };
      const before = (await server.get(CampaignsService, loosely).list('spring')).length;
      expectRefused(
        await sent(officer, `/campaigns/${june.id}/clone`, { ...december, ...fields }),
        fields,
        field,
        says,
      );
      expect(await server.get(CampaignsService, loosely).list('spring')).toHaveLength(before);
    },
  );

  it('is made by programs, with days of their own or those that are proposed', async () => {
    const token = await server.get(TokensService, loosely).create('officer', 'spring', 'clones', 'test');
    const clone = (body?: object) => callApi(server, token, 'POST', `${other.id}/clone`, body);
    expect(await clone()).toMatchObject({
      status: 201,
      body: {
        name: 'Mùa xuân, tháng 12/2026',
        opensOn: '2026-12-21',
        endsOn: '2027-01-09',
        locksOn: '2027-01-14',
        state: 'draft',
      },
    });
    expect(await clone({ name: 'mùa xuân' })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'name', code: 'nameTaken' }] },
    });
    expect(await clone({ opensOn: 'mai' })).toMatchObject({ status: 400 });
    const points = { opensOn: '2026-11-01', endsOn: '2026-11-07', locksOn: '2026-11-10' };
    const taken = await callApi(server, token, 'POST', `${june.id}/clone`, { ...points, name: 'Nữa' });
    expect(taken).toMatchObject({ status: 409, body: { code: 'campaign-overlaps', errors: [{ field: 'points' }] } });
  });

  it('is for officers of the own commune', async () => {
    await server.get(CommunesService, loosely).import({ ...SPRING, key: 'autumn', name: 'Thu' }, '2026-01-01', 'test');
    const stranger = await signInAs(server, { role: 'officer', communeId: 'autumn' });
    const leader = await signInAs(server, { role: 'leader', communeId: 'spring' });
    expect((await stranger.get(`/campaigns/${june.id}/clone`)).status).toBe(404);
    expect((await leader.post(`/campaigns/${june.id}/clone`, {})).status).toBe(403);
  });
});

describe('a new campaign', () => {
  const fresh = { questionnaire: 'chinh-quyen', placesFor: 'chinh-quyen', places: 'village', name: 'Đợt mới' };
  const december = { opensOn: '2026-12-01', endsOn: '2026-12-20', locksOn: '2026-12-25' };

  it.each([
    ...wrongNames,
    wrongRhythm,
    ...wrongDays,
    ...wrongTargets,
    [{ owner: 'nobody' }, 'owner', 'chọn một đơn vị'] as const,
  ])(
    '%# refuses %j beside its field, keeps what was typed and ticked, and leaves nothing behind',
    async (fields, field, says) => {
      const points = server.get(CollectionPointsService, loosely);
      const before = (await points.list('spring')).length;
      const opened = fieldsOf(await (await officer.get('/campaigns/new')).text());
      const refused = await sent(officer, '/campaigns', { ...opened, ...fresh, ...december, ...fields });
      expectRefused(refused, { ...december, name: fresh.name, ...fields }, field, says);
      expect(fieldsOf(refused.page)).toMatchObject({ places: 'village', questionnaire: 'chinh-quyen' });
      expect(await points.list('spring')).toHaveLength(before);
    },
  );

  it('has its boxes ticked by the questionnaire, though the page showed another', async () => {
    const fields = {
      questionnaire: 'hop-thon',
      name: 'Theo mẫu',
      ...december,
      opensOn: '2027-02-01',
      endsOn: '2027-02-20',
      locksOn: '',
    };
    const { places } = fieldsOf(await (await officer.get('/campaigns/new')).text());
    expect(places).toBe('counter');
    const opened = fieldsOf(await (await officer.get('/campaigns/new')).text());
    const { status, location } = await sent(officer, '/campaigns', { ...opened, ...fields });
    expect(status).toBe(303);
    const page = await (await officer.get(location ?? '')).text();
    expect(page).toContain('Thôn Đoài');
    expect(page).not.toContain('Quầy 1');
  });

  it.each([
    [
      'june',
      {
        opensOn: '2027-06-01',
        endsOn: '2027-06-07',
        locksOn: '2027-06-10',
        name: 'Khảo sát chính quyền, đợt tháng 6/2027',
        places: 'village',
      },
    ],
    ['november', { opensOn: '2026-11-01', endsOn: '2026-11-07', locksOn: '2026-11-10' }],
    ['centre', { opensOn: '2026-11-03', endsOn: '2027-12-14', continuous: 'yes', period: 'quarter', fromDay: '15' }],
    ['meeting', { questionnaire: 'hop-thon', pointKind: 'meeting', target: 'none', places: 'village' }],
    ['reception', { questionnaire: 'tiep-cong-dan', continuous: 'yes', target: 'none' }],
  ])('is filled in as %s by a link, and can be made so', async (template, filled) => {
    const page = await (await officer.get('/campaigns/new')).text();
    const path = `/campaigns/new?commune=spring&template=${template}`;
    expect(page).toContain(path.replace('&', '&amp;'));
    const opened = await (await officer.get(path)).text();
    expect(fieldsOf(opened)).toMatchObject(filled);
    if (template === 'november')
      expect(opened).toContain('chậm nhất ngày 14/11/2026 tự chốt, để kịp nộp hồ sơ trước ngày 15/11');
    const { places: _, ...fields } = fieldsOf(opened);
    // November's name is that of the round which was cloned.
    expect((await sent(officer, '/campaigns', { ...fields, name: `Mẫu ${template}` })).status).toBe(303);
  });

  it('takes the villages of the day on which it opens, on its sheets too', async () => {
    const villages = [...SPRING.villages, { key: 'tan', name: 'Tân Lập' }];
    await server.get(CommunesService, loosely).import({ ...SPRING, villages }, '2027-08-01', 'test');
    const opened = fieldsOf(await (await officer.get('/campaigns/new')).text());
    const days = { opensOn: '2027-08-02', endsOn: '2027-08-20', locksOn: '2027-08-25' };
    const made = await officer.post('/campaigns', { ...opened, ...fresh, ...days, name: 'Thôn mới' });
    expect(made.status).toBe(303);
    const path = made.headers.get('location')?.split('?')[0];
    const page = await officer.get(`${path}/sheets`);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Tân Lập')]);
    expect((await officer.get('/points')).status).toBe(200);
  });
});

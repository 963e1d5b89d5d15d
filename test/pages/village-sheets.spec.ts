import { DataSource } from 'typeorm';
import type { Campaign } from '../../src/campaigns/campaign.entity.js';
import { PlansService } from '../../src/campaigns/plans.service.js';
import type { CollectionPoint } from '../../src/collection-points/collection-point.entity.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import { formsOn, type HtmlForm } from '../harness/html-form.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { aCampaign, aPoint, lockAnyway, openSpring, SPRING } from '../harness/spring.js';

let server: TestServer;
let officer: SignedIn;
let campaign: Campaign;
let dong: CollectionPoint;
let doai: CollectionPoint;

beforeAll(async () => {
  server = await startServer();
  await openSpring(server);
  officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
  dong = await aPoint(server, { kind: 'paper', name: 'Nhà văn hóa Đông', village: 'dong' });
  doai = await aPoint(server, { kind: 'paper', name: 'Thôn Đoài', village: 'doai' });
  const elsewhere = await aPoint(server, { kind: 'paper', name: 'Trụ sở' });
  const pointIds = [dong.id, doai.id, elsewhere.id];
  campaign = await aCampaign(server, { name: 'Về thôn', questionnaire: 'chinh-quyen', pointIds });
});
afterAll(() => server.stop());

const address = (): string => `/paper/villages?campaign=${campaign.id}`;
const formIn = (html: string): HtmlForm => {
  const found = formsOn(html).find(({ action }) => action === '/paper/villages');
  if (!found) throw new Error('no form for villages');
  return found;
};
const opened = async (): Promise<HtmlForm> => formIn(await (await officer.get(address())).text());
const send = async (form: HtmlForm, typed: Record<string, string>) =>
  officer.post('/paper/villages', { ...form.values, ...typed });
const made = (): Promise<readonly Record<string, unknown>[]> =>
  server
    .get(DataSource)
    .query(`SELECT point_id, issued, handed_out_by FROM paper_batch WHERE campaign_id = '${campaign.id}'`);

describe('the sheets of all villages', () => {
  it('are reached from the campaign; nobody is preselected, and without a plan no number', async () => {
    expect(await (await officer.get(`/campaigns/${campaign.id}`)).text()).toContain(`href="${address()}"`);
    expect(await (await officer.get('/paper')).text()).toContain(`href="${address()}"`);
    const { values } = await opened();
    expect([values.hander, values[`hander-${dong.id}`], values[`issued-${dong.id}`]]).toEqual(['', '', '']);
    expect(Object.keys(values).filter((name) => name.startsWith('issued-'))).toHaveLength(2);
  });

  it('are refused with each fault at its row, everything typed kept, and nothing made', async () => {
    const typed = { [`issued-${dong.id}`]: '501', [`issued-${doai.id}`]: '20', [`hander-${dong.id}`]: 'youth' };
    const refused = await send(await opened(), typed);
    const html = await refused.text();
    expect(refused.status).toBe(422);
    for (const id of ['hander-error', `issued-${dong.id}-error`]) expect(html).toContain(`id="${id}"`);
    expect(html).not.toContain(`id="issued-${doai.id}-error"`);
    expect(formIn(html).values).toMatchObject(typed);
    expect((await send(await opened(), { hander: 'front' })).status).toBe(422);
    expect(await made()).toEqual([]);
  });

  it('offer an even share of the plan, are made in one step, and a second click makes nothing', async () => {
    const plan = { basis: 'own', responses: 61, perUnit: 30, truth: null, listSize: null } as const;
    await server.get(PlansService, { strict: false }).set(campaign, plan, 'test');
    const form = await opened();
    expect([form.values[`issued-${dong.id}`], form.values[`issued-${doai.id}`]]).toEqual(['31', '31']);
    const typed = { hander: 'front', form: 'short', [`hander-${dong.id}`]: 'youth', [`issued-${doai.id}`]: '2' };
    const [first, second] = await Promise.all([send(form, typed), send(form, typed)]);
    expect([first.status, second.status]).toEqual([303, 303]);
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
    expect((await send(form, { ...typed, [`issued-${doai.id}`]: '9' })).status).toBe(303);
    const rows = await made();
    expect(rows).toHaveLength(2);
    expect(rows).toContainEqual({ point_id: dong.id, issued: 31, handed_out_by: 'youth' });
    expect(rows).toContainEqual({ point_id: doai.id, issued: 2, handed_out_by: 'front' });
    const page = await (await officer.get(first.headers.get('location') ?? '')).text();
    const codes = new Set([...page.matchAll(/<td>([A-Z]{2}\d{3})<\/td>/g)].map(([, code]) => code));
    expect([codes.size, page.includes('In tất cả 33 phiếu trong một tệp')]).toEqual([2, true]);
    const again = await officer.get(address());
    const html = await again.text();
    expect(html).toContain('Đã tạo 31 phiếu cho đợt này');
    expect(formIn(html).values[`issued-${dong.id}`]).toBe('');
  });

  it('leave out a village that was taken away meanwhile, and say so', async () => {
    const form = await opened();
    const gone = { hander: 'front', [`issued-${dong.id}`]: '5', 'issued-of-nobody': '5' };
    const refused = await send(form, gone);
    const html = await refused.text();
    expect([refused.status, html.includes('id="places-error"')]).toEqual([422, true]);
    expect(formIn(html).values[`issued-${dong.id}`]).toBe('5');
  });

  it('are for those who key paper, say no more than they may, and stay in their commune', async () => {
    const leader = await signInAs(server, { role: 'leader', communeId: 'spring' });
    expect((await leader.get(address())).status).toBe(403);
    expect(await (await leader.get(`/campaigns/${campaign.id}`)).text()).not.toContain('/paper/villages');
    const clerk = await signInAs(server, { role: 'clerk', communeId: 'spring' });
    const { values } = formIn(await (await clerk.get(address())).text());
    const fields = { ...values, [`issued-${dong.id}`]: '3' };
    expect((await clerk.post('/paper/villages', { ...fields, hander: 'front' })).status).toBe(400);
    await server
      .get(CommunesService, { strict: false })
      .import({ ...SPRING, key: 'autumn', name: 'Thu' }, '2026-01-01', 'test');
    const stranger = await signInAs(server, { role: 'officer', communeId: 'autumn' });
    expect((await stranger.get(address())).status).toBe(404);
    expect((await stranger.post('/paper/villages', { ...fields, hander: 'front' })).status).toBe(404);
  });

  it('end with the lock', async () => {
    server.clock.moveTo('2026-11-16');
    await lockAnyway(server, campaign);
    officer = await signInAs(server, { role: 'officer', communeId: 'spring', name: 'sau' });
    expect((await officer.get(address())).status).toBe(409);
    expect(await (await officer.get(`/campaigns/${campaign.id}`)).text()).not.toContain('/paper/villages');
  });
});

import { DataSource } from 'typeorm';
import { CollectionPointsService } from '../../src/collection-points/collection-points.service.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { aCampaign, aPoint, aResponse, openSpring, post, SPRING, type Spring } from '../harness/spring.js';

let server: TestServer;
let officer: SignedIn;
let stranger: SignedIn;
let spring: Spring;
const strictly = { strict: false } as const;
const found = (id: string) => server.get(CollectionPointsService, strictly).find('spring', id);

beforeAll(async () => {
  server = await startServer('2026-11-03');
  spring = await openSpring(server, { name: 'Khảo sát Xuân' }, { name: 'Cửa 1', counter: 'q1' });
  await server.get(CommunesService, strictly).import({ ...SPRING, key: 'autumn', name: 'Thu' }, '2026-01-01', 'test');
  officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
  stranger = await signInAs(server, { role: 'officer', communeId: 'autumn' });
});
afterAll(() => server.stop());

/** Where a stored response stands. */
async function standing(id: string) {
  const [row] = await server.get(DataSource).query(`SELECT * FROM survey_response WHERE id = '${id}'`);
  return { counter: row.counter, field: row.field, unit: row.receiving_unit, day: row.business_date };
}

const entries = async (action: string) =>
  (await server.get(DataSource).query(`SELECT * FROM audit_entry WHERE action = '${action}'`)).length;

describe('a point that is renamed and moved', () => {
  const shown = { name: 'Cửa 1', place: 'counter:q1', wasName: 'Cửa 1', wasPlace: 'counter:q1' };
  const edit = (fields: Record<string, string>) => officer.post(`/points/spring/${spring.point.id}/edit`, fields);

  it('keeps its answers where they were given, also those of the day that arrive later', async () => {
    server.clock.moveTo('2026-11-02');
    const before = aResponse({ G: 5 });
    await post(server, spring.point.code, before);
    const delayed = aResponse({ G: 4 }, { answeredOn: '2026-11-02', queued: true });
    server.clock.moveTo('2026-11-03');
    const moved = await edit({ ...shown, name: ' Cửa  chính ', place: 'field:thue' });
    expect([moved.status, moved.headers.get('location')]).toEqual([
      303,
      `/points/spring/${spring.point.id}?done=changed`,
    ]);
    const after = aResponse({ G: 3, FILE: 4 });
    for (const one of [delayed, after]) expect((await post(server, spring.point.code, one)).status).toBe(201);
    expect(await standing(before.id)).toEqual({ counter: 'q1', field: null, unit: 'centre', day: '2026-11-02' });
    expect(await standing(delayed.id)).toEqual({ counter: 'q1', field: null, unit: 'centre', day: '2026-11-02' });
    expect(await standing(after.id)).toEqual({ counter: null, field: 'thue', unit: 'centre', day: '2026-11-03' });
    expect(await found(spring.point.id)).toMatchObject({ name: 'Cửa chính', code: spring.point.code });
  });

  it('is moved once by two clicks, and shows where it stood', async () => {
    await edit({ ...shown, name: 'Cửa chính', place: 'field:thue' });
    expect([await entries('point-moved'), await entries('point-renamed')]).toEqual([1, 1]);
    const page = await (await officer.get(`/points/spring/${spring.point.id}`)).text();
    expect(page).toContain('Quầy 1: đến hết ngày 02/11/2026');
  });

  it('moved again on that day it has one place for the day, and what was before stays', async () => {
    await edit({ name: 'Cửa chính', place: 'unit:parks', wasName: 'Cửa chính', wasPlace: 'field:thue' });
    const point = await found(spring.point.id);
    expect(point.earlierPlaces.map(({ before, counter }) => [before, counter])).toEqual([['2026-11-03', 'q1']]);
    expect(point.unit).toBe('parks');
  });

  const now = { name: 'Cửa chính', place: 'unit:parks', wasName: 'Cửa chính', wasPlace: 'unit:parks' };
  it.each([
    ['no name', { name: ' ' }, 422, 'name'],
    ['a long name', { name: 'Đ'.repeat(121) }, 422, 'name'],
    ['a place that is none', { place: 'counter:nobody' }, 422, 'place'],
    ['no place', { place: '' }, 422, 'place'],
    ['a village', { place: 'village:dong' }, 422, 'place'],
    ['both', { name: '', place: 'x' }, 422, 'name'],
    ['a name changed since by somebody else', { wasName: 'Cửa 1', name: 'Cửa 2' }, 409, 'name'],
    ['a place changed since by somebody else', { wasPlace: 'counter:q1', place: 'centre' }, 409, 'place'],
  ])('%s: a sentence at the field, and what was typed stays', async (_, typed: Partial<typeof now>, status, field) => {
    const reply = await edit({ ...now, ...typed });
    const page = await reply.text();
    expect([reply.status, page.includes(`id="${field}-error"`)]).toEqual([status, true]);
    expect(page).toContain(`name="name" type="text" autocomplete="off" value="${typed.name ?? now.name}"`);
    expect(await found(spring.point.id)).toMatchObject({ name: 'Cửa chính', unit: 'parks' });
  });

  it('a page left open undoes nothing of what others changed', async () => {
    await edit({ ...shown, place: 'centre', wasPlace: 'unit:parks' });
    expect(await found(spring.point.id)).toMatchObject({ name: 'Cửa chính', unit: 'centre' });
  });

  it.each(['edit', 'replace'])('is no concern of another commune, nor one that is revoked: %s', async (page) => {
    expect((await stranger.get(`/points/spring/${spring.point.id}/${page}`)).status).toBe(404);
    expect((await stranger.post(`/points/spring/${spring.point.id}/${page}`, { ...now, code: 'x' })).status).toBe(404);
    const { id } = await aPoint(server, { name: 'Cũ' });
    await officer.post(`/points/spring/${id}/revoke`);
    expect((await officer.get(`/points/spring/${id}/${page}`)).status).toBe(410);
    expect((await officer.post(`/points/spring/${id}/${page}`, { ...now, code: 'x' })).status).toBe(410);
  });
});

it('what came at a point that was revoked, or removed since, stays in every sum and list, and is marked', async () => {
  const points = await Promise.all(['Bị thu hồi', 'Bị bỏ'].map((name) => aPoint(server, { name })));
  const { id } = await aCampaign(server, { pointIds: points.map((one) => one.id) });
  for (const { code } of points) await post(server, code, aResponse({ G: 5 }));
  await officer.post(`/points/spring/${points[0]?.id}/revoke`);
  await officer.post(`/campaigns/${id}/points/${points[1]?.id}/remove`);
  const page = await (await officer.get(`/campaigns/${id}`)).text();
  expect(page).toContain('<dd><strong>2</strong></dd>');
  expect(page).toMatch(/Bị thu hồi<\/a> <span class="tag bad">Đã thu hồi<[\s\S]*?<td class="number">1</);
  expect(page).toMatch(/Bị bỏ<\/a> <span class="tag">Đã bỏ khỏi đợt, phiếu vẫn tính<[\s\S]*?<td class="number">1</);
  const live = await (await officer.get(`/campaigns/${id}/participation`)).text();
  expect(live).toMatch(/Bị thu hồi <[^>]+>Mã QR treo tại chỗ<\/span> <span class="tag bad">Đã thu hồi</);
  expect(live).toContain('Bị bỏ');
  const list = await (await officer.get('/points?commune=spring')).text();
  expect(list).toMatch(/Bị thu hồi<\/a>[\s\S]*?<td>03\/11\/2026<\/td><td class="number">1</);
});

describe('a code that is replaced', () => {
  let id: string;
  let old: string;
  const sent = aResponse({ G: 5 });
  const replace = (code: string) => officer.post(`/points/spring/${id}/replace`, { code });

  it('is asked about, then leads nobody to the form, and its point goes on with another', async () => {
    const point = await aPoint(server, { name: 'Nhà văn hóa' });
    [id, old] = [point.id, point.code];
    const campaign = await aCampaign(server, { name: 'Đợt ở nhà văn hóa', pointIds: [id] });
    expect((await post(server, old, sent)).status).toBe(201);
    const page = await (await officer.get(`/points/spring/${id}/replace`)).text();
    expect(page).toContain(`name="code" value="${old}"`);
    expect((await replace(old)).headers.get('location')).toBe(`/points/spring/${id}?done=replaced`);
    const { code } = await found(id);
    expect(code).not.toBe(old);

    const refused = await fetch(`${server.url}/k/${old}`);
    expect([refused.status, (await refused.text()).includes(code)]).toEqual([410, false]);
    expect((await fetch(`${server.url}/k/${code}`)).status).toBe(200);
    expect((await post(server, code, aResponse({ G: 4 }))).status).toBe(201);
    const ofCampaign = await (await officer.get(`/campaigns/${campaign.id}`)).text();
    expect(ofCampaign).toContain('<dd><strong>2</strong></dd>');
    expect(await (await officer.get(`/points/spring/${id}`)).text()).toContain(
      `<code>${old}</code>: thay ngày 03/11/2026`,
    );
  });

  it('takes what waited for staff, what came before again, and nothing else', async () => {
    expect((await post(server, old, sent)).status).toBe(200);
    const waited = aResponse({ G: 3 }, { queued: true });
    expect(await post(server, old, waited)).toMatchObject({ status: 202, body: { setAside: true } });
    expect((await post(server, old, waited)).status).toBe(202);
    const present = await post(server, old, aResponse({ G: 2 }));
    expect(present).toMatchObject({ status: 410, body: { code: 'point-revoked', setAside: true } });
    const list = await (await officer.get('/set-aside?commune=spring')).text();
    const paths = new Set(list.match(/\/set-aside\/spring\/[0-9a-f-]{36}/g));
    expect(paths.size).toBe(2);
    for (const path of paths) expect((await officer.post(`${path}/accept`)).status).toBe(303);
    expect((await post(server, old, waited)).status).toBe(200);
  });

  it('is replaced once by two clicks, and once more when asked for anew', async () => {
    expect((await replace(old)).status).toBe(303);
    expect(await entries('point-code-replaced')).toBe(1);
    await replace((await found(id)).code);
    expect(await entries('point-code-replaced')).toBe(2);
    expect((await fetch(`${server.url}/k/${old}`)).status).toBe(410);
    expect((await fetch(`${server.url}/k/${old}/qr.svg`)).status).toBe(200);
  });

  it.each(['kiosk', 'paper'] as const)('a point of kind %s has none that hangs anywhere', async (kind) => {
    const point = await aPoint(server, { kind, name: kind });
    expect((await officer.get(`/points/spring/${point.id}/replace`)).status).toBe(404);
    expect((await officer.post(`/points/spring/${point.id}/replace`, { code: point.code })).status).toBe(404);
    expect(await found(point.id)).toMatchObject({ code: point.code });
  });
});

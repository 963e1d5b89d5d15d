import { CollectionPointsService } from '../../src/collection-points/collection-points.service.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import { go, openPart, save } from '../harness/commune-form.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { aPoint, aResponse, openSpring, post, SPRING, type Spring } from '../harness/spring.js';

let server: TestServer;
let officer: SignedIn;
let spring: Spring;
const strictly = { strict: false } as const;
const points = () => server.get(CollectionPointsService, strictly);

beforeAll(async () => {
  server = await startServer('2026-11-03');
  spring = await openSpring(server, { name: 'Khảo sát Xuân' }, { name: 'Quầy 1', counter: 'q1' });
  await aPoint(server, { name: 'Họp thôn Đông', kind: 'meeting', village: 'dong' });
  officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
  for (let sent = 0; sent < 2; sent += 1) await post(server, spring.point.code, aResponse({ G: 4, FIELD: 'ho-tich' }));
});
afterAll(() => server.stop());

it('a reorganisation tells before it is saved which answers move, and which points lose their place', async () => {
  const counters = await openPart(officer, 'counters', '2026-11-02');
  const villages = await go(officer, counters, 'villages', { 'leaves-0': 'yes' });
  const units = await go(officer, villages, 'units', { 'leaves-0': 'yes' });
  const preview = await go(officer, units, 'preview', { 'heir-1': 'Phòng Kinh tế' });
  for (const said of [
    'Ngày hiệu lực đã qua: phiếu trả lời từ ngày 02/11/2026 đến nay mà chưa chốt số liệu sẽ được tính lại',
    'Đợt “Khảo sát Xuân”: phiếu trả lời từ ngày 02/11/2026 tính cho đơn vị mới, kể cả 2 phiếu đã nhận',
    'Điểm thu nhận “Quầy 1” đang đặt ở “Quầy 1”: từ ngày 02/11/2026',
    'Điểm thu nhận “Họp thôn Đông” đang đặt ở “Thôn Đông”',
  ]) {
    expect(preview.page).toContain(said);
  }
  expect((await save(officer, preview)).status).toBe(303);
});

it('a change that moves no answer and takes no place says nothing of either', async () => {
  const { page } = await go(officer, await openPart(officer, 'about', '2026-11-02'), 'preview', {
    'line-name': 'Xuân Mới',
  });
  expect(page).not.toContain('Khảo sát Xuân');
  expect(page).not.toContain('Điểm thu nhận “');
});

it('the page of points asks where they stand now, and keeps them until somebody says', async () => {
  const page = await (await officer.get('/points?commune=spring')).text();
  expect(page).toContain('2 điểm cần quyết định');
  expect(page).toContain('trước đặt ở Quầy 1');
  expect(page).toContain('trước đặt ở Thôn Đông');
  expect((await post(server, spring.point.code, aResponse())).status).toBe(201);
});

it.each(['', 'counter:q1', 'village:doai', 'x', 'unit:registry'])('“%s” is no place for it', async (place) => {
  const reply = await officer.post(`/points/spring/${spring.point.id}/move`, { place });
  const page = await reply.text();
  expect([reply.status, page.includes(`id="place-${spring.point.id}-error"`)]).toEqual([422, true]);
});

it('a point is moved with its code, once, and asks no more', async () => {
  const move = () => officer.post(`/points/spring/${spring.point.id}/move`, { place: 'field:dat-dai' });
  expect((await Promise.all([move(), move()])).map(({ status }) => status)).toEqual([303, 303]);
  const moved = await points().find('spring', spring.point.id);
  expect(moved).toMatchObject({
    code: spring.point.code,
    unit: 'centre',
    counter: null,
    field: 'dat-dai',
    village: null,
  });
  expect(await (await officer.get('/points?commune=spring')).text()).toContain('1 điểm cần quyết định');
});

it('is nobody else’s to move', async () => {
  await server.get(CommunesService, strictly).import({ ...SPRING, key: 'autumn', name: 'Thu' }, '2026-01-01', 'test');
  const stranger = await signInAs(server, { role: 'officer', communeId: 'autumn' });
  expect((await stranger.post(`/points/spring/${spring.point.id}/move`, { place: 'centre' })).status).toBe(404);
  const clerk = await signInAs(server, { role: 'clerk', communeId: 'spring' });
  expect((await clerk.post(`/points/spring/${spring.point.id}/move`, { place: 'centre' })).status).toBe(403);
});

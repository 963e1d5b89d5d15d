import { CollectionPointsService } from '../../src/collection-points/collection-points.service.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { aPoint, SPRING } from '../harness/spring.js';

let server: TestServer;
let officer: SignedIn;
const strictly = { strict: false } as const;

beforeAll(async () => {
  server = await startServer('2026-11-03');
  const communes = server.get(CommunesService, strictly);
  for (const key of ['spring', 'autumn']) await communes.import({ ...SPRING, key }, '2026-01-01', 'test');
  officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
  await aPoint(server, { name: 'Cổng chính' });
});
afterAll(() => server.stop());

const form = { commune: 'spring', kind: 'qr', text: '', place: '' };
const namesNow = async () =>
  (await server.get(CollectionPointsService, strictly).list('spring')).map(({ name }) => name).sort();

async function send(fields: Record<string, string>) {
  const reply = await officer.post('/points/several', { ...form, ...fields });
  const page = await reply.text();
  return { status: reply.status, page, seen: /name="seen" value="([^"]+)"/.exec(page)?.[1] ?? '' };
}

it('the page of points leads there, and it offers the places by number', async () => {
  expect(await (await officer.get('/points?commune=spring')).text()).toContain('href="/points/several?commune=spring"');
  const page = await (await officer.get('/points/several?commune=spring')).text();
  for (const said of ['Tất cả thôn, tổ dân phố (2)', 'Tất cả quầy (1)', 'Tất cả lĩnh vực (3)'])
    expect(page).toContain(said);
});

it.each([
  ['nothing', { text: ' \n\t' }, 'text', 'xin ghi ít nhất một dòng'],
  ['more than 500', { text: 'Điểm\n'.repeat(501) }, 'text', 'Nhiều hơn 500 điểm'],
  ['a kind that is none', { kind: 'x', text: 'A' }, 'kind', 'Xin chọn một hình thức'],
  ['a place that is none', { place: 'village:x', text: 'A' }, 'place', 'Nơi đặt này không có'],
])('%s: a sentence at the field, and what was typed stays', async (_, typed, field, sentence) => {
  const { status, page } = await send({ go: 'create', ...typed });
  expect([status, page.includes(`id="${field}-error"`)]).toEqual([422, true]);
  expect(page).toContain(sentence);
  expect(page).toContain(`">\n${typed.text}</textarea>`);
  expect(await namesNow()).toEqual(['Cổng chính']);
});

it.each([
  ['there already', 'cổng chính', 'Đã có điểm đang dùng cùng tên'],
  ['named twice', 'Sảnh\nSẢNH', 'Tên này đã có trong danh sách.'],
  ['too long', 'Đ'.repeat(121), 'Tên dài quá 120 chữ'],
  ['at an unknown place', 'Sảnh; Thôn Nam', 'không có nơi đặt tên như vậy'],
])('of a list with one that is %s none is made, whatever is pressed', async (_, text, sentence) => {
  const typed = { text: `Cửa 1\n${text}` };
  const looked = await send(typed);
  const made = await send({ ...typed, seen: looked.seen, go: 'create' });
  for (const { status, page } of [looked, made]) {
    expect([status, page.includes(sentence), page.includes('value="create"')]).toEqual([422, true, false]);
  }
  expect(await namesNow()).toEqual(['Cổng chính']);
});

it('what was looked at is made, all of it, once by two clicks', async () => {
  const typed = { text: 'Bảng tin; Thôn Đông\nCửa sau', places: 'counter' };
  const { status, page, seen } = await send(typed);
  expect([status, page.includes('Thêm 3 điểm')]).toEqual([200, true]);
  const another = await send({ ...typed, text: `${typed.text}\nCửa bên`, seen, go: 'create' });
  expect([another.status, await namesNow()]).toEqual([200, ['Cổng chính']]);
  const clicks = await Promise.all([1, 2].map(() => send({ ...typed, seen, go: 'create' })));
  expect(clicks.map(({ status: told }) => told)).toContain(303);
  expect((await send({ ...typed, seen, go: 'create' })).status).toBe(422);
  expect(await namesNow()).toEqual(['Bảng tin', 'Cổng chính', 'Cửa sau', 'Quầy 1']);
  const points = await server.get(CollectionPointsService, strictly).list('spring');
  expect(points.find(({ name }) => name === 'Bảng tin')).toMatchObject({ village: 'dong', unit: null });
  expect(points.find(({ name }) => name === 'Quầy 1')).toMatchObject({ counter: 'q1', unit: 'centre' });
});

it('five hundred at once, and the page shows them all', async () => {
  const typed = { kind: 'link', text: Array.from({ length: 500 }, (_, at) => `Điểm ${at}`).join('\n') };
  const { seen } = await send(typed);
  expect((await send({ ...typed, seen, go: 'create' })).status).toBe(303);
  const page = await (await officer.get('/points?commune=spring')).text();
  expect(page.match(/id="point-/g)).toHaveLength(504);
});

it('is no concern of another commune', async () => {
  const stranger = await signInAs(server, { role: 'officer', communeId: 'autumn' });
  expect((await stranger.get('/points/several?commune=spring')).status).toBe(404);
  expect((await stranger.post('/points/several', { ...form, text: 'A' })).status).toBe(404);
  // Who serves one commune need not name it.
  expect((await officer.get('/points/several')).status).toBe(200);
});

import { CommunesService } from '../../src/communes/communes.service.js';
import { USUAL_COMMUNE } from '../../src/communes/new-commune.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';

let server: TestServer;
let administrator: SignedIn;
const communes = () => server.get(CommunesService, { strict: false });

beforeAll(async () => {
  server = await startServer('2026-08-20');
  administrator = await signInAs(server, { role: 'administrator', communeId: null });
});
afterAll(() => server.stop());

const AN_BINH = {
  ...USUAL_COMMUNE,
  ...{ name: 'An Bình', kind: 'phường', villageKind: 'tổ dân phố', province: 'Hải Phòng' },
  villages: '1. Tổ dân phố số 1\n2. Tổ dân phố số 2\n\n3. Tổ dân phố Cầu Đất',
} as const;

it.each(['/points', '/duties', '/documents', '/dashboard', '/dashboard/units'])(
  'before the first commune %s says that there is none',
  async (path) => {
    expect(await (await administrator.get(path)).text()).toContain('Chưa có xã, phường nào.');
  },
);

it('a commune is made of lists of names, with the usual units, and leads to its first campaign', async () => {
  const page = await (await administrator.get('/communes/new')).text();
  expect(page).toContain('Văn phòng HĐND và UBND');
  expect(await (await administrator.get('/communes')).text()).toContain('href="/communes/new"');
  const made = await administrator.post('/communes/new', AN_BINH);
  expect([made.status, made.headers.get('location')]).toEqual([303, '/communes/an-binh?imported=new']);
  const catalogue = await communes().catalogueOn('an-binh', '2026-01-01');
  expect(catalogue).toMatchObject({ kind: 'phường', villageKind: 'tổ dân phố', leads: {} });
  expect(catalogue.units[0]).toEqual({
    ...{ key: 'trung-tam-phuc-vu-hanh-chinh-cong', name: 'Trung tâm Phục vụ hành chính công', kind: 'centre' },
  });
  expect(catalogue.fields).toContainEqual({ key: 'ho-tich', name: 'Hộ tịch', unit: 'van-phong-hdnd-va-ubnd' });
  expect(catalogue.villages.map(({ key }) => key)).toEqual([
    'to-dan-pho-so-1',
    'to-dan-pho-so-2',
    'to-dan-pho-cau-dat',
  ]);
  // The usual list names the police of a xã.
  expect(catalogue.units.map(({ name }) => name)).toContain('Công an phường');
  const next = await (await administrator.get('/communes/an-binh?imported=new')).text();
  for (const path of ['/campaigns/new?commune=an-binh', 'part=leads', 'part=counters', 'part=signers']) {
    expect(next).toContain(path);
  }
});

it('a second click makes no second one, another of its name is refused and kept', async () => {
  expect((await administrator.post('/communes/new', AN_BINH)).status).toBe(303);
  const reply = await administrator.post('/communes/new', { ...AN_BINH, province: 'Bắc Ninh' });
  const page = await reply.text();
  expect([reply.status, page.includes('“An Bình” đã có trên hệ thống'), page.includes('value="Bắc Ninh"')]).toEqual([
    ...[409, true, true],
  ]);
  expect(await communes().all()).toHaveLength(1);
});

it.each<[Record<string, string>, string]>([
  [{ name: ' ' }, 'name-error'],
  [{ name: 'x'.repeat(201) }, 'name-error'],
  [{ name: 'New' }, 'name-error'],
  [{ province: '' }, 'province-error'],
  [{ province: 'y'.repeat(201) }, 'province-error'],
  [{ centre: '' }, 'centre-error'],
  [{ departments: 'Thuế', fields: '' }, 'departments-error'],
  [{ departments: 'z'.repeat(201), fields: '' }, 'departments-error'],
  [{ fields: 'Hộ tịch' }, 'Lĩnh vực “Hộ tịch” chưa ghi đơn vị'],
  [{ fields: 'Hộ tịch | Phòng Lạ' }, 'Trong danh sách đơn vị không có “Phòng Lạ”'],
  [{ fields: 'Hộ tịch | Thuế\nhộ tịch | Công an xã' }, 'fields-error'],
  [{ villages: 'v'.repeat(201) }, 'villages-error'],
])('%j is told at its field, and everything is kept', async (typed, told) => {
  const reply = await administrator.post('/communes/new', { ...AN_BINH, name: 'Bình An', ...typed });
  const page = await reply.text();
  expect([reply.status, page.includes(told), page.includes('3. Tổ dân phố Cầu Đất') || 'villages' in typed]).toEqual([
    ...[422, true, true],
  ]);
  expect(await communes().all()).toHaveLength(1);
});

it('two columns of a spreadsheet are read, and a commune may have no village yet', async () => {
  const fields = 'Hộ tịch\tVăn phòng HĐND và UBND\nThuế\tThuế';
  const made = await administrator.post('/communes/new', { ...AN_BINH, name: 'Ba Đồng', fields, villages: '' });
  expect(made.status).toBe(303);
  const { fields: all, villages } = await communes().catalogueOn('ba-dong', '2026-08-20');
  expect([all.map(({ unit }) => unit), villages]).toEqual([['van-phong-hdnd-va-ubnd', 'thue'], []]);
});

it('is for whoever looks after all communes', async () => {
  const own = await signInAs(server, { role: 'administrator', communeId: 'an-binh' });
  const officer = await signInAs(server, { role: 'officer', communeId: 'an-binh' });
  for (const who of [own, officer]) {
    expect((await who.get('/communes/new')).status).toBe(403);
    expect((await who.post('/communes/new', { ...AN_BINH, name: 'Khác' })).status).toBe(403);
  }
  expect((await administrator.post('/communes/new', { name: 'x' })).status).toBe(400);
});

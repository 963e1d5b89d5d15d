import { AuditService } from '../../src/access/audit.service.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import type { Day } from '../../src/rules/days.js';
import { go, type OpenForm, openPart, save } from '../harness/commune-form.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { SPRING } from '../harness/spring.js';
import { wholeDatabase } from '../harness/whole-database.js';

let server: TestServer;
let officer: SignedIn;
const strictly = { strict: false } as const;
const communes = () => server.get(CommunesService, strictly);
const on = (day: Day) => communes().catalogueOn('spring', day);

beforeAll(async () => {
  server = await startServer('2026-08-20');
  await communes().import(SPRING, '2026-01-01', 'test');
  await communes().import({ ...SPRING, key: 'autumn', name: 'Thu' }, '2026-01-01', 'test');
  officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
});
afterAll(() => server.stop());

describe('a reorganisation', () => {
  let preview: OpenForm;

  it('merges two departments into a new one, fields and items with them, in one step', async () => {
    const units = await openPart(officer, 'units', '2026-09-01');
    expect(units.page).toContain('value="Văn phòng HĐND và UBND"');
    const typed = {
      'name-4': 'Phòng Tổng hợp',
      'kind-4': 'department',
      'heir-1': 'phòng tổng  hợp',
      'heir-2': 'Phòng Tổng hợp',
    };
    const fields = await go(officer, units, 'fields', typed);
    expect(fields.page).toContain('<option value="phong-tong-hop" selected>Phòng Tổng hợp</option>');
    expect(fields.page).toContain('Đơn vị <span class="tag">đã sửa</span>');
    preview = await go(officer, fields, 'preview', { 'name-2': 'Thuế, phí' });
    expect(preview.status).toBe(200);
    for (const said of [
      '<strong>Thêm</strong> “Phòng Tổng hợp”',
      '<strong>Bỏ</strong> “Văn phòng HĐND và UBND”',
      '“Hộ tịch”: Đơn vị <del>Văn phòng HĐND và UBND</del> → <ins>Phòng Tổng hợp</ins>',
      '“Thuế, phí”: Tên <del>Thuế</del> → <ins>Thuế, phí</ins>',
      'Đơn vị: 2 dòng giữ nguyên.',
      'Đến hết ngày trước 01/09/2026 mọi việc vẫn như cũ',
      'Số liệu đã chốt và đã công bố không thay đổi.',
    ]) {
      expect(preview.page).toContain(said);
    }
    expect(preview.page).not.toContain('[[');
    expect(preview.page).toMatch(/“A01”[^<]*: Đơn vị chủ trì <del>Văn phòng/);
    expect(await on('2026-09-01')).toMatchObject(SPRING);
  });

  it('is saved from its day, once, whoever clicks twice', async () => {
    const replies = await Promise.all([save(officer, preview), save(officer, preview)]);
    expect(replies.map(({ status }) => status)).toEqual([303, 303]);
    expect(replies[0]?.headers.get('location')).toBe('/communes/spring?changed=yes&on=2026-09-01');
    expect(await on('2026-08-31')).toMatchObject(SPRING);
    expect(await on('2026-09-01')).toMatchObject({
      units: [{ key: 'centre' }, { key: 'tax' }, { key: 'phong-tong-hop', name: 'Phòng Tổng hợp' }],
      fields: [{ unit: 'phong-tong-hop' }, { unit: 'phong-tong-hop' }, { name: 'Thuế, phí', unit: 'tax' }],
      leads: { A01: 'phong-tong-hop', A02: 'phong-tong-hop' },
    });
    expect(await server.get(AuditService, strictly).entriesOf('spring', 'commune-changed', 'spring')).toHaveLength(1);
    const page = await (await officer.get('/communes/spring?changed=yes&on=2026-09-01')).text();
    expect(page).toContain('Đã lưu thay đổi.');
  });

  it('in a second tab is refused, keeps what was typed, and is compared with what holds now', async () => {
    const [mine, theirs] = [
      await openPart(officer, 'villages', '2026-08-20'),
      await openPart(officer, 'about', '2026-08-20'),
    ];
    await save(officer, await go(officer, theirs, 'preview', { 'line-province': 'Thành phố Hải Phòng' }));
    const refused = await go(officer, mine, 'preview', { 'name-0': 'Đông Thượng' });
    expect([refused.status, refused.page.includes('vừa được người khác sửa')]).toEqual([409, true]);
    expect(refused.fields['name-0']).toBe('Đông Thượng');
    const compared = await go(officer, refused, 'preview');
    expect(compared.page).toContain('<del>Thành phố Hải Phòng</del> → <ins>Hải Phòng</ins>');
    expect(compared.page).toContain('<del>Đông</del> → <ins>Đông Thượng</ins>');
    await communes().import({ ...SPRING, province: 'Huế' }, '2026-08-20', 'test');
    const late = await save(officer, compared);
    expect([late.status, (await on('2026-08-20')).province]).toEqual([409, 'Huế']);
    expect(await late.text()).toContain('Đông Thượng');
  });

  it('says where a later change ends it', async () => {
    const { page } = await go(officer, await openPart(officer, 'about', '2026-08-21'), 'preview', {
      'line-name': 'Xuân Mới',
    });
    expect(page).toContain('Từ ngày 01/09/2026 xã, phường đã có một thay đổi khác');
    expect(page).toContain('/communes/spring/edit?from=2026-09-01');
  });
});

it('a name that is planned stands in no list before its day', async () => {
  const named = async () => (await communes().find('spring'))?.name;
  await communes().import({ ...(await on('2028-01-01')), name: 'Xuân Sau' }, '2028-01-01', 'test');
  expect(await named()).toBe('Xuân');
});

describe('the parts of a commune', () => {
  const changedTo = async (part: string, typed: Record<string, string>, from: Day) => {
    const preview = await go(officer, await openPart(officer, part, from), 'preview', typed);
    expect([preview.status, (await save(officer, preview)).status]).toEqual([200, 303]);
    return on(from);
  };

  it('villages are pasted as a list, and those that are there keep their keys', async () => {
    const { villages } = await changedTo('villages', { pasted: '1. Thôn Đông\n2. Thôn Bắc' }, '2026-10-01');
    expect(villages).toEqual([
      { key: 'dong', name: 'Thôn Đông', example: false },
      { key: 'thon-bac', name: 'Thôn Bắc', example: false },
    ]);
  });

  it('counters, leads, contacts and signers are typed over', async () => {
    const counters = { 'name-0': 'Quầy số 1', 'name-1': 'Quầy số 2', 'unit-1': 'centre', 'fields-1': 'thue' };
    expect((await changedTo('counters', counters, '2026-10-02')).counters).toEqual([
      { key: 'q1', name: 'Quầy số 1', unit: 'centre', fields: ['ho-tich'] },
      { key: 'quay-so-2', name: 'Quầy số 2', unit: 'centre', fields: ['thue'] },
    ]);
    expect((await changedTo('leads', { 'line-A03': 'centre', 'line-A02': '' }, '2026-10-03')).leads).toEqual({
      ...{ A01: 'phong-tong-hop', A03: 'centre' },
    });
    const contacts = { 'line-phone': '0220 3765 123', 'line-email': 'ubnd@xuan.gov.vn' };
    expect((await changedTo('contacts', contacts, '2026-10-04')).contacts).toEqual({
      ...{ phone: '0220 3765 123', email: 'ubnd@xuan.gov.vn' },
    });
    const signer = { 'name-0': 'Nguyễn Văn An', 'title-0': 'Chủ tịch', 'role-0': 'chairman' };
    expect((await changedTo('signers', signer, '2026-10-05')).signers).toEqual([
      { key: 'nguyen-van-an', name: 'Nguyễn Văn An', title: 'Chủ tịch', role: 'chairman' },
    ]);
    const page = await (await officer.get('/communes/spring?on=2026-10-05')).text();
    for (const said of ['Nguyễn Văn An', '0220 3765 123', 'Quầy số 2']) expect(page).toContain(said);
  });

  it('a village that goes takes its name with it, and comes back under its key', async () => {
    expect((await changedTo('villages', { 'leaves-1': 'yes' }, '2026-10-06')).villages).toHaveLength(1);
    const { villages } = await changedTo('villages', { 'name-1': 'thôn bắc', 'name-2': 'Thôn Bac' }, '2026-10-07');
    expect(villages.map(({ key }) => key)).toEqual(['dong', 'thon-bac', 'thon-bac-2']);
  });

  it('a file is taken in with a preview', async () => {
    const text = JSON.stringify({ ...(await on('2026-10-07')), villages: [] });
    expect((await changedTo('file', { pasted: text }, '2026-10-08')).villages).toEqual([]);
    const empty = await openPart(officer, 'villages', '2026-10-08');
    expect(empty.fields['name-0']).toBe('');
  });

  it('500 villages are shown, typed over and saved', async () => {
    const pasted = Array.from({ length: 500 }, (_, at) => `Thôn số ${at + 1} ở ven sông Cửu Long`).join('\n');
    expect((await changedTo('villages', { pasted }, '2026-10-09')).villages).toHaveLength(500);
    const { villages } = await changedTo('villages', { 'name-499': 'T'.repeat(200), 'leaves-0': 'yes' }, '2026-10-10');
    expect([villages.length, villages.at(-1)?.name.length]).toEqual([499, 200]);
  });
});

describe('what cannot be', () => {
  const long = 'x'.repeat(201);
  it.each<[string, Record<string, string>, string]>([
    ['units', { 'name-0': '' }, 'name-0-error'],
    ['units', { 'name-0': ' \u200b ' }, 'name-0-error'],
    ['units', { 'name-0': long }, 'name-0-error'],
    ['units', { 'name-1': 'thuế' }, 'name-3-error'],
    ['units', { 'kind-0': '' }, 'kind-0-error'],
    ['units', { 'kind-0': 'phòng' }, 'kind-0-error'],
    ['units', { 'name-4': 'Phòng mới' }, 'kind-4-error'],
    ['units', { 'heir-1': 'Không có' }, 'heir-1-error'],
    ['units', { 'heir-1': 'Thuế', 'leaves-3': 'yes' }, 'heir-1-error'],
    ['units', { 'heir-1': 'Phòng Kinh tế', 'heir-2': 'Thuế', 'leaves-3': 'yes' }, 'heir-1-error'],
    ['units', { 'leaves-0': 'yes' }, 'chưa có đơn vị nào là Trung tâm'],
    ['units', { 'leaves-2': 'yes' }, 'Lĩnh vực “Đất đai” trỏ tới đơn vị không có: “Phòng Kinh tế”.'],
    ['fields', { 'name-0': '' }, 'name-0-error'],
    ['fields', { 'unit-0': '' }, 'unit-0-error'],
    ['fields', { 'unit-0': 'abc' }, 'unit-0-error'],
    ['fields', { 'name-3': 'Mới' }, 'unit-3-error'],
    ['fields', { 'name-1': 'HỘ TỊCH' }, 'name-1-error'],
    ['counters', { 'name-0': long }, 'name-0-error'],
    ['counters', { 'unit-0': 'abc' }, 'unit-0-error'],
    ['counters', { 'fields-0': 'abc' }, 'Lĩnh vực'],
    ['villages', { 'name-0': '', 'name-1': '' }, 'name-0-error'],
    ['villages', { pasted: '-\n.' }, 'mọi việc vẫn như cũ'],
    ['villages', { pasted: long }, 'pasted-error'],
    ['leads', { 'line-A01': 'abc' }, 'line-A01-error'],
    ['contacts', { 'line-phone': 'gọi cô Lan' }, 'line-phone-error'],
    ['contacts', { 'line-email': 'ubnd@' }, 'line-email-error'],
    ['contacts', { 'line-website': 'trang của xã' }, 'line-website-error'],
    ['contacts', { 'line-address': long }, 'line-address-error'],
    ['signers', { 'name-0': 'An', 'role-0': 'chairman' }, 'title-0-error'],
    ['signers', { 'name-0': 'An', 'title-0': 'Chủ tịch' }, 'role-0-error'],
    ['about', { 'line-name': '' }, 'line-name-error'],
    ['about', { 'line-province': long }, 'line-province-error'],
    ['file', { pasted: '{' }, 'pasted-error'],
    ['file', { pasted: '{}' }, 'pasted-error'],
    ['file', { pasted: JSON.stringify({ ...SPRING, key: 'autumn' }) }, 'Tệp này của xã, phường khác.'],
    ['units', { from: '31/09/2026', 'name-0': 'Trung tâm mới' }, 'from-error'],
    ['units', { from: '01/09/2062', 'name-0': 'Trung tâm mới' }, 'from-error'],
    ['units', { from: '', 'name-0': 'Trung tâm mới' }, 'from-error'],
    ['units', {}, 'không có gì để lưu'],
  ])('in %s, %j is told at its place and kept, and nothing is made', async (part, typed, told) => {
    const before = await wholeDatabase(server);
    const page = await go(officer, await openPart(officer, part, '2026-08-25'), 'preview', typed);
    expect([page.page.includes(told), told]).toEqual([true, told]);
    if (page.status === 200) expect(told).toBe('mọi việc vẫn như cũ');
    else expect(page.status).toBe(422);
    const kept = Object.entries(typed).filter(([name]) => !/^(?:leaves|fields|kind|unit|role|line-A)/.test(name));
    if (told.endsWith('-error'))
      for (const [name, value] of kept) expect(page.fields[name]?.trim()).toBe(value.replace('\u200b', '').trim());
    expect(await wholeDatabase(server)).toEqual(before);
  });

  it('another commune, another role, and what these pages did not make are refused', async () => {
    const form = await openPart(officer, 'units', '2026-09-02');
    const stranger = await signInAs(server, { role: 'officer', communeId: 'autumn' });
    expect((await stranger.get('/communes/spring/edit')).status).toBe(404);
    expect((await stranger.post('/communes/spring/edit', { ...form.fields, go: 'preview' })).status).toBe(404);
    expect((await stranger.post('/communes/spring/change', { ...form.fields })).status).toBe(404);
    expect((await stranger.post('/communes/autumn/change', { ...form.fields })).status).toBe(400);
    const leader = await signInAs(server, { role: 'leader', communeId: 'spring' });
    expect((await leader.get('/communes/spring/edit')).status).toBe(403);
    expect((await leader.post('/communes/spring/change', { ...form.fields })).status).toBe(403);
    expect((await officer.post('/communes/spring/change', { draft: '{', from: '01/09/2026' })).status).toBe(400);
    const faulty = JSON.stringify({ ...(await on('2026-09-02')), units: [] });
    expect((await officer.post('/communes/spring/change', { ...form.fields, draft: faulty })).status).toBe(400);
    expect((await officer.get('/communes/none/edit')).status).toBe(404);
    const all = await signInAs(server, { role: 'administrator', communeId: null });
    expect((await all.get('/communes/none/edit')).status).toBe(404);
    expect((await all.get('/communes/spring/edit?part=leads')).status).toBe(200);
  });
});

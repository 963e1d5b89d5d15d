import { TokensService } from '../../src/access/tokens.service.js';
import { UsersService } from '../../src/access/users.service.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import { auditOf } from '../harness/audit.js';
import { startServer, type TestServer } from '../harness/server.js';
import { cookiesOf, type SignedIn, sendLogin, signInAs } from '../harness/sign-in.js';
import { SPRING } from '../harness/spring.js';
import { wholeDatabase } from '../harness/whole-database.js';

let server: TestServer;
let root: SignedIn;
let local: SignedIn;

beforeAll(async () => {
  server = await startServer();
  const communes = server.get(CommunesService, { strict: false });
  await communes.import(SPRING, '2026-01-01', 'test');
  await communes.import({ ...SPRING, key: 'autumn', name: 'Thu' }, '2026-01-01', 'test');
  root = await signInAs(server, { name: 'goc', role: 'administrator', communeId: null });
  local = await signInAs(server, { name: 'tai-xa', role: 'administrator', communeId: 'spring' });
});
afterAll(() => server.stop());

const users = (): UsersService => server.get(UsersService, { strict: false });
const idOf = async (name: string): Promise<string> => (await users().find(name))?.id ?? '';
const [unit] = SPRING.units;
const mai = { name: 'mai', fullName: 'Lê Thị Mai', position: '', role: 'officer', commune: 'spring', unit: '' };
const long = (length: number): string => 'a'.repeat(length);

/** What is wrong, the field where it is said, and how its sentence begins. */
const wrong: readonly (readonly [Record<string, string>, string, string])[] = [
  [{ name: '' }, 'name', 'Tên đăng nhập có'],
  [{ name: 'a' }, 'name', 'Tên đăng nhập có'],
  [{ name: '   ' }, 'name', 'Tên đăng nhập có'],
  [{ name: '.mai' }, 'name', 'Tên đăng nhập có'],
  [{ name: '<script>' }, 'name', 'Tên đăng nhập có'],
  [{ name: 'mai/lan' }, 'name', 'Tên đăng nhập có'],
  [{ name: 'mai"lan' }, 'name', 'Tên đăng nhập có'],
  [{ name: 'mai;lan' }, 'name', 'Tên đăng nhập có'],
  [{ name: '😀😀' }, 'name', 'Tên đăng nhập có'],
  [{ name: long(65) }, 'name', 'Tên đăng nhập có'],
  [{ name: long(9_000) }, 'name', 'Tên đăng nhập có'],
  [{ name: 'goc' }, 'name', 'Tên đăng nhập này đã'],
  [{ name: ' GOC ' }, 'name', 'Tên đăng nhập này đã'],
  [{ fullName: long(101) }, 'fullName', 'Họ và tên có'],
  [{ fullName: '12345' }, 'fullName', 'Họ và tên có'],
  [{ fullName: '...' }, 'fullName', 'Họ và tên có'],
  [{ fullName: '👩' }, 'fullName', 'Họ và tên có'],
  [{ position: long(151) }, 'position', 'Chức vụ có'],
  [{ position: '---' }, 'position', 'Chức vụ có'],
  [{ position: '2026' }, 'position', 'Chức vụ có'],
  [{ role: '' }, 'role', 'Xin chọn'],
  [{ role: 'king' }, 'role', 'Xin chọn'],
  [{ role: 'Administrator' }, 'role', 'Xin chọn'],
  [{ role: 'constructor' }, 'role', 'Xin chọn'],
  [{ commune: '' }, 'commune', 'Vai trò này phải'],
  [{ commune: '', role: 'leader' }, 'commune', 'Vai trò này phải'],
  [{ commune: '', role: 'director' }, 'commune', 'Vai trò này phải'],
  [{ commune: 'winter' }, 'commune', 'Chưa có xã'],
  [{ commune: '../spring' }, 'commune', 'Chưa có xã'],
  [{ role: 'director', unit: 'spring/khong-co' }, 'unit', 'Xã, phường này không'],
  [{ role: 'director', unit: `autumn/${unit?.key}` }, 'unit', 'Xã, phường này không'],
  [{ role: 'director', unit: 'spring' }, 'unit', 'Xã, phường này không'],
];

it.each(wrong)(
  'somebody new with %j is refused at the field, and nothing typed is lost',
  async (part, field, sentence) => {
    const before = await wholeDatabase(server);
    const typed = { ...mai, ...part };
    const reply = await root.post('/users', typed);
    const html = await reply.text();
    expect(reply.status).toBe(422);
    expect(html).toContain(`<a href="#${field}">${sentence}`);
    expect(html).toMatch(new RegExp(`id="${field}-error">${sentence}`));
    if (typed.name.length < 64 && !/[<"]/.test(typed.name)) expect(html).toContain(`name="name" type="text"`);
    expect(html).toContain(`value="${typed.fullName}"`);
    expect(await wholeDatabase(server)).toEqual(before);
  },
);

it('somebody is made with a name, a position and a unit, once however often it is clicked', async () => {
  const director = { ...mai, name: 'giam-doc', role: 'director', position: 'Giám đốc', unit: `spring/${unit?.key}` };
  const [made, again] = [await root.post('/users', director), await root.post('/users', director)];
  expect([made.status, again.status]).toEqual([201, 422]);
  expect(await users().find('giam-doc')).toMatchObject({
    fullName: 'Lê Thị Mai',
    position: 'Giám đốc',
    unit: unit?.key,
  });
});

it('a change of role is kept, told in the log, and signs the person out; a change of name alone does not', async () => {
  const clerk = await signInAs(server, { name: 'nhap-phieu', role: 'clerk', communeId: 'spring' });
  const path = `/users/${await idOf('nhap-phieu')}`;
  const change = (fields: Record<string, string>): Promise<Response> => root.post(path, fields);
  expect((await change({ fullName: 'Phạm Văn Hùng', position: 'Công chức' })).headers.get('location')).toBe(
    `${path}?done=changed`,
  );
  expect((await clerk.get('/campaigns')).status).toBe(200);
  await change({ role: 'officer' });
  expect((await clerk.get('/campaigns')).status).toBe(302);
  const [entry] = await auditOf(server, 'spring');
  expect(entry).toMatchObject({ action: 'user-changed', object: 'nhap-phieu' });
  expect(entry?.details).toEqual({ role: { was: 'clerk', is: 'officer' } });
  await change({ commune: 'autumn' });
  expect((await auditOf(server, 'autumn'))[0]?.action).toBe('user-changed');
  expect(await users().find('nhap-phieu')).toMatchObject({
    role: 'officer',
    communeId: 'autumn',
    fullName: 'Phạm Văn Hùng',
  });
  expect((await local.get(path)).status).toBe(404);
});

it('two who change the same person do not undo each other', async () => {
  await root.post('/users', { ...mai, name: 'hai-the' });
  const path = `/users/${await idOf('hai-the')}`;
  const seen = /name="seen" value="([^"]+)"/.exec(await (await root.get(path)).text())?.[1] ?? '';
  expect((await local.post(path, { position: 'Phó phòng', seen })).status).toBe(303);
  const late = await root.post(path, { position: 'Trưởng phòng', seen });
  expect([late.status, await late.text()]).toEqual([422, expect.stringContaining('Người khác vừa sửa')]);
  expect((await users().find('hai-the'))?.position).toBe('Phó phòng');
});

it('nobody changes their own rights, disables themselves or resets their own password', async () => {
  const own = `/users/${await idOf('goc')}`;
  const role = await root.post(own, { role: 'auditor' });
  expect([role.status, await role.text()]).toEqual([422, expect.stringContaining('Không ai tự đổi vai trò')]);
  expect((await root.post(own, { commune: 'spring' })).status).toBe(422);
  for (const path of ['/password', '/disabled', '/new-password']) {
    expect((await root.post(own + path, { disabled: 'yes' })).status).toBe(403);
  }
  expect((await root.post(own, { fullName: 'Người Quản Trị' })).status).toBe(303);
});

it('somebody always stays who can let people in', async () => {
  const second = await signInAs(server, { name: 'thu-hai', role: 'administrator', communeId: null });
  const [first, other] = [`/users/${await idOf('goc')}`, `/users/${await idOf('thu-hai')}`];
  // Two who would remove each other at once: one of them stays.
  const both = await Promise.all([
    root.post(`${other}/disabled`, { disabled: 'yes' }),
    second.post(`${first}/disabled`, { disabled: 'yes' }),
  ]);
  expect(both.filter(({ headers }) => headers.get('location')?.endsWith('=disabled'))).toHaveLength(1);
  const able = (await users().list(null)).filter((one) => one.communeId === null && !one.disabled);
  expect(able).toHaveLength(1);
  // Nor can a program with the rights of one.
  const token = await server.get(TokensService, { strict: false }).create('administrator', null, 'máy', 'test');
  const byProgram = (rest: string, fields: Record<string, string>): Promise<Response> =>
    fetch(`${server.url}/users/${able[0]?.id}${rest}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: new URLSearchParams(fields),
    });
  const refused = [
    await byProgram('/disabled', { disabled: 'yes' }),
    await byProgram('', { role: 'auditor' }),
    await byProgram('', { commune: 'spring' }),
  ];
  for (const reply of refused) {
    expect([reply.status, await reply.text()]).toEqual([
      422,
      expect.stringContaining('tài khoản quản trị hệ thống duy nhất'),
    ]);
  }
  root = await signInAs(server, { name: 'thu-ba', role: 'administrator', communeId: null });
});

it('a new password is asked for before anything else', async () => {
  const clerk = await signInAs(server, { name: 'phai-doi', role: 'clerk', communeId: 'spring' });
  const path = `/users/${await idOf('phai-doi')}`;
  expect((await local.post(`${path}/new-password`)).status).toBe(303);
  const sent = await clerk.get('/campaigns');
  expect([sent.status, sent.headers.get('location')]).toEqual([303, '/password']);
  expect((await clerk.get('/api/v1/campaigns', { accept: 'application/json' })).status).toBe(403);
  const { password: handed } = clerk;
  const same = await clerk.post('/password', { current: handed, password: handed, again: handed });
  expect([same.status, await same.text()]).toEqual([422, expect.stringContaining('giống mật khẩu đang dùng')]);
  const chosen = 'mưa rơi trên mái tôn';
  await clerk.post('/password', { current: clerk.password, password: chosen, again: chosen });
  expect((await clerk.get('/campaigns')).status).toBe(200);
  const reset = await local.post(`${path}/password`);
  const password = /class="secret">([^<]+)</.exec(await reset.text())?.[1] ?? '';
  const cookie = cookiesOf(await sendLogin(server, { name: 'phai-doi', password }));
  for (const path of ['/', '/campaigns']) {
    const page = await fetch(server.url + path, { headers: { accept: 'text/html', cookie }, redirect: 'manual' });
    expect([path, page.headers.get('location')]).toEqual([path, '/password']);
  }
});

it('the list is searched without diacritics, filtered, and shown page by page', async () => {
  for (let number = 1; number <= 120; number += 1) {
    const fullName = `Nguyễn Thị ${number === 7 ? `Hoàng ${long(80)}` : 'Bình'}`;
    const wanted = { name: `nguoi ${number}`, fullName, role: 'collector', communeId: 'autumn' } as const;
    await users().create({ ...wanted, password: 'x' }, 'test');
  }
  const list = async (query: string): Promise<string> => (await root.get(`/users${query}`)).text();
  expect(await list('?q=hoang')).toContain('1/');
  expect(await list('?q=khong+ai+ca')).toContain('Không có ai như vậy');
  expect(await list('?role=collector&commune=autumn&page=3')).toContain('Trang 3/3');
  expect(await list('?role=king&page=-1&state=x&q[]=1')).toContain('Trang 1/');
  expect(await (await local.get('/users?q=nguoi')).text()).toContain('Không có ai như vậy');
});

it('a person of another commune looks like nobody, on every page', async () => {
  const [foreign, nobody] = [await idOf('nguoi 1'), '2b1f6a1e-0000-4000-8000-000000000000'];
  for (const rest of ['', '/password', '/disabled']) {
    for (const id of [foreign, nobody]) expect((await local.get(`/users/${id}${rest}`)).status).toBe(404);
    for (const id of [foreign, nobody]) {
      expect((await local.post(`/users/${id}${rest}`, { disabled: 'yes' })).status).toBe(404);
    }
  }
});

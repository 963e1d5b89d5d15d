import { accessCommands } from '../../src/access/access.commands.js';
import { TokensService } from '../../src/access/tokens.service.js';
import { type Get, parseCall } from '../../src/config/command.js';
import { auditOf } from '../harness/audit.js';
import { atTheFrontDoor, page, server, users } from '../harness/front-door.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { wholeDatabase } from '../harness/whole-database.js';

atTheFrontDoor();

let root: SignedIn;
let officer: SignedIn;
beforeAll(async () => {
  root = await signInAs(server, { role: 'administrator', communeId: null });
  officer = await signInAs(server, { role: 'officer', communeId: 'hong-chau' });
});

const wanted = { name: 'Một cửa', role: 'officer', commune: 'hong-chau', expiresOn: '2027-11-03' };
const made = async (reply: Response): Promise<string> => /<code[^>]*>([\w-]{43})</.exec(await reply.text())?.[1] ?? '';
const campaigns = (token: string): Promise<Response> =>
  page('/api/v1/campaigns', { accept: 'application/json', authorization: `Bearer ${token}` });
const idIn = async (by: SignedIn, name: string): Promise<string> => {
  const html = await (await by.get('/tokens')).text();
  return new RegExp(`/tokens/([0-9a-f]{12})/revoke" aria-label="Thu hồi ${name}"`).exec(html)?.[1] ?? '';
};

/** What is wrong, the field where it is said, and how its sentence begins. */
const wrong: readonly (readonly [Record<string, string>, string, string])[] = [
  [{ name: '' }, 'name', 'Tên có nhiều nhất'],
  [{ name: '  ' }, 'name', 'Tên có nhiều nhất'],
  [{ name: '123' }, 'name', 'Tên có nhiều nhất'],
  [{ name: '---' }, 'name', 'Tên có nhiều nhất'],
  [{ name: '🤖' }, 'name', 'Tên có nhiều nhất'],
  [{ name: 'a'.repeat(101) }, 'name', 'Tên có nhiều nhất'],
  [{ name: 'a'.repeat(9_000) }, 'name', 'Tên có nhiều nhất'],
  [{ role: '' }, 'role', 'Xin chọn một vai trò'],
  [{ role: 'king' }, 'role', 'Xin chọn một vai trò'],
  [{ role: 'OFFICER' }, 'role', 'Xin chọn một vai trò'],
  [{ role: '__proto__' }, 'role', 'Xin chọn một vai trò'],
  [{ role: 'administrator' }, 'role', 'Vai trò này được làm nhiều hơn'],
  [{ role: 'leader' }, 'role', 'Vai trò này được làm nhiều hơn'],
  [{ role: 'director' }, 'role', 'Vai trò này được làm nhiều hơn'],
  [{ role: 'auditor' }, 'role', 'Vai trò này được làm nhiều hơn'],
  [{ role: 'province' }, 'role', 'Vai trò này được làm nhiều hơn'],
  [{ expiresOn: '' }, 'expiresOn', 'Xin nhập một ngày có thật'],
  [{ expiresOn: 'mai' }, 'expiresOn', 'Xin nhập một ngày có thật'],
  [{ expiresOn: '2027-02-29' }, 'expiresOn', 'Xin nhập một ngày có thật'],
  [{ expiresOn: '31/09/2027' }, 'expiresOn', 'Xin nhập một ngày có thật'],
  [{ expiresOn: '11/2027' }, 'expiresOn', 'Xin nhập một ngày có thật'],
  [{ expiresOn: '2027' }, 'expiresOn', 'Xin nhập một ngày có thật'],
  [{ expiresOn: '3.11.27' }, 'expiresOn', 'Xin nhập một ngày có thật'],
  [{ expiresOn: '2026-11-02' }, 'expiresOn', 'Ngày này đã qua'],
  [{ expiresOn: '1999-01-01' }, 'expiresOn', 'Ngày này đã qua'],
  [{ expiresOn: '0001-01-01' }, 'expiresOn', 'Ngày này đã qua'],
  [{ expiresOn: '2062-11-03' }, 'expiresOn', 'Ngày này cách quá'],
  [{ expiresOn: '9999-12-31' }, 'expiresOn', 'Ngày này cách quá'],
  [{ name: '', role: 'king', expiresOn: '' }, 'expiresOn', 'Xin nhập một ngày có thật'],
];

it.each(wrong)('a token with %j is refused at the field, and nothing typed is lost', async (part, field, sentence) => {
  const before = await wholeDatabase(server);
  const typed = { ...wanted, ...part };
  const reply = await officer.post('/tokens', typed);
  const html = await reply.text();
  expect(reply.status).toBe(422);
  expect(html).toContain(`<a href="#${field}">${sentence}`);
  expect(html).toMatch(new RegExp(`id="${field}-error">${sentence}`));
  expect(html).toContain(`name="expiresOn" type="date" required value="${typed.expiresOn}"`);
  expect(html).toMatch(new RegExp(`name="name"[^>]* value="${typed.name}"`));
  expect(await wholeDatabase(server)).toEqual(before);
});

it('a token is shown once, is made once however often it is clicked, and works until the end of its day', async () => {
  const [first, second] = [
    await officer.post('/tokens', { ...wanted, expiresOn: '04/11/2026' }),
    await officer.post('/tokens', wanted),
  ];
  const token = await made(first);
  expect([first.status, second.status, token.length]).toEqual([201, 422, 43]);
  expect(await (await officer.get('/tokens')).text()).not.toContain(token);
  expect((await campaigns(token)).status).toBe(200);
  server.clock.moveTo('2026-11-04');
  expect((await campaigns(token)).status).toBe(200);
  server.clock.moveTo('2026-11-05');
  expect((await campaigns(token)).status).toBe(401);
  server.clock.moveTo('2026-11-03');
});

it('its last use is kept by the day, and revoking is asked first, done once and told in the log', async () => {
  const token = await made(await officer.post('/tokens', { ...wanted, name: 'Thu hồi' }));
  const unused = await (await officer.get('/tokens')).text();
  expect(unused).toContain('Chưa dùng');
  await campaigns(token);
  await campaigns(token);
  const id = await idIn(officer, 'Thu hồi');
  expect(await (await officer.get('/tokens')).text()).toContain('03/11/2026');
  expect(await (await officer.get(`/tokens/${id}/revoke`)).text()).toContain('Không khôi phục được');
  expect((await campaigns(token)).status).toBe(200);
  for (const _ of ['once', 'twice']) expect((await officer.post(`/tokens/${id}/revoke`)).status).toBe(303);
  expect((await campaigns(token)).status).toBe(401);
  const told = (await auditOf(server, 'hong-chau')).filter(({ action }) => action === 'token-revoked');
  expect(told).toMatchObject([{ actor: officer.name, object: 'Thu hồi', details: { id } }]);
});

it('nobody makes, sees or ends one of another commune, or beyond their rights', async () => {
  const foreign = await signInAs(server, { role: 'officer', communeId: 'viet-khe' });
  const local = await signInAs(server, { role: 'administrator', communeId: 'hong-chau' });
  const id = await idIn(officer, 'Một cửa');
  for (const path of [`/tokens/${id}/revoke`, '/tokens/000000000000/revoke', '/tokens/%25/revoke']) {
    expect([(await foreign.get(path)).status, (await foreign.post(path)).status]).toEqual([404, 404]);
  }
  expect((await foreign.post('/tokens', wanted)).status).toBe(404);
  expect((await officer.post('/tokens', { ...wanted, commune: '' })).status).toBe(403);
  expect((await local.post('/tokens', { ...wanted, role: 'administrator', commune: '' })).status).toBe(403);
  expect((await local.get(`/tokens/${id}/revoke`)).status).toBe(200);
  const above = await server
    .get(TokensService, { strict: false })
    .create('leader', 'hong-chau', 'Bảng điện tử', 'test');
  expect(await idIn(officer, 'Bảng điện tử')).toBe('');
  expect((await root.get(`/tokens/${await idIn(root, 'Bảng điện tử')}/revoke`)).status).toBe(200);
  // A program makes no other one.
  const program = await made(await root.post('/tokens', { ...wanted, role: 'administrator', commune: '' }));
  const headers = { authorization: `Bearer ${program}` };
  const again = await fetch(`${server.url}/tokens`, { method: 'POST', headers, body: new URLSearchParams(wanted) });
  expect([program.length, again.status, above.length]).toEqual([43, 403, 43]);
});

describe('the commands', () => {
  const run = (name: string, args: readonly string[]): Promise<unknown> => {
    const command = accessCommands.find((one) => one.name === name);
    if (!command) throw new Error(`no command ${name}`);
    const get: Get = (type) => server.get(type as never, { strict: false });
    return command.run(get, parseCall(command, args));
  };
  const leader = ['--role', 'leader', '--commune', 'hong-chau'];

  it('make, list and revoke a token that ends on a day', async () => {
    const token = String(await run('token:create', [...leader, '--name', 'lệnh', '--expires', '2026-12-31']));
    const listed = (await run('token:list', [])) as { id: string; name: string }[];
    const line = listed.find(({ name }) => name === 'lệnh');
    expect(line).toMatchObject({ role: 'leader', expiresOn: '2026-12-31', lastUsedOn: null, state: 'active' });
    expect(line).toMatchObject({ commune: 'hong-chau', madeBy: 'command' });
    expect(await run('token:revoke', [line?.id ?? ''])).toEqual({ id: line?.id, name: 'lệnh', revoked: true });
    expect((await campaigns(token)).status).toBe(401);
  });

  it.each(['2026-11-02', '2026-13-01', 'never', '2062-01-01', ''])('refuse the end %p in words', async (day) => {
    await expect(run('token:create', [...leader, '--expires', day])).rejects.toThrow(`--expires ${day}`);
  });

  it('refuse to revoke what is no token', async () => {
    await expect(run('token:revoke', ['abc'])).rejects.toThrow('There is no token abc');
  });
});

it('500 tokens are listed', async () => {
  const tokens = server.get(TokensService, { strict: false });
  for (let made = 0; made < 500; made += 1)
    await tokens.create('clerk', 'viet-khe', `Máy ${made} ${'dài '.repeat(15)}`, 'test');
  const html = await (await root.get('/tokens')).text();
  expect(html.match(/\/revoke"/g)?.length).toBeGreaterThanOrEqual(500);
});

it('ends with the account of whoever made it, which is said before, and no other does', async () => {
  const leaving = await signInAs(server, { name: 'sap-nghi', role: 'officer', communeId: 'hong-chau' });
  const [theirs, other] = [
    await made(await leaving.post('/tokens', { ...wanted, name: 'Của người sắp nghỉ' })),
    await made(await officer.post('/tokens', { ...wanted, name: 'Của người ở lại' })),
  ];
  const path = `/users/${(await users().find('sap-nghi'))?.id}/disabled`;
  const asked = await (await root.get(path)).text();
  expect([asked.includes('Của người sắp nghỉ'), asked.includes('Của người ở lại')]).toEqual([true, false]);
  expect((await root.post(path, { disabled: 'yes' })).status).toBe(303);
  expect([(await campaigns(theirs)).status, (await campaigns(other)).status]).toEqual([401, 200]);
  expect((await root.post(path, { disabled: 'no' })).status).toBe(303);
  expect((await campaigns(theirs)).status).toBe(401);
  const told = (await auditOf(server, 'hong-chau')).filter(({ object }) => object === 'Của người sắp nghỉ');
  expect(told.map(({ action, actor }) => `${action} ${actor}`)).toEqual([
    `token-revoked ${root.name}`,
    'token-created sap-nghi',
  ]);
});

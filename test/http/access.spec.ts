import { accessCommands } from '../../src/access/access.commands.js';
import { AuditService } from '../../src/access/audit.service.js';
import { Session } from '../../src/access/credentials.entity.js';
import { SetupService } from '../../src/access/setup.service.js';
import { TokensService } from '../../src/access/tokens.service.js';
import { UsersService } from '../../src/access/users.service.js';
import { Commune } from '../../src/communes/commune.entity.js';
import { type Get, parseCall } from '../../src/config/command.js';
import { tableOf } from '../../src/database/table.js';
import { WriteQueue } from '../../src/database/write-queue.js';
import { auditOf } from '../harness/audit.js';
import { startServer, type TestServer } from '../harness/server.js';
import { cookiesOf, sendLogin, signInAs } from '../harness/sign-in.js';

let server: TestServer;

async function startWithCommunes(more: Record<string, string> = {}): Promise<TestServer> {
  const started = await startServer('2026-11-03', more);
  await started.get(WriteQueue, { strict: false }).commit(function* () {
    yield* tableOf(Commune).insert({ id: 'hong-chau', name: 'xã Hồng Châu' });
    yield* tableOf(Commune).insert({ id: 'viet-khe', name: 'xã Việt Khê' });
  });
  return started;
}

beforeAll(async () => {
  server = await startWithCommunes();
});
afterAll(() => server.stop());

const page = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(server.url + path, { headers: { accept: 'text/html', ...headers }, redirect: 'manual' });
const users = (): UsersService => server.get(UsersService, { strict: false });

describe('the first start', () => {
  it('offers a link that makes the first administrator once', async () => {
    const link = await server.get(SetupService, { strict: false }).firstStartLink();
    expect(link).toMatch(/^\/setup\/[\w-]{43}$/);
    expect((await page('/setup/wrong')).status).toBe(404);
    expect(await (await page(String(link))).text()).toContain('Cài đặt lần đầu');

    const send = (password: string): Promise<Response> =>
      fetch(server.url + link, {
        method: 'POST',
        headers: { accept: 'text/html' },
        body: new URLSearchParams({ name: 'Lan', password, again: password }),
        redirect: 'manual',
      });
    const weak = await send('hailong2026!');
    expect(weak.status).toBe(422);
    expect(await weak.text()).toContain('dễ đoán');

    const made = await send('con trâu ăn cỏ ven sông');
    expect(made.status).toBe(303);
    expect(made.headers.get('location')).toBe('/communes');
    expect((await page('/users', { cookie: cookiesOf(made) })).status).toBe(200);
    expect((await send('con trâu ăn cỏ ven sông')).status).toBe(404);
    expect(await server.get(SetupService, { strict: false }).firstStartLink()).toBeNull();
  });
});

describe('signing in', () => {
  it('takes a person without a session to the login page and back to the page wanted', async () => {
    const reply = await page('/users?x=1');
    expect(reply.status).toBe(302);
    expect(reply.headers.get('location')).toBe('/login?next=%2Fusers%3Fx%3D1');
    const login = await page(String(reply.headers.get('location')));
    expect(login.status).toBe(200);
    expect(login.headers.get('cache-control')).toBe('no-store');
    expect(await login.text()).toContain('name="next" value="/users?x&#x3D;1"');
    const { password } = await users().create({ name: 'hoa', role: 'administrator', communeId: null }, 'test');
    const done = await sendLogin(server, { name: 'HOA', password, next: '/users?x=1' });
    expect([done.status, done.headers.get('location')]).toEqual([303, '/users?x=1']);
    const elsewhere = await sendLogin(server, { name: 'hoa', password, next: '//evil.example' });
    expect(elsewhere.headers.get('location')).toBe('/dashboard');
  });

  it('gives a cookie that scripts cannot read and other sites cannot send', async () => {
    const { password } = await users().create({ name: 'minh', role: 'leader', communeId: 'hong-chau' }, 'test');
    const reply = await sendLogin(server, { name: 'minh', password });
    const [cookie = ''] = reply.headers.getSetCookie();
    expect(cookie).toMatch(/^session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('says the same for a wrong password and for an unknown name', async () => {
    await users().create({ name: 'tuan', role: 'leader', communeId: 'hong-chau' }, 'test');
    const wrong = await sendLogin(server, { name: 'tuan', password: 'không phải mật khẩu' });
    const unknown = await sendLogin(server, { name: 'khong-co-ai', password: 'không phải mật khẩu' });
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    const text = (html: string, name: string): string => html.replaceAll(name, '');
    expect(text(await wrong.text(), 'tuan')).toBe(text(await unknown.text(), 'khong-co-ai'));
    expect(wrong.headers.getSetCookie()).toEqual([]);
  });

  it('slows guessing down without shutting out a browser the user knows', async () => {
    const bay = await signInAs(server, { name: 'bay', role: 'officer', communeId: 'hong-chau' });
    for (let guess = 1; guess <= 5; guess++) await sendLogin(server, { name: 'bay', password: `guess ${guess}` });
    const waiting = await sendLogin(server, { name: 'bay', password: bay.password });
    expect(waiting.status).toBe(429);
    expect(waiting.headers.get('retry-after')).toBe('15');
    const known = await sendLogin(server, { name: 'bay', password: bay.password }, { cookie: bay.cookie });
    expect(known.status).toBe(303);
    server.clock.moveTo('2026-11-04');
    expect((await sendLogin(server, { name: 'bay', password: bay.password })).status).toBe(303);
    server.clock.moveTo('2026-11-03');
  });

  it('refuses a form that another site sent', async () => {
    const fields = { name: 'lan', password: 'con trâu ăn cỏ ven sông' };
    expect((await sendLogin(server, fields, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await sendLogin(server, fields, { 'sec-fetch-site': 'same-origin' })).status).toBe(303);
  });

  it('gives a new session each time and ends the one before', async () => {
    const first = await signInAs(server, { name: 'nga', role: 'administrator', communeId: null });
    const again = await sendLogin(server, { name: 'nga', password: first.password }, { cookie: first.cookie });
    expect(cookiesOf(again)).not.toContain(first.cookie.split(';')[0]);
    expect((await first.get('/users')).status).toBe(302);
  });
});

describe('a session', () => {
  it('is dead after signing out, also for a copied cookie', async () => {
    const staff = await signInAs(server, { name: 'out', role: 'administrator', communeId: null });
    expect((await staff.get('/users')).status).toBe(200);
    const reply = await staff.post('/logout');
    expect([reply.status, reply.headers.get('location')]).toEqual([303, '/login']);
    expect((await staff.get('/users')).headers.get('location')).toBe('/login?next=%2Fusers');
  });

  it('is over the next day', async () => {
    const staff = await signInAs(server, { name: 'idle', role: 'administrator', communeId: null });
    const start = server.clock.now();
    server.clock.moveTo('2026-11-04');
    expect((await staff.get('/users')).status).toBe(302);
    server.clock.moveTo('2026-11-03');
    expect(server.clock.now()).toEqual(start);
  });

  it('changes nothing without its CSRF token', async () => {
    const staff = await signInAs(server, { name: 'csrf', role: 'administrator', communeId: null });
    const fields = { name: 'planted', role: 'administrator', commune: '' };
    expect((await staff.post('/users', { ...fields, _csrf: 'wrong' })).status).toBe(403);
    expect((await staff.post('/users', { ...fields, _csrf: '' })).status).toBe(403);
    expect(await users().find('planted')).toBeNull();
    expect((await staff.post('/users', fields)).status).toBe(201);
  });

  it('does not open what the role may not do', async () => {
    const leader = await signInAs(server, { name: 'leader', role: 'leader', communeId: 'hong-chau' });
    expect((await leader.get('/users')).status).toBe(403);
    expect((await leader.post('/users', { name: 'friend', role: 'leader', commune: 'hong-chau' })).status).toBe(403);
  });

  it('is never stored in the clear', async () => {
    const staff = await signInAs(server, { name: 'clear', role: 'leader', communeId: 'hong-chau' });
    const secret = /session=([^;]+)/.exec(staff.cookie)?.[1] ?? '';
    const rows = await server.get(WriteQueue, { strict: false }).read(tableOf(Session).select({}));
    expect(secret).toHaveLength(43);
    expect(JSON.stringify(rows)).not.toContain(secret);
  });
});

describe('users', () => {
  it('get a password that is shown once, and replace it', async () => {
    const admin = await signInAs(server, { name: 'quan-tri', role: 'administrator', communeId: null });
    const made = await admin.post('/users', { name: 'Thu Hà', role: 'officer', commune: 'hong-chau' });
    const password = /class="secret">([^<]+)</.exec(await made.text())?.[1] ?? '';
    expect(await (await admin.get('/users')).text()).not.toContain(password);
    const cookie = cookiesOf(await sendLogin(server, { name: 'thu hà', password }));
    const html = await (await page('/password', { cookie })).text();
    expect(html).toContain('mật khẩu được cấp');
    const _csrf = /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
    const change = (fields: Record<string, string>): Promise<Response> =>
      fetch(`${server.url}/password`, {
        method: 'POST',
        headers: { accept: 'text/html', cookie },
        body: new URLSearchParams({ _csrf, ...fields }),
      });
    const chosen = 'mưa rơi trên mái tôn';
    expect((await change({ current: 'wrong', password: chosen, again: chosen })).status).toBe(422);
    expect((await change({ current: password, password: chosen, again: 'other' })).status).toBe(422);
    expect(await (await change({ current: password, password: chosen, again: chosen })).text()).toContain('Đã đổi');
    expect((await sendLogin(server, { name: 'thu hà', password })).status).toBe(401);
    expect((await sendLogin(server, { name: 'thu hà', password: chosen.normalize('NFD') })).status).toBe(303);
  });

  it('are out at once when they are disabled', async () => {
    const admin = await signInAs(server, { name: 'khoa', role: 'administrator', communeId: null });
    const staff = await signInAs(server, { name: 'bi-khoa', role: 'administrator', communeId: null });
    const user = await users().find('bi-khoa');
    await admin.post(`/users/${user?.id}/disabled`, { disabled: 'yes' });
    expect((await staff.get('/users')).status).toBe(302);
    expect((await sendLogin(server, { name: 'bi-khoa', password: staff.password })).status).toBe(401);
  });

  it('of another commune look the same as users who do not exist', async () => {
    const admin = await signInAs(server, { name: 'rieng', role: 'administrator', communeId: 'hong-chau' });
    const { user } = await users().create({ name: 'o-viet-khe', role: 'leader', communeId: 'viet-khe' }, 'test');
    const own = await (await admin.get('/users')).text();
    expect(own).not.toContain('o-viet-khe');
    const foreign = await admin.post(`/users/${user.id}/password`);
    const absent = await admin.post('/users/2b1f6a1e-0000-4000-8000-000000000000/password');
    expect([foreign.status, absent.status]).toEqual([404, 404]);
    expect(await foreign.text()).toBe(await absent.text());
    expect((await admin.post('/users', { name: 'x1', role: 'leader', commune: 'viet-khe' })).status).toBe(404);
    expect((await admin.post('/users', { name: 'x2', role: 'administrator', commune: '' })).status).toBe(403);
  });
});

describe('a token', () => {
  it('opens the calls of its role without a CSRF token, until it is revoked', async () => {
    const tokens = server.get(TokensService, { strict: false });
    const token = await tokens.create('administrator', 'hong-chau', 'test', 'test');
    const headers = { accept: 'application/json', authorization: `Bearer ${token}` };
    expect((await page('/users', headers)).status).toBe(200);
    const body = new URLSearchParams({ name: 'by-token', role: 'leader', commune: 'hong-chau' });
    const made = await fetch(`${server.url}/users`, { method: 'POST', headers, body });
    expect(made.status).toBe(201);
    const staff = await tokens.staffOf(token);
    await tokens.revoke(staff?.id ?? '', 'test');
    expect((await page('/users', headers)).status).toBe(401);
    expect((await page('/users', { authorization: 'Bearer guess' })).status).toBe(401);
  });

  it('is asked of programs with a problem document', async () => {
    const reply = await page('/users', { accept: 'application/json' });
    expect(reply.status).toBe(401);
    expect(await reply.json()).toMatchObject({ code: 'not-signed-in', status: 401 });
  });
});

describe('the commands', () => {
  const run = (name: string, args: readonly string[]): Promise<unknown> => {
    const command = accessCommands.find((one) => one.name === name);
    if (!command) throw new Error(`no command ${name}`);
    const get: Get = (type) => server.get(type as never, { strict: false });
    return command.run(get, parseCall(command, args));
  };

  it('make a user who can sign in', async () => {
    const made = await run('user:create', ['--name', 'Chị Mai', '--role', 'director', '--commune', 'hong-chau']);
    expect(made).toMatchObject({ name: 'chị mai', role: 'director', commune: 'hong-chau' });
    const { password } = made as { password: string };
    expect((await sendLogin(server, { name: 'Chị Mai', password })).headers.get('location')).toBe('/dashboard');
  });

  it('print a token and nothing else', async () => {
    const token = await run('token:create', ['--role', 'leader', '--commune', 'hong-chau']);
    expect(token).toMatch(/^[\w-]{43}$/);
    const staff = await server.get(TokensService, { strict: false }).staffOf(String(token));
    expect(staff).toMatchObject({ kind: 'token', role: 'leader', communeId: 'hong-chau' });
  });

  it('refuse what cannot be, in words', async () => {
    await expect(run('token:create', ['--role', 'king', '--commune', 'hong-chau'])).rejects.toThrow('--role is one of');
    await expect(run('token:create', ['--role', 'leader'])).rejects.toThrow('--commune is needed');
    await expect(run('token:create', ['--role', 'leader', '--commune', 'nowhere'])).rejects.toThrow(
      'no commune nowhere',
    );
    await expect(run('user:create', ['--name', '<b>', '--role', 'leader', '--commune', 'hong-chau'])).rejects.toThrow(
      'name-unusable',
    );
  });
});

it('the audit log holds what was done, whole', async () => {
  const audit = server.get(AuditService, { strict: false });
  const written = [...(await auditOf(server, 'hong-chau')), ...(await auditOf(server, '_server'))];
  const actions = new Set(written.map(({ action }) => action));
  for (const action of ['user-created', 'signed-in', 'user-disabled', 'password-changed', 'token-created']) {
    expect(actions).toContain(action);
  }
  expect((await audit.verify()).map(({ firstBroken }) => firstBroken)).toEqual([null, null, null]);
});

it('over https the cookie is bound to the host and never sent in the clear', async () => {
  const secure = await startWithCommunes({ BASE_URL: 'https://hailong.example' });
  try {
    const { password } = await secure
      .get(UsersService, { strict: false })
      .create({ name: 'lan', role: 'administrator', communeId: null }, 'test');
    const reply = await sendLogin(secure, { name: 'lan', password });
    expect(reply.headers.getSetCookie()[0]).toMatch(
      /^__Host-session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
  } finally {
    await secure.stop();
  }
});

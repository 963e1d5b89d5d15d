import { accessCommands } from '../../src/access/access.commands.js';
import { AuditService } from '../../src/access/audit.service.js';
import { TokensService } from '../../src/access/tokens.service.js';
import { UsersService } from '../../src/access/users.service.js';
import { type Get, parseCall } from '../../src/config/command.js';
import { auditOf } from '../harness/audit.js';
import { atTheFrontDoor, page, server, startWithCommunes, users } from '../harness/front-door.js';
import { routesOf } from '../harness/routes.js';
import { switchOn } from '../harness/second-step.js';
import { cookiesOf, sendLogin, signIn, signInAs } from '../harness/sign-in.js';

atTheFrontDoor();

const run = (name: string, args: readonly string[]): Promise<unknown> => {
  const command = accessCommands.find((one) => one.name === name);
  if (!command) throw new Error(`no command ${name}`);
  const get: Get = (type) => server.get(type as never, { strict: false });
  return command.run(get, parseCall(command, args));
};

describe('users', () => {
  it('get a password that is shown once, and replace it', async () => {
    const admin = await signInAs(server, { name: 'quan-tri', role: 'administrator', communeId: null });
    const made = await admin.post('/users', { name: 'Thu Hà', role: 'officer', commune: 'hong-chau' });
    const password = /class="secret">([^<]+)</.exec(await made.text())?.[1] ?? '';
    expect(await (await admin.get('/users')).text()).not.toContain(password);
    const cookie = cookiesOf(await sendLogin(server, { name: 'thu hà', password }));
    const html = await (await page('/password', { cookie })).text();
    expect(html).toContain('Ông/Bà đang dùng mật khẩu được cấp. Xin chọn mật khẩu mới trước khi làm việc tiếp.');
    const english = await (await page('/password', { cookie: `${cookie}; lang=en` })).text();
    expect(english).toContain('You are using a password that was handed to you. Please choose a new password');
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
    expect((await page('/help', { cookie })).status).toBe(200);
    expect((await sendLogin(server, { name: 'thu hà', password })).status).toBe(401);
    expect((await sendLogin(server, { name: 'thu hà', password: chosen.normalize('NFD') })).status).toBe(303);
  });

  it('reach nothing with a password that somebody else made, but the page on which they choose another', async () => {
    const admin = await signInAs(server, { name: 'cap lai', role: 'administrator', communeId: null });
    const made = await users().create({ name: 'moi den', role: 'administrator', communeId: null }, 'cap lai');
    const old = await signInAs(server, { name: 'da quen', role: 'administrator', communeId: null });
    const reset = await admin.post(`/users/${(await users().find('da quen'))?.id}/password`);
    const passwords = {
      ...{
        'moi den': made.password,
        'da quen': /class="secret">([^<]+)</.exec(await reset.text())?.[1],
      },
    };
    expect((await old.get('/users')).status).toBe(302);
    const staffRoutes = routesOf(server).filter(({ isForStaff }) => isForStaff);
    for (const [name, password = ''] of Object.entries(passwords)) {
      const somebody = await signIn(server, { name, password });
      const open: string[] = [];
      for (const { method, path } of staffRoutes) {
        const headers = { accept: 'text/html', cookie: somebody.cookie, 'x-csrf-token': somebody.token };
        const address = server.url + path.replaceAll(/:\w+/g, 'x');
        const reply = await fetch(address, { method, headers, redirect: 'manual' });
        const isLedAway = reply.status === 303 && reply.headers.get('location') === '/password';
        if (!isLedAway && reply.status !== 403) open.push(`${method} ${path}`);
        await reply.body?.cancel();
        if (path === '/logout') Object.assign(somebody, await signIn(server, { name, password }));
      }
      expect([name, open]).toEqual([name, ['POST /logout', 'GET /password', 'POST /password']]);
    }
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
    // But for the address itself, at the feet of the page.
    const told = async (answer: Response, id: string) => (await answer.text()).replaceAll(id, '');
    expect(await told(foreign, user.id)).toBe(await told(absent, '2b1f6a1e-0000-4000-8000-000000000000'));
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
  it('make a user who can sign in', async () => {
    const made = await run('user:create', ['--name', 'Chị Mai', '--role', 'director', '--commune', 'hong-chau']);
    expect(made).toMatchObject({ name: 'chị mai', role: 'director', commune: 'hong-chau' });
    const { password } = made as { password: string };
    expect((await sendLogin(server, { name: 'Chị Mai', password })).headers.get('location')).toBe('/dashboard');
  });

  it('let in again whoever lost password, phone and recovery codes, and nobody else who is signed in', async () => {
    const only = await signInAs(server, { name: 'chi-mot', role: 'administrator', communeId: null });
    await switchOn(server, only);
    const reset = await run('user:reset', ['--name', 'Chi-Mot']);
    expect(reset).toMatchObject({ name: 'chi-mot', role: 'administrator', commune: null, disabled: false });
    const { password } = reset as { password: string };
    expect((await only.get('/users')).status).toBe(302);
    expect((await sendLogin(server, { name: 'chi-mot', password: only.password })).status).toBe(401);
    const reply = await sendLogin(server, { name: 'chi-mot', password });
    expect(reply.status).toBe(303);
    expect((await page('/users', { cookie: cookiesOf(reply) })).headers.get('location')).toBe('/password');
    const told = (await auditOf(server, '_server')).filter(
      ({ actor, object }) => actor === 'command' && object === 'chi-mot',
    );
    expect(told.map(({ action }) => action)).toEqual(['second-step-taken-off', 'password-reset']);
    await expect(run('user:reset', ['--name', 'khong-ai'])).rejects.toThrow('There is no user khong-ai');
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

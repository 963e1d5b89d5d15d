import { Session } from '../../src/access/credentials.entity.js';
import { SetupService } from '../../src/access/setup.service.js';
import { tableOf } from '../../src/database/table.js';
import { WriteQueue } from '../../src/database/write-queue.js';
import { auditOf } from '../harness/audit.js';
import { atTheFrontDoor, page, server, users } from '../harness/front-door.js';
import { cookiesOf, sendLogin, signInAs } from '../harness/sign-in.js';
import { breakAudit, wholeDatabase } from '../harness/whole-database.js';

atTheFrontDoor();

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
    expect(elsewhere.headers.get('location')).toBe('/');
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
    const varied = Array.from({ length: 9 }, (_, one) => bay.cookie.replace(/(device=[^;]+)/, `$1.${one}`));
    const guesses = varied.map((cookie) => sendLogin(server, { name: 'bay', password: 'a guess' }, { cookie }));
    expect((await Promise.all(guesses)).map(({ status }) => status)).toEqual(varied.map(() => 429));
    server.clock.moveTo('2026-11-04');
    expect((await sendLogin(server, { name: 'bay', password: bay.password })).status).toBe(303);
    server.clock.moveTo('2026-11-03');
  });

  it('slows down guesses at the password of a session that was left open, wherever they are made', async () => {
    const mo = await signInAs(server, { name: 'mo', role: 'officer', communeId: 'hong-chau' });
    const guess = (password: string) => mo.post('/password', { current: password, password: 'x', again: 'x' });
    for (let guesses = 0; guesses < 5; guesses += 1) await guess('sai');
    const waiting = await guess(mo.password);
    expect([waiting.status, await waiting.text()]).toEqual([422, expect.stringContaining('thử lại sau 15 giây')]);
    const [sealed = ''] =
      /(?<=name="sealed" value=")[^"]+/.exec(await (await mo.get('/password/second-step')).text()) ?? [];
    const second = await mo.post('/password/second-step/on', { password: mo.password, code: '000000', sealed });
    expect(await second.text()).toContain('thử lại sau 15 giây');
  });

  it('refuses a form that another site sent', async () => {
    const fields = { name: 'lan', password: 'con trâu ăn cỏ ven sông' };
    expect((await sendLogin(server, fields, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await sendLogin(server, fields, { 'sec-fetch-site': 'same-origin' })).status).toBe(303);
  });

  it('tells the log what failed, by account and never with what was typed, and does not let it be flooded', async () => {
    await users().create({ name: 'canh', role: 'leader', communeId: 'hong-chau' }, 'test');
    for (let guess = 1; guess <= 20; guess += 1) {
      server.clock.moveBy(1);
      await sendLogin(server, { name: 'canh', password: `mật khẩu ${guess}` });
      await sendLogin(server, { name: `mat-khau-cua-toi-${guess}`, password: 'x' });
    }
    const failed = (chain: string) =>
      auditOf(server, chain).then((all) => all.filter(({ action }) => action === 'sign-in-failed'));
    const [own, nobodys] = [
      (await failed('hong-chau')).filter((one) => one.object === 'canh'),
      await failed('_server'),
    ];
    expect(own.map(({ actor, details }) => [actor, details.attempts])).toEqual(
      expect.arrayContaining([
        ['?', 1],
        ['?', 4],
      ]),
    );
    expect(own.length).toBeLessThan(8);
    expect(nobodys.every(({ object }) => object === '')).toBe(true);
    expect(JSON.stringify(await wholeDatabase(server))).not.toMatch(/mat-khau-cua-toi|mật khẩu \d/);
    const mend = await breakAudit(server);
    server.clock.moveBy(70);
    const unheard = await sendLogin(server, { name: 'canh', password: 'x' }).finally(mend);
    expect(unheard.status).toBe(503);
    server.clock.moveTo('2026-11-03');
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

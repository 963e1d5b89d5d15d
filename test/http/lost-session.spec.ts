import { DataSource } from 'typeorm';
import { UsersService } from '../../src/access/users.service.js';
import { startServer, type TestServer } from '../harness/server.js';
import { cookiesOf, type SignedIn, sendLogin, signInAs } from '../harness/sign-in.js';
import { openSpring, type Spring } from '../harness/spring.js';

/** A form that is sent after its session ended: nothing typed is lost, nothing is done twice, nobody else gets it. */

let server: TestServer;
let spring: Spring;
let officer: SignedIn;

beforeAll(async () => {
  server = await startServer();
  spring = await openSpring(server, {}, { kind: 'paper', name: 'Phiếu giấy' });
  officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
});
afterAll(() => server.stop());

const batches = async (): Promise<number> =>
  (await server.get(DataSource).query('SELECT id FROM paper_batch')).length as number;
const typed = () => ({ place: `${spring.campaign.id}:${spring.point.id}`, hander: 'unit', issued: '7' });
const hidden = (page: string): Record<string, string> =>
  Object.fromEntries(
    [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => {
      return [name, value.replaceAll('&#x3D;', '=').replaceAll('&quot;', '"').replaceAll('&amp;', '&')];
    }),
  );
const lose = (who: SignedIn) =>
  server.get(DataSource).query(`DELETE FROM staff_session WHERE user_id = (
  SELECT id FROM staff_user WHERE name = '${who.name}')`);
/** Signs in on the page that the form was answered with. */
const comeBack = (page: string, who: { name: string; password: string }) => {
  const { unsent = '' } = hidden(page);
  return sendLogin(server, { name: who.name, password: who.password, unsent });
};
const sendOn = (page: string, cookie: string) => {
  const [, path = ''] = /<form method="post" action="(\/paper[^"]*)"/.exec(page) ?? [];
  const headers = { accept: 'text/html', cookie };
  const body = new URLSearchParams(hidden(page));
  return fetch(server.url + path, { method: 'POST', headers, body, redirect: 'manual' });
};

it('goes along with the sign-in, past a wrong password, and is sent on with one touch', async () => {
  await lose(officer);
  const refused = await officer.post('/paper', typed());
  const page = await refused.text();
  expect([refused.status, refused.headers.get('cache-control'), await batches()]).toEqual([401, 'no-store', 0]);
  expect(page).toContain('Nội dung vẫn được giữ');
  expect(page).not.toContain(spring.point.id);

  const wrong = await comeBack(page, { name: officer.name, password: 'không phải' });
  const kept = await wrong.text();
  expect([wrong.status, hidden(kept).unsent]).toEqual([401, hidden(page).unsent]);
  const back = await comeBack(kept, officer);
  const again = await back.text();
  expect([back.status, again.includes('Gửi tiếp'), await batches()]).toEqual([200, true, 0]);
  expect(hidden(again)).toMatchObject(typed());
  const sent = await sendOn(again, cookiesOf(back));
  expect([sent.status, await batches()]).toEqual([303, 1]);
});

it('is asked for again where the same person has signed in meanwhile, in another window', async () => {
  const earlier = await signInAs(server, { role: 'officer', communeId: 'spring', name: 'hai.cua.so' });
  const token = hidden(await (await earlier.get('/password')).text())._csrf ?? '';
  const reply = await sendLogin(server, pick(earlier), { cookie: earlier.cookie });
  const before = await batches();
  const form = { method: 'POST', body: new URLSearchParams({ _csrf: token, ...typed() }), redirect: 'manual' } as const;
  const late = await fetch(`${server.url}/paper`, {
    ...form,
    headers: { accept: 'text/html', cookie: cookiesOf(reply) },
  });
  expect(late.status).toBe(403);
  const page = await late.text();
  expect([page.includes('Gửi tiếp'), await batches()]).toEqual([true, before]);
  expect((await sendOn(page, cookiesOf(reply))).status).toBe(303);
  expect(await batches()).toBe(before + 1);
});

it('is given to nobody else who signs in there, and to no form that was made for nobody', async () => {
  const other = await signInAs(server, { role: 'officer', communeId: 'spring', name: 'nguoi.khac' });
  const someone = await signInAs(server, { role: 'officer', communeId: 'spring', name: 'nguoi.dau' });
  await lose(someone);
  const page = await (await someone.post('/paper', typed())).text();
  const back = await comeBack(page, other);
  expect([back.status, back.headers.get('location')]).toEqual([303, '/']);

  const planted = await (await someone.post('/paper', { ...typed(), _csrf: 'planted' })).text();
  expect((await comeBack(planted, someone)).status).toBe(303);
  const before = await batches();
  expect((await sendLogin(server, { ...pick(someone), unsent: 'made up' })).status).toBe(303);
  expect(await batches()).toBe(before);
});

it('goes along with the password that is to be chosen first, past a wrong one, and is sent on', async () => {
  const told = await signInAs(server, { role: 'officer', communeId: 'spring', name: 'mat.khau' });
  await server.get(DataSource).query("UPDATE staff_user SET password_must_change = true WHERE name = 'mat.khau'");
  const before = await batches();
  const refused = await told.post('/paper', typed());
  const page = await refused.text();
  expect([refused.status, await batches(), page.includes(spring.point.id)]).toEqual([403, before, false]);
  expect(page).toContain('đổi mật khẩu xong thì gửi tiếp');
  const { unsent = '' } = hidden(page);
  const password = 'mùa xuân ở thôn Đoài';
  const wrong = await told.post('/password', { current: 'không phải', password, again: password, unsent });
  expect([wrong.status, hidden(await wrong.text()).unsent]).toEqual([422, unsent]);
  const changed = await told.post('/password', { current: told.password, password, again: password, unsent });
  const again = await changed.text();
  expect([changed.status, again.includes('Gửi tiếp'), await batches()]).toEqual([200, true, before]);
  expect(hidden(again)).toMatchObject(typed());
  expect([(await sendOn(again, told.cookie)).status, await batches()]).toEqual([303, before + 1]);
  expect((await told.get('/password')).status).toBe(200);
});

it('is no longer held after a day, and never where it holds a password', async () => {
  const late = await signInAs(server, { role: 'officer', communeId: 'spring', name: 'hom.sau' });
  server.clock.moveTo('2026-11-05');
  const page = await (await late.post('/paper', typed())).text();
  expect((await comeBack(page, late)).status).toBe(303);
  const secret = await late.post('/password', { current: late.password, password: 'x', again: 'x' });
  const text = await secret.text();
  expect([secret.status, hidden(text).unsent]).toEqual([401, undefined]);
  expect(text).toContain('nút quay lại của trình duyệt');
  server.clock.moveTo('2026-11-03');
});

it('of a person who was disabled stays unsent', async () => {
  const leaving = await signInAs(server, { role: 'officer', communeId: 'spring', name: 'nghi.viec' });
  await server.get(DataSource).query("UPDATE staff_user SET disabled = true WHERE name = 'nghi.viec'");
  const refused = await leaving.post('/paper', typed());
  expect((await comeBack(await refused.text(), leaving)).status).toBe(401);
  expect(await server.get(UsersService, { strict: false }).find('nghi.viec')).toMatchObject({ disabled: true });
});

const pick = ({ name, password }: SignedIn) => ({ name, password });

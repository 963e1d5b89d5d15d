import { hashOfSecret } from '../../src/access/secret-code.js';
import { auditOf } from '../harness/audit.js';
import { atTheFrontDoor, page, server, users } from '../harness/front-door.js';
import { codeNow, offered, type Phone, sendCode, switchOn, ticketOf } from '../harness/second-step.js';
import { cookiesOf, type SignedIn, sendLogin, signInAs } from '../harness/sign-in.js';
import { wholeDatabase } from '../harness/whole-database.js';

atTheFrontDoor();

const clerk = (name: string): Promise<SignedIn> => signInAs(server, { name, role: 'clerk', communeId: 'hong-chau' });
async function withPhone(name: string): Promise<{ readonly person: SignedIn; readonly phone: Phone }> {
  const person = await clerk(name);
  const phone = await switchOn(server, person);
  server.clock.moveBy(1);
  return { person, phone };
}
const opens = async (reply: Response): Promise<boolean> => {
  return reply.status === 303 && (await page('/password', { cookie: cookiesOf(reply) })).status === 200;
};

it('is switched on with the password and a code, and ten recovery codes are shown once', async () => {
  const { person, phone } = await withPhone('bat');
  expect(new Set(phone.recoveryCodes).size).toBe(10);
  expect(await (await person.get('/password/second-step')).text()).toContain('Còn 10 mã dự phòng');
  const kept = JSON.stringify(await wholeDatabase(server));
  for (const told of [phone.secret, ...phone.recoveryCodes, ...phone.recoveryCodes.map(hashOfSecret)]) {
    expect(kept).not.toContain(told);
  }
});

const wrongWhenOn: readonly (readonly [string, Record<string, string>, number])[] = [
  ['no code', { code: '' }, 422],
  ['five digits', { code: '12345' }, 422],
  ['seven digits', { code: '1234567' }, 422],
  ['letters', { code: 'abcdef' }, 422],
  ['a minus', { code: '-12345' }, 422],
  ['a fraction', { code: '1234.5' }, 422],
  ['other digits', { code: '١٢٣٤٥٦' }, 422],
  ['wide digits', { code: '１２３４５６' }, 422],
  ['a code too long', { code: '1'.repeat(900) }, 422],
  ['a code beyond reading', { code: '1'.repeat(2_000) }, 422],
  ['no page', { sealed: '' }, 422],
  ['a page made up', { sealed: 'AAAA' }, 422],
  ['a page that is no text', { sealed: '%%%' }, 422],
];

it('is not switched on with anything else, which is said at the field', async () => {
  const person = await clerk('sai ma');
  for (const [what, fields, status] of wrongWhenOn) {
    // Guesses are slowed down.
    server.clock.moveBy(5);
    const { secret, sealed } = await offered(person);
    const before = await wholeDatabase(server);
    const sent = { password: person.password, code: codeNow(server, secret), sealed, ...fields };
    const reply = await person.post('/password/second-step/on', sent);
    const html = await reply.text();
    expect([what, reply.status, html.includes('id="code-error"')]).toEqual([what, status, status === 422]);
    if (status === 422 && fields.sealed === undefined) expect(html).toContain(secret.slice(0, 4));
    expect(await wholeDatabase(server)).toEqual(before);
  }
});

it('is not switched on with a wrong password, an old code, or the page of somebody else', async () => {
  const [person, other] = [await clerk('nguoi nay'), await clerk('nguoi kia')];
  const { secret, sealed } = await offered(person);
  const on = (by: SignedIn, fields: Record<string, string>): Promise<Response> =>
    by.post('/password/second-step/on', { password: by.password, code: codeNow(server, secret), sealed, ...fields });
  const wrong = await on(person, { password: 'không phải' });
  expect([wrong.status, await wrong.text()]).toEqual([422, expect.stringContaining('id="password-error"')]);
  expect((await on(person, { code: codeNow(server, secret, -90) })).status).toBe(422);
  expect((await on(person, { code: codeNow(server, secret, 90) })).status).toBe(422);
  expect((await on(other, {})).status).toBe(422);
  expect((await on(person, {})).status).toBe(201);
  // A second click, or a second tab: the phone and the codes of the first stay.
  expect((await on(person, {})).status).toBe(422);
  const token = await person.get('/password/second-step', { authorization: 'Bearer none', cookie: '' });
  expect(token.status).toBe(401);
});

describe('signing in', () => {
  it('asks for the code after the right password only, and the code opens once', async () => {
    const { person, phone } = await withPhone('vao');
    const wrong = await sendLogin(server, { name: 'vao', password: 'không phải' });
    expect([wrong.status, await wrong.text()]).toEqual([401, expect.not.stringContaining('ticket')]);
    const first = await sendLogin(server, { name: 'vao', password: person.password });
    expect(first.headers.getSetCookie()).toEqual([]);
    const ticket = await ticketOf(server, person);
    expect((await sendCode(server, ticket, '000000')).status).toBe(401);
    const code = codeNow(server, phone.secret);
    expect(await opens(await sendCode(server, ticket, ` ${code.slice(0, 3)} ${code.slice(3)}`))).toBe(true);
    // Neither the same code again, nor one before it, by whatever ticket.
    expect((await sendCode(server, ticket, code)).status).toBe(401);
    expect((await sendCode(server, await ticketOf(server, person), codeNow(server, phone.secret, -30))).status).toBe(
      401,
    );
    server.clock.moveBy(1);
    expect(await opens(await sendCode(server, ticket, codeNow(server, phone.secret)))).toBe(true);
  });

  it('two who send one code at once do not both get in', async () => {
    const { person, phone } = await withPhone('hai nguoi');
    const [one, other] = [await ticketOf(server, person), await ticketOf(server, person)];
    const code = codeNow(server, phone.secret);
    const both = await Promise.all([sendCode(server, one, code), sendCode(server, other, code)]);
    expect(both.map(({ status }) => status).sort()).toEqual([303, 401]);
  });

  it('guesses at the code are slowed down, and the password alone does not set them back', async () => {
    const { person, phone } = await withPhone('doan');
    for (let guess = 0; guess < 5; guess += 1) {
      expect((await sendCode(server, await ticketOf(server, person), `00000${guess}`)).status).toBe(401);
    }
    const waiting = await sendCode(server, await ticketOf(server, person), codeNow(server, phone.secret));
    expect([waiting.status, waiting.headers.get('retry-after')]).toEqual([429, '15']);
    // The browser that the person knows has its own count.
    const ticket = await ticketOf(server, person);
    const known = await sendCode(server, ticket, codeNow(server, phone.secret), { cookie: person.cookie });
    expect(known.status).toBe(303);
  });

  it('a recovery code opens once, and is counted', async () => {
    const { person, phone } = await withPhone('du phong');
    const [code = ''] = phone.recoveryCodes;
    const ticket = await ticketOf(server, person);
    expect(await opens(await sendCode(server, ticket, code.toUpperCase()))).toBe(true);
    expect((await sendCode(server, ticket, code)).status).toBe(401);
    expect(await (await person.get('/password/second-step')).text()).toContain('Còn 9 mã dự phòng');
    const told = (await auditOf(server, 'hong-chau')).find(({ action }) => action === 'recovery-code-used');
    expect(told).toMatchObject({ object: 'du phong', details: { left: 9 } });
  });

  it('the ticket is worth nothing after five minutes, another password or the end of the account', async () => {
    const { person, phone } = await withPhone('qua lau');
    const admin = await signInAs(server, { name: 'khoa', role: 'administrator', communeId: null });
    const ticket = await ticketOf(server, person);
    server.clock.moveBy(6);
    const late = await sendCode(server, ticket, codeNow(server, phone.secret));
    expect([late.status, await late.text()]).toEqual([401, expect.stringContaining('Xin đăng nhập lại từ đầu')]);
    const again = await ticketOf(server, person);
    await admin.post(`/users/${(await users().find('qua lau'))?.id}/disabled`, { disabled: 'yes' });
    expect((await sendCode(server, again, codeNow(server, phone.secret))).status).toBe(401);
    for (const none of ['', 'abc', ticket.slice(2)]) expect((await sendCode(server, none, '123456')).status).toBe(401);
  });
});

it('is switched off with the password and a code, or by an administrator of the commune, and told in the log', async () => {
  const { person, phone } = await withPhone('tat');
  const off = (password: string, code: string): Promise<Response> =>
    person.post('/password/second-step/off', { password, code });
  expect((await off('không phải', codeNow(server, phone.secret))).status).toBe(422);
  expect((await off(person.password, '000000')).status).toBe(422);
  expect((await off(person.password, codeNow(server, phone.secret))).status).toBe(303);
  expect((await sendLogin(server, { name: 'tat', password: person.password })).status).toBe(303);
  const { person: lost } = await withPhone('mat may');
  const path = `/users/${(await users().find('mat may'))?.id}/second-step`;
  const foreign = await signInAs(server, { name: 'xa khac', role: 'administrator', communeId: 'viet-khe' });
  expect([(await foreign.get(path)).status, (await foreign.post(path)).status]).toEqual([404, 404]);
  const own = await signInAs(server, { name: 'xa nay', role: 'administrator', communeId: 'hong-chau' });
  expect(await (await own.get(path)).text()).toContain('chính người này yêu cầu');
  for (const _ of ['once', 'twice']) expect((await own.post(path)).status).toBe(303);
  expect((await sendLogin(server, { name: 'mat may', password: lost.password })).status).toBe(303);
  const actions = (await auditOf(server, 'hong-chau')).map(({ action }) => action);
  expect(actions).toEqual(expect.arrayContaining(['second-step-on', 'second-step-off', 'second-step-taken-off']));
  expect(actions.filter((action) => action === 'second-step-taken-off')).toHaveLength(1);
});

import { CollectionPointsService } from '../../src/collection-points/collection-points.service.js';
import { ParticipationQueries } from '../../src/participation/participation.queries.js';
import { startServer, type TestServer } from '../harness/server.js';
import { aPoint, openSpring, type Spring } from '../harness/spring.js';

let server: TestServer;
let spring: Spring;

beforeAll(async () => {
  server = await startServer('2026-11-03');
  spring = await openSpring(server);
});
afterAll(() => server.stop());
beforeEach(() => server.clock.moveTo('2026-11-03'));

const open = (path = '', headers: Record<string, string> = {}) =>
  fetch(`${server.url}/k/${spring.point.code}${path}`, { headers });
const total = async (): Promise<number> =>
  (await server.get(ParticipationQueries, { strict: false }).count(spring.campaign)).total;

/** What a browser without JavaScript would post next: every hidden field, what is ticked, and what the person adds. */
async function post(page: string, added: Record<string, string>, path = '') {
  const hidden = page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g);
  const ticked = page.matchAll(/name="([^"]+)" value="([^"]*)"(?: id="[^"]*")? checked/g);
  const carried = [...hidden, ...ticked].filter(([, name = '']) => !(name in added));
  const body = new URLSearchParams(added);
  for (const [, name = '', value = ''] of carried) body.append(name, value);
  const reply = await fetch(`${server.url}/k/${spring.point.code}${path}`, { method: 'POST', body });
  return { status: reply.status, headers: reply.headers, page: await reply.text() };
}

describe('the form of a collection point', () => {
  it('opens in one small answer with the first question in it', async () => {
    const reply = await open('', { 'accept-encoding': 'br' });
    const page = await reply.text();
    expect(reply.headers.get('content-encoding')).toBe('br');
    expect(page).toContain('Nhìn chung, Ông/Bà hài lòng ở mức nào');
    expect(page.indexOf('Rất không hài lòng')).toBeLessThan(page.indexOf('Tự nguyện, không hỏi họ tên'));
    expect(page).toContain('Phiếu này không thay cho đơn khiếu nại, tố cáo');
  });

  it('is the same for everyone and holds no ID, cookie or code', async () => {
    const pages = await Promise.all([open(), open('?c=ABC'), open('?w=7')].map(async (reply) => (await reply).text()));
    expect(new Set(pages).size).toBe(1);
    expect((await open()).headers.get('set-cookie')).toBeNull();
    expect(pages[0]).not.toContain('name="_id"');
  });

  it('is not sent again to a phone that has it', async () => {
    const etag = (await open()).headers.get('etag') ?? '';
    const again = await open('', { 'if-none-match': etag });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it('runs and styles nothing but its own', async () => {
    const policy = (await open()).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/style-src 'self' 'sha256-[A-Za-z0-9+/]+='/);
    expect(policy).not.toContain('unsafe');
  });

  it('speaks English on request', async () => {
    expect(await (await open('?lang=en')).text()).toContain('<html lang="en">');
  });
});

describe('the form without JavaScript', () => {
  it('walks from the first question to a receipt, and a reload changes nothing', async () => {
    const before = await total();
    const opened = await (await open()).text();
    const first = opened.slice(0, opened.indexOf('<template'));
    const field = await post(first, { G: '4', _action: 'next' });
    expect(field.headers.get('cache-control')).toBe('no-store');
    expect(field.page).toMatch(/name="_id" value="[0-9a-f-]{36}"/);
    expect(field.page).toContain('Lĩnh vực của hồ sơ lần này');
    let page = (await post(field.page, { FIELD: 'ho-tich', _action: 'next' })).page;
    for (let screen = 0; screen < 6; screen += 1) page = (await post(page, { _action: 'next' })).page;
    expect(page).toContain('Ai điền phiếu này?');
    page = (await post(page, { _action: 'next', _assisted: 'family' })).page;
    expect(page).toMatch(/Trả lời thêm 33 câu/);
    const sent = await post(page, { _action: 'send' });
    expect(sent.page).toContain('Đã nhận được phiếu');
    const again = await post(page, { _action: 'send' });
    expect(again.page).toBe(sent.page);
    expect(await total()).toBe(before + 1);
  });

  it('goes back without losing an answer', async () => {
    const first = await (await open()).text();
    const field = await post(first.slice(0, first.indexOf('<template')), { G: '2', _action: 'next' });
    const back = await post(field.page, { FIELD: 'dat-dai', _action: 'back' });
    expect(back.page).toMatch(/name="G" value="2" checked/);
    expect(back.page).toMatch(/name="FIELD" value="dat-dai"/);
  });

  it('takes an answer back', async () => {
    const first = await (await open()).text();
    const field = await post(first.slice(0, first.indexOf('<template')), { G: '2', _action: 'next' });
    const chosen = await post(field.page, { FIELD: 'dat-dai', _action: 'back' });
    const cleared = await post(chosen.page, { _action: 'clear' });
    expect(cleared.page).not.toContain(' checked');
    expect(cleared.page).toMatch(/name="FIELD" value="dat-dai"/);
  });

  it('points out a phone number in the comment, keeps it and sends it when asked again', async () => {
    const told = await post('', { _screen: 'TEXT', G: '5', TEXT: 'Gọi tôi 0912 345 678', _action: 'send' });
    expect(told.page).toContain('Xin đừng ghi số điện thoại ở đây.');
    expect(told.page).toContain('Gọi tôi 0912 345 678</textarea>');
    const sent = await post(told.page, { TEXT: 'Gọi tôi 0912 345 678', _action: 'send' });
    expect(sent.page).toContain('Đã nhận được phiếu');
  });

  it('says on top and beside the field what is missing, and keeps the rest', async () => {
    const refused = await post('', { _action: 'send', _screen: 'TEXT', FIELD: 'ho-tich' });
    expect(refused.status).toBe(422);
    expect(refused.page).toContain('href="#q1-i"');
    expect(refused.page).toContain('class="err"');
    expect(refused.page).toMatch(/name="FIELD" value="ho-tich"/);
  });

  it('changes the language in the middle and keeps the answers', async () => {
    const changed = await post('', { _action: 'language-en', _screen: 'FIELD', G: '5' });
    expect(changed.page).toContain('<html lang="en">');
    expect(changed.page).toMatch(/name="G" value="5"/);
  });

  it('tells that a one-time code is not known, and sends without it', async () => {
    const page = { _screen: 'TEXT', G: '5', _action: 'send' };
    const refused = await post('', page, '?c=NOSUCHCODE');
    expect(refused.status).toBe(422);
    expect(refused.page).toContain('Gửi không kèm mã');
    const sent = await post(refused.page, { _action: 'send-without-code' }, '?c=NOSUCHCODE');
    expect(sent.page).toContain('Đã nhận được phiếu');
  });

  it('escapes whatever is posted', async () => {
    const page = (await post('', { _action: 'next', _screen: 'x"><b>', TEXT: '"><script>alert(1)</script>' })).page;
    expect(page).not.toContain('<script>alert');
  });
});

describe('a form that cannot be opened', () => {
  it('says kindly when the survey ended', async () => {
    server.clock.moveTo('2026-11-11');
    const reply = await open();
    expect(reply.status).toBe(410);
    expect(await reply.text()).toContain('10/11/2026');
  });

  it('is not found under a code that nobody printed', async () => {
    const reply = await fetch(`${server.url}/k/nosuchcode`);
    expect([reply.status, (await reply.text()).includes('Không tìm thấy khảo sát')]).toEqual([404, true]);
  });

  it('is gone when its code was revoked', async () => {
    const point = await aPoint(server);
    await server.get(CollectionPointsService, { strict: false }).revoke(point, 'test');
    expect((await fetch(`${server.url}/k/${point.code}`)).status).toBe(410);
  });
});

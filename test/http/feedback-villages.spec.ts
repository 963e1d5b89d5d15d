import { CommunesService } from '../../src/communes/communes.service.js';
import { FeedbackService } from '../../src/feedback/feedback.service.js';
import { RetentionJob } from '../../src/retention/retention.job.js';
import type { Day } from '../../src/rules/days.js';
import { auditOf } from '../harness/audit.js';
import { aCitizen } from '../harness/citizens-words.js';
import { anEntry } from '../harness/feedback-changes.js';
import { words } from '../harness/page-words.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signIn, signInAs } from '../harness/sign-in.js';
import { openSpring, SPRING } from '../harness/spring.js';
import { wholeDatabase } from '../harness/whole-database.js';

let server: TestServer;
let officer: SignedIn;
let leader: SignedIn;
let clerk: SignedIn;
const head = aCitizen(() => server);

beforeAll(async () => {
  server = await startServer('2026-11-03');
  await openSpring(server);
  const autumn = { ...SPRING, key: 'autumn', name: 'Thu' };
  await server.get(CommunesService, { strict: false }).import(autumn, '2026-01-01', 'test');
  officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
  leader = await signInAs(server, { role: 'leader', communeId: 'spring' });
  clerk = await signInAs(server, { role: 'clerk', communeId: 'spring' });
}, 60_000);
afterAll(() => server.stop());

const [dong, doai] = SPRING.villages.map(({ name }) => name);
/** The same people, signed in on a later day. */
async function comeOn(day: Day): Promise<void> {
  server.clock.moveTo(day);
  officer = await signIn(server, officer);
  leader = await signIn(server, leader);
  clerk = await signIn(server, clerk);
}

const VILLAGE = '/feedback/spring/villages/dong';
const read = async (path: string, who = officer): Promise<string> => words(await (await who.get(path)).text());
const hidden = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? '';

/** The address of the link that a village has now. */
async function linkOf(village = 'dong'): Promise<string> {
  const slip = await (await officer.get(`/feedback/spring/villages/${village}/slip`)).text();
  return /\/v\/[0-9A-Z]{13}/.exec(slip)?.[0] ?? '';
}

async function send(link: string, fields: Record<string, string>) {
  const { html } = await head.open(link);
  return head.post(link, { _id: hidden(html, '_id'), week: hidden(html, 'week'), kind: 'report', text: '', ...fields });
}
const kept = async () => (await head.kept()).filter(({ entry }) => entry.channel === 'village');

describe('the link of a village', () => {
  it('is made once, however often it is asked for, and stored as nothing that opens it', async () => {
    const page = await (await officer.get(VILLAGE)).text();
    const read = hidden(page, 'read');
    const made = await Promise.all([
      officer.post(`${VILLAGE}/link`, { read }),
      officer.post(`${VILLAGE}/link`, { read }),
    ]);
    expect(made.map(({ status, headers }) => [status, headers.get('location')])).toEqual(
      made.map(() => [303, `${VILLAGE}/slip`]),
    );
    const link = await linkOf();
    expect(link).toMatch(/^\/v\/[0-9A-Z]{13}$/);
    const database = await wholeDatabase(server);
    expect(database.village_link).toHaveLength(1);
    expect(JSON.stringify(database)).not.toContain(link.slice(3));
    const logged = (await auditOf(server, 'spring')).filter(({ action }) => action === 'village-link-made');
    expect(logged.map(({ object, details }) => ({ object, details }))).toEqual([
      { object: 'dong', details: { name: dong } },
    ]);
  });

  it('opens a page that sets no cookie, is kept by nobody, and stands in both languages', async () => {
    const { status, text, headers } = await head.open(await linkOf());
    expect(status).toBe(200);
    expect([headers.get('set-cookie'), headers.get('cache-control')]).toEqual([null, 'no-store']);
    for (const said of [dong, 'Tuần 45/2026', 'từ 02/11/2026 đến 08/11/2026', 'Luật Tố cáo'])
      expect(text).toContain(said);
    expect((await head.open(`${(await linkOf()).toLowerCase()}?lang=en`)).text).toContain('Heard this week');
  });

  it('takes what was heard, several a week, each once, and masks it', async () => {
    const link = await linkOf();
    const { html } = await head.open(link);
    const first = { _id: hidden(html, '_id'), week: '2026-W45', kind: 'report', text: 'Cống tắc, gọi 0912 345 678' };
    const clicks = await Promise.all([head.post(link, first), head.post(link, first)]);
    for (const { status, text } of clicks) {
      expect(status).toBe(200);
      expect(text).toContain('Đã nhận. Xin cảm ơn');
    }
    expect((await send(link, { kind: 'praise', text: 'Cán bộ một cửa nhiệt tình' })).text).toContain(
      'Đã gửi trong tuần này',
    );
    const entries = await kept();
    expect(entries.map(({ entry }) => entry.village)).toEqual(['dong', 'dong']);
    expect(entries.map(({ entry }) => [entry.receivedOn, entry.enteredBy])).toEqual(
      entries.map(() => ['2026-11-03', null]),
    );
    const { text } = await head.open(link);
    expect(text).toContain('Cán bộ một cửa nhiệt tình');
    const everything = JSON.stringify([await wholeDatabase(server), await auditOf(server, 'spring'), text]);
    for (const secret of ['0912 345 678', '0912345678']) expect(everything).not.toContain(secret);
    const reported = (await auditOf(server, 'spring')).filter(({ action }) => action === 'village-reported');
    expect(reported.map(({ details }) => details)).toEqual([{ name: dong, week: '2026-W45' }]);
  });

  it.each([
    ['nothing', { kind: '' }, ['Xin chọn góp ý', 'Xin ghi ý kiến.']],
    ['a complaint', { kind: 'complaint', text: 'Đơn khiếu nại' }, ['Khiếu nại, tố cáo không gửi ở trang này được']],
    ['too much', { text: 'a'.repeat(4001) }, ['Ý kiến dài quá 4000 ký tự.']],
    ['a unit of nobody', { text: 'Đường hỏng', unit: 'x' }, ['Đơn vị này không còn']],
  ])('refuses %s at its field, and keeps what was typed', async (_, fields, sentences) => {
    const before = (await kept()).length;
    const { status, text, html } = await send(await linkOf(), fields);
    expect(status).toBe(422);
    for (const sentence of sentences) expect(text).toContain(sentence);
    if ('text' in fields) expect(html).toContain(fields.text);
    expect(await kept()).toHaveLength(before);
  });

  it('in another language, and in a new week, keeps what was typed and sends nothing', async () => {
    const before = (await kept()).length;
    const english = await send(await linkOf(), { text: 'Đèn hỏng', _action: 'language-en' });
    expect([english.text.includes('Send this'), english.html.includes('Đèn hỏng')]).toEqual([true, true]);
    const late = await send(await linkOf(), { text: 'Đèn hỏng', week: '2026-W44' });
    expect([late.status, late.text.includes('Đã sang tuần mới')]).toEqual([409, true]);
    expect(late.html).toContain('Đèn hỏng');
    expect(await kept()).toHaveLength(before);
  });

  it('that is none, or was replaced or revoked, says so', async () => {
    const old = await linkOf();
    const page = await (await officer.get(VILLAGE)).text();
    await officer.post(`${VILLAGE}/link`, { read: hidden(page, 'read') });
    expect(await linkOf()).not.toBe(old);
    for (const reply of [await head.open(old), await send(old, { text: 'Đường hỏng', week: '2026-W45' })]) {
      expect([reply.status, reply.text.includes('Liên kết này không dùng nữa')]).toEqual([410, true]);
      expect(reply.text).not.toContain('Cán bộ một cửa');
    }
    await officer.post(`${VILLAGE}/revoke`);
    expect((await head.open(await linkOf().then((now) => now || old))).status).toBe(410);
    expect((await officer.get(`${VILLAGE}/slip`)).status).toBe(404);
    const before = JSON.stringify((await wholeDatabase(server)).village_link);
    await officer.post(`${VILLAGE}/revoke`);
    expect(JSON.stringify((await wholeDatabase(server)).village_link)).toBe(before);
    const none = await head.open('/v/7K3M9QX2T8WZ8');
    expect([none.status, none.text.includes('Không có trang này')]).toEqual([404, true]);
    for (let n = 0; n < 30; n += 1) await head.open('/v/7K3M9QX2T8WZ8');
    expect((await head.open('/v/7K3M9QX2T8WZ8')).status).toBe(429);
  });
});

describe('the week of the villages', () => {
  it('names on the start page who has not reported, and takes what an officer enters for a head', async () => {
    await comeOn('2026-11-12');
    for (const _ of [1, 2]) await officer.post('/feedback/spring/villages/links');
    const slips = await (await officer.get('/feedback/spring/villages/slips')).text();
    expect(slips.match(/\/v\/[0-9A-Z]{13}/g)).toHaveLength(2);
    expect(await read('/')).toContain(`1 thôn, tổ dân phố chưa báo ý kiến tuần trước: ${doai}`);
    expect(await read('/')).not.toContain('tuần này:');
    const fields = { _id: crypto.randomUUID(), week: '2026-W45', kind: 'suggestion', text: 'Xin thêm ghế đá' };
    const wrong = await officer.post('/feedback/spring/villages/doai', { ...fields, kind: '' });
    expect([wrong.status, (await wrong.text()).includes('Xin thêm ghế đá')]).toEqual([422, true]);
    const sent = [0, 1].map(() => officer.post('/feedback/spring/villages/doai', fields));
    for (const { status } of await Promise.all(sent)) expect(status).toBe(303);
    const [entry, ...others] = (await kept()).filter((told) => told.entry.village === 'doai');
    expect([entry?.entry.receivedOn, entry?.entry.enteredBy, others]).toEqual(['2026-11-08', officer.name, []]);
    expect(await read('/')).not.toContain('chưa báo ý kiến tuần trước');

    await comeOn('2026-11-13');
    expect(await read('/')).toContain(`2 thôn, tổ dân phố chưa báo ý kiến tuần này: ${dong}, ${doai}`);
    const nothing = { week: '2026-W46', _action: 'nothing' };
    for (const click of [0, 1]) {
      const reply = await officer.post('/feedback/spring/villages/dong', { ...nothing, _id: String(click) });
      expect(reply.headers.get('location')).toContain('saved=nothing');
    }
    expect(await read('/feedback/villages')).toContain(`1/2 thôn, tổ dân phố đã báo. Chưa báo: ${doai}.`);
    const link = await linkOf('doai');
    expect((await head.open(link)).text).toContain('Tuần 45/2026: 1 ý kiến');
    expect((await send(link, { _action: 'nothing' })).text).toContain('Đã nhận: tuần này không có ý kiến.');
    expect((await send(link, { text: 'Nay lại có: chó thả rông' })).text).toContain('chó thả rông');
    // What was entered in the register counts as well.
    await anEntry(server, { channel: 'village', village: 'dong', receivedOn: '2026-11-12', text: 'Rác ven đường' });
    const list = await read('/feedback/villages?week=2026-W46');
    for (const said of ['Tất cả đã báo.', '1 ý kiến']) expect(list).toContain(said);
  });

  it('is a digest to print, with masked words only', async () => {
    const text = await read('/feedback/spring/villages/digest?week=2026-W45', leader);
    for (const said of ['Tổng số: 3 ý kiến.', dong, doai, 'Cống tắc, gọi [', 'Xin thêm ghế đá'])
      expect(text).toContain(said);
    expect(text).not.toContain('0912 345');
    const none = await read('/feedback/spring/villages/digest?week=2026-W40', leader);
    for (const said of ['Trong tuần không có ý kiến nào.', `Chưa báo: ${dong}, ${doai}.`]) expect(none).toContain(said);
  });

  it('takes no week that has not begun or is long over, and is nothing to strangers', async () => {
    const enter = (week: string) =>
      officer.post(VILLAGE, { _id: crypto.randomUUID(), week, kind: 'report', text: 'Đường hỏng' });
    expect((await enter('2026-W47')).status).toBe(400);
    expect((await enter('2026-W20')).status).toBe(400);
    expect((await officer.get('/feedback/spring/villages/nowhere')).status).toBe(404);
    const stranger = await signInAs(server, { name: 'la', role: 'officer', communeId: 'autumn' });
    for (const path of [
      VILLAGE,
      `${VILLAGE}/slip`,
      '/feedback/spring/villages/digest',
      '/feedback/villages?commune=spring',
    ])
      expect((await stranger.get(path)).status).toBe(404);
    expect((await leader.get(`${VILLAGE}/slip`)).status).toBe(403);
    expect((await clerk.get('/feedback/villages')).status).toBe(403);
    expect((await officer.get('/feedback')).status).toBe(200);
    expect(await server.get(FeedbackService, { strict: false }).all('autumn')).toEqual([]);
  });

  it('goes with what was said in it, five years later; a link a year after it ended', async () => {
    const kept = async (day: Day) => {
      server.clock.moveTo(day);
      await server.get(RetentionJob, { strict: false }).look();
      const { village_link: links = [], village_report: reports = [] } = await wholeDatabase(server);
      return [links.length, reports.length];
    };
    // The newest link of a village stays, revoked or not: the next one counts from it.
    expect(await kept('2027-11-02')).toEqual([4, 4]);
    expect(await kept('2027-11-03')).toEqual([2, 4]);
    expect(await kept('2031-11-13')).toEqual([2, 0]);
  });
});

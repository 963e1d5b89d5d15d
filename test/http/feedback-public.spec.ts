import { CommunesService } from '../../src/communes/communes.service.js';
import { CasesService } from '../../src/feedback/cases.service.js';
import { FeedbackService } from '../../src/feedback/feedback.service.js';
import { MOST_FROM_ADDRESS } from '../../src/feedback/public-intake.service.js';
import { auditOf } from '../harness/audit.js';
import { aCitizen } from '../harness/citizens-words.js';
import { startServer, type TestServer } from '../harness/server.js';
import { SPRING } from '../harness/spring.js';
import { wholeDatabase } from '../harness/whole-database.js';

let server: TestServer;
const citizen = aCitizen(() => server);
const feedback = (): FeedbackService => server.get(FeedbackService, { strict: false });
const cases = (): CasesService => server.get(CasesService, { strict: false });

beforeAll(async () => {
  server = await startServer('2026-11-03');
  await server.get(CommunesService, { strict: false }).import(SPRING, '2026-01-01', 'test');
});
afterAll(() => server.stop());
// Each writes from the same address: the next window begins.
let hour = 0;
beforeEach(() => {
  hour += 1;
  server.clock.moveTo(`2026-11-${String(3 + hour).padStart(2, '0')}`);
});

const UNIT = SPRING.units[0]?.key ?? '';
const VILLAGE = SPRING.villages[0]?.key ?? '';

describe('the page on which a citizen writes', () => {
  it('sets no cookie, is kept by nobody, and stands in both languages', async () => {
    const { status, text, headers } = await citizen.open();
    expect(status).toBe(200);
    expect([headers.get('set-cookie'), headers.get('cache-control')]).toEqual([null, 'no-store']);
    for (const said of ['Lời viết nguyên văn: 12 tháng', '5 năm', 'Luật Khiếu nại']) expect(text).toContain(said);
    expect((await citizen.open('/feedback/spring?lang=en')).text).toContain('Write to the commune');
    expect((await citizen.open('/feedback/nowhere')).status).toBe(404);
  });

  it('takes what is sent, with a code where an answer is wanted, once however often it is sent', async () => {
    const fields = { _id: '3f0cb2a0-8b1e-4d5f-9c3a-0123456789ab', unit: UNIT, village: VILLAGE };
    const wanted = { ...fields, text: 'Đèn đường ngõ 3 hỏng', answer: '1', contact: 'Lan, 0912 345 678' };
    const sent = [await citizen.write(wanted), await citizen.write(wanted)];
    expect(sent.map(({ status }) => status)).toEqual([200, 200]);
    expect(sent[0]?.code).toMatch(/^[0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]$/);
    expect(sent[1]?.code).toBe(sent[0]?.code);
    const [told, ...others] = await citizen.kept();
    expect(others).toEqual([]);
    expect(told?.entry).toMatchObject({
      channel: 'form',
      kind: 'report',
      unit: UNIT,
      village: VILLAGE,
      enteredBy: null,
    });
    expect(told && feedback().contactOf(told.entry)).toBe('Lan, 0912 345 678');
    const everything = JSON.stringify(await wholeDatabase(server));
    for (const secret of ['0912 345 678', '0912345678']) expect(everything).not.toContain(secret);
    // Other words from the same page are another entry.
    await citizen.write({ ...wanted, text: 'Và cả ngõ 5' });
    expect(await citizen.kept()).toHaveLength(2);
    expect((await citizen.write({ text: 'Cảm ơn', kind: 'praise' })).code).toBeNull();
  });

  it.each([
    ['nothing', { kind: '', text: ' ' }, ['Xin chọn Ông/Bà muốn gửi gì.', 'Xin viết nội dung.']],
    ['a complaint', { kind: 'complaint' }, ['Khiếu nại, tố cáo không gửi ở trang này được', 'Luật Tố cáo']],
    ['too much', { text: 'a'.repeat(4001) }, ['Nội dung dài quá 4000 ký tự.']],
    ['a unit and a village of nobody', { unit: 'x', village: 'x' }, ['Đơn vị này', 'Thôn, tổ dân phố này']],
    ['a contact without a question', { contact: '0912' }, ['Xin đánh dấu']],
  ])('refuses %s at its field, and keeps what was typed', async (_, fields, sentences) => {
    const before = (await citizen.kept()).length;
    const { status, text, html } = await citizen.write({ text: 'Đường tối', ...fields });
    expect(status).toBe(422);
    for (const sentence of sentences) expect(text).toContain(sentence);
    for (const typed of Object.values({ text: 'Đường tối', ...fields }))
      if (typed.trim().length > 3) expect(html).toContain(typed);
    expect((await citizen.kept()).length).toBe(before);
  });

  it('asks before it sends what leads to a person, and in another language keeps what was typed', async () => {
    const before = (await citizen.kept()).length;
    const fields = { text: 'Gọi tôi số 0912 345 678', answer: '1', kind: 'request' };
    const warned = await citizen.write(fields);
    expect(warned).toMatchObject({ status: 200, code: null });
    expect(warned.text).toContain('Trong nội dung có số điện thoại.');
    expect(warned.html).toContain('0912 345 678');
    const english = await citizen.write({ ...fields, _action: 'language-en' });
    expect(english.text).toContain('What it is about');
    expect(english.html).toContain('0912 345 678');
    expect((await citizen.kept()).length).toBe(before);
    expect((await citizen.write({ ...fields, _action: 'anyway' })).code).not.toBeNull();
    expect(JSON.stringify(await wholeDatabase(server))).not.toContain('0912 345 678');
  });

  it('is not stuffed from one address, and says so with what was typed', async () => {
    for (let n = 0; n < MOST_FROM_ADDRESS; n += 1) await citizen.write({ text: `Lần ${n}` });
    const { status, text, html, headers } = await citizen.write({ text: 'Một lần nữa' });
    expect(status).toBe(429);
    expect(headers.get('retry-after')).toBe('600');
    expect(text).toContain('xin chờ ít phút');
    expect(html).toContain('Một lần nữa');
    const address = `${server.url}/api/v1/feedback/spring`;
    const program = { method: 'POST', headers: { 'content-type': 'application/json' } };
    const refused = await fetch(address, { ...program, body: JSON.stringify({ kind: 'report', text: 'Nữa' }) });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '600']);
  });
});

describe('a program', () => {
  const post = async (body: object) => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const reply = await fetch(`${server.url}/api/v1/feedback/spring`, init);
    return { status: reply.status, body: (await reply.json()) as Record<string, unknown> };
  };

  it('sends the same, and gets the code where an answer is wanted', async () => {
    expect(await post({ kind: 'praise', text: 'Cảm ơn' })).toEqual({ status: 201, body: {} });
    const { body } = await post({ kind: 'request', text: 'Xin thêm thùng rác', wantsAnswer: true });
    const { status, text } = await citizen.track(String(body.tracking));
    expect(status).toBe(200);
    expect(text).toContain('Kiến nghị');
  });

  it('is told what is wrong, field by field', async () => {
    const { status, body } = await post({ kind: 'report', text: '', contact: 'a@b.vn' });
    expect([status, body.code]).toEqual([422, 'input-invalid']);
    expect(body.errors).toMatchObject([
      { field: 'text', code: 'missing' },
      { field: 'contact', code: 'without-answer' },
    ]);
    expect((await post({ kind: 'complaint', text: 'x' })).status).toBe(400);
  });
});

describe('a tracking code', () => {
  const answered = async () => {
    const { code } = await citizen.write({ text: 'Rác ở chợ chưa thu', answer: '1', contact: 'lan@example.vn' });
    const told = (await citizen.kept()).find(({ entry }) => entry.trackingHash && entry.masked.includes('chợ'));
    const which = { communeId: 'spring', id: told?.entry.id ?? '', read: null };
    await cases().step(which, { kind: 'noted', words: 'nội bộ: gọi tổ thu gom' }, 'lan');
    await cases().step(which, { kind: 'assigned', owner: UNIT, dueOn: '2026-11-30' }, 'lan');
    const words = 'Tổ thu gom <script>đến</script> thứ năm.';
    await cases().step(which, { kind: 'answered', words, done: 'Thêm một chuyến' }, 'lan');
    return { code: code ?? '', which };
  };
  const seenIn = (html: string) => /name="seen" value="([^"]+)"/.exec(html)?.[1] ?? '';

  it('shows how it stands and the answer, and neither text nor notes nor contact', async () => {
    const { code, which } = await answered();
    const { html, text, headers } = await citizen.track(code.toLowerCase().replaceAll(' ', '-'));
    for (const said of ['Phản ánh', 'Đã trả lời', '30/11/2026', 'thứ năm.', 'Thêm một chuyến'])
      expect(text).toContain(said);
    for (const hidden of ['chợ', 'nội bộ', 'example.vn', which.id, '<script>đến']) expect(html).not.toContain(hidden);
    expect(headers.get('cache-control')).toBe('no-store');
    expect((await citizen.track(code, { _lang: 'en' })).text).toContain('Answered');

    const seen = seenIn(html);
    const reason = 'Vẫn còn rác, gọi 0912 345 678';
    const fields = { _action: 'dispute', seen, reason };
    expect((await citizen.track(code, { ...fields, reason: ' ' })).status).toBe(422);
    const moved = await citizen.track(code, { ...fields, seen: 'older' });
    expect(moved.text).toContain('Trả lời vừa được thay đổi');
    expect(moved.html).toContain(reason);
    const clicks = await Promise.all([citizen.track(code, fields), citizen.track(code, fields)]);
    for (const click of clicks) expect(click.text).toContain('Đã nhận ý kiến của Ông/Bà');
    const { case: now } = await feedback().find('spring', which.id);
    expect(now).toMatchObject({ state: 'disputed', disputes: 1 });
    const steps = await cases().stepsOf('spring', which.id);
    expect(steps.at(-1)?.by).toBe('respondent');
    const kept = JSON.stringify([await wholeDatabase(server), await auditOf(server, 'spring')]);
    for (const secret of ['0912 345 678', 'Vẫn còn rác, gọi 0912']) expect(kept).not.toContain(secret);
  });

  it('that is none is told in a friendly way, and not guessed', async () => {
    expect((await citizen.track('')).text).toContain('Xin gõ mã tra cứu.');
    expect(await citizen.track('7K3M')).toMatchObject({ status: 422 });
    const unknown = '7K3M 9QX2 T8WZ 8';
    const first = await citizen.track(unknown);
    expect([first.status, first.text.includes('Không tìm thấy ý kiến nào')]).toEqual([404, true]);
    for (let n = 0; n < 29; n += 1) await citizen.track(unknown);
    expect((await citizen.track(unknown)).status).toBe(429);
  });
});

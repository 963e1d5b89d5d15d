import { DataSource } from 'typeorm';
import { CommunesService } from '../../src/communes/communes.service.js';
import { CasesService } from '../../src/feedback/cases.service.js';
import { auditOf } from '../harness/audit.js';
import { anEntry } from '../harness/feedback-changes.js';
import { formsOn } from '../harness/html-form.js';
import { aLetter, typedLetter } from '../harness/letter-changes.js';
import { words } from '../harness/page-words.js';
import { FRAME, PAYLOADS } from '../harness/paper-frames.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { SPRING } from '../harness/spring.js';
import { readPaper } from '../harness/told-paper.js';

let server: TestServer;
let officer: SignedIn;
let leader: SignedIn;
const NAME = 'ông Nguyễn Văn Bách, thôn Đông';

beforeAll(async () => {
  server = await startServer('2026-11-03');
  const communes = server.get(CommunesService, { strict: false });
  await communes.import(SPRING, '2026-01-01', 'test');
  await communes.import({ ...SPRING, key: 'autumn', name: 'Thu' }, '2026-01-01', 'test');
  officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
  leader = await signInAs(server, { role: 'leader', communeId: 'spring' });
  await officer.post('/documents/frame/spring', { ...FRAME, read: 'usual' });
});
afterAll(() => server.stop());

/** What the form of a page would send. */
const formOn = async (path: string) =>
  formsOn(await page(path)).find(({ action }) => action.startsWith('/letters'))?.values ?? {};
const page = async (path: string, by = officer): Promise<string> => (await by.get(path)).text();
const paperOf = async (address: string) =>
  readPaper(Buffer.from(await (await officer.get(`${address}/file.docx`)).arrayBuffer()));
const mark = (address: string, fields: Record<string, string>) => officer.post(`${address}/state`, fields);
const listed = async (by = officer): Promise<string> => words(await page('/letters?commune=spring', by));

/** A case of the register that was answered a day late. @returns its id */
async function answeredLate(): Promise<string> {
  const path = await anEntry(server);
  const id = path.split('/').at(-1) ?? '';
  const cases = server.get(CasesService, { strict: false });
  const which = { communeId: 'spring', id, read: null };
  await cases.step(which, { kind: 'assigned', owner: 'parks', dueOn: '2026-11-02' }, 'test');
  await cases.step(which, { kind: 'answered', words: 'Đã thay bóng.', done: null }, 'test');
  return id;
}

describe('a letter of apology', () => {
  it('begins on the page of a case that was answered late, and is owed until it is made', async () => {
    const id = await answeredLate();
    const [, link = ''] = /href="(\/letters\/new[^"]+)"/.exec(await page(`/feedback/spring/${id}`)) ?? [];
    expect(await page(`/feedback/spring/${id}`, leader)).not.toContain('/letters/new');
    expect(await listed()).toContain('chưa lập thư xin lỗi: 1');
    expect(await listed(leader)).toContain('chưa lập thư xin lỗi: 1');
    expect(words(await page('/'))).toContain('1 ý kiến trả lời trễ hạn, chưa có thư xin lỗi');

    const form = await formOn(link.replaceAll('&amp;', '&').replaceAll('&#x3D;', '='));
    expect(form).toMatchObject({ case: id, unit: 'parks', due: '2026-11-02', issuer: 'committee' });
    expect(form.matter).toBe('phản ánh gửi ngày 02/11/2026');
    const asked = await officer.post('/letters/new', form);
    expect(asked.status).toBe(422);
    expect(await asked.text()).toContain('href="#recipient"');

    const filled = { ...form, recipient: NAME, reason: 'hết vật tư.' };
    const seen = words(await (await officer.post('/letters/new/preview', filled)).text());
    expect(seen).toContain('hạn trả kết quả là ngày 02/11/2026');
    expect(await listed()).toContain('Năm này chưa có thư nào');

    const made = await officer.post('/letters/new', filled);
    const [address = ''] = made.headers.get('location')?.split('?') ?? [];
    expect(made.status).toBe(303);
    // A second press makes no second letter; something else from the same page is asked about first.
    expect((await officer.post('/letters/new', filled)).headers.get('location')).toBe(made.headers.get('location'));
    const other = await officer.post('/letters/new', { ...filled, reason: 'quên' });
    expect(other.status).toBe(409);
    expect(await other.text()).toContain('quên');
    for (const html of [await listed(), words(await page('/'))])
      expect(html).not.toMatch(/chưa (?:lập|có) thư xin lỗi/);
    expect(await listed()).toContain(NAME);

    const { paragraphs, xml } = await paperOf(address);
    const order = [
      ...['ỦY BAN NHÂN DÂN XÃ XUÂN', 'Số: 01/TXL-UBND', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
      ...['Xuân, ngày 03 tháng 11 năm 2026', 'THƯ XIN LỖI', 'Về việc giải quyết chậm so với thời hạn'],
      ...[`Kính gửi: ${NAME}`, 'Ủy ban nhân dân xã Xuân đã tiếp nhận phản ánh gửi ngày 02/11/2026'],
      ...['Nguyên nhân chậm: hết vật tư.', 'chân thành xin lỗi', 'Rất mong', 'Nơi nhận:', '- Như trên;'],
      ...['- Phòng Kinh tế;', '- Lưu: VT.', 'TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH', 'Hoàng Văn Quang'],
    ];
    const text = paragraphs.join('\n').replaceAll('\n', ' ').toUpperCase();
    const places = order.map((one) => text.indexOf(one.toUpperCase()));
    expect(order.filter((_, at) => (places[at] ?? -1) < 0)).toEqual([]);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    // Nobody promised another day: that paragraph is not there.
    expect(text).not.toContain('CHẬM NHẤT');
    expect(xml).not.toMatch(/[{}]/);
  });

  it('is sent on a day, by mistake not, and counted for the unit that was late', async () => {
    const address = await aLetter(officer);
    const counted = async () =>
      /Thư xin lỗi theo đơn vị.*?Phòng Kinh tế\D*(\d+)\D+(\d+)/s.exec(await listed())?.slice(1, 3);
    expect(await counted()).toEqual(['0', '2']);
    for (const sentOn of ['', '2026-11-02', '2026-11-04', 'x', '31/11/2026'])
      expect((await mark(address, { changes: '1', to: 'sent', sentOn })).status).toBe(422);
    for (const _ of [1, 2])
      expect((await mark(address, { changes: '1', to: 'sent', sentOn: '03/11/2026' })).status).toBe(303);
    expect(await counted()).toEqual(['1', '1']);
    expect(words(await page(address))).toContain('Đã gửi 03/11/2026');
    expect((await mark(address, { changes: '1', to: 'made' })).status).toBe(409);
    expect((await mark(address, { changes: '2', to: 'withdrawn' })).status).toBe(409);
    expect((await mark(address, { changes: '2', to: 'made' })).status).toBe(303);
    expect(await counted()).toEqual(['0', '2']);
    for (const _ of [1, 2]) expect((await mark(address, { changes: '3', to: 'withdrawn' })).status).toBe(303);
    expect(await counted()).toEqual(['0', '1']);
    // Its number stays in the list, and is given to no other.
    expect(await listed()).toContain('02/2026');
    expect(await listed()).toContain('Đã hủy, không gửi');
    expect((await mark(address, { changes: '4', to: 'sent', sentOn: '2026-11-03' })).status).toBe(409);
    expect(words(await page(await aLetter(officer, { kind: 'thanks' })))).toContain('03/2026');
  });
});

describe('the words of a letter', () => {
  it('are those of the commune, and no change of them reaches what is made', async () => {
    const path = '/letters/spring/templates/commendation';
    const usual = await formOn(path);
    const before = await aLetter(officer, { kind: 'commendation', text: usual.text ?? '', deed: 'cứu người' });
    const paper = await paperOf(before);
    const words1 = { subject: 'Khen {người nhận}', text: 'Khen vì {việc làm}.', read: 'usual' };
    for (const text of ['{tên} giỏi', 'Khen {việc làm', ' ', 'a'.repeat(4001)]) {
      const reply = await officer.post(path, { ...words1, text });
      const html = await reply.text();
      expect([reply.status, html.includes('id="text-error"')]).toEqual([422, true]);
      expect(html.includes('{tên}') || text !== '{tên} giỏi').toBe(true);
    }
    const seen = words(await (await officer.post(`${path}/preview`, words1)).text());
    expect(seen).toContain('Khen vì {việc làm}.');
    expect((await officer.post(path, words1)).status).toBe(303);
    expect((await officer.post(path, { ...words1, text: 'Cũ.' })).status).toBe(409);
    const form = await formOn('/letters/new?kind=commendation');
    expect(form.text).toBe('Khen vì {việc làm}.');
    expect((await paperOf(before)).paragraphs).toEqual(paper.paragraphs);
    // Back to the words that came with the product.
    const back = await formOn(`${path}?usual=yes`);
    expect(back.text).toBe(usual.text);
    expect((await officer.post(path, back)).status).toBe(303);
    expect((await formOn('/letters/new?kind=commendation')).text).toBe(usual.text);
  });

  it.each(PAYLOADS)('stay words, whatever they are: %s', async (text) => {
    const change = { recipient: text, reason: text, matter: text, subject: text.replace(/[{}]/g, '') };
    const address = await aLetter(officer, change);
    const { paragraphs } = await paperOf(address);
    expect(paragraphs).toContain(`Kính gửi: ${text.replace(/[;.,\s]+$/, '')}`);
    expect(paragraphs.some((one) => one.startsWith(`Vì ${text.replace(/[;.,\s]+$/, '')}`))).toBe(true);
    for (const html of [await page(address), await page('/letters')])
      expect(html).not.toMatch(/<script>alert|<img src=x|onerror=alert\(1\)>/);
  });

  it('keep no control character', async () => {
    const address = await aLetter(officer, { recipient: 'Bà B\u0000ến \u0007Đò\u001b', reason: 'hết\u0000 mực' });
    const { paragraphs } = await paperOf(address);
    expect(paragraphs).toContain('Kính gửi: Bà Bến Đò');
    expect(/\p{Cc}/u.test(paragraphs.join(''))).toBe(false);
  });

  it('are refused at their fields, all at once, and nothing is lost', async () => {
    const wrong = {
      recipient: ' ',
      due: '31/02/2026',
      unit: 'x',
      issuer: 'x',
      datedOn: '2025-12-31',
      reason: 'a'.repeat(501),
    };
    for (const path of ['/letters/new', '/letters/new/preview']) {
      const reply = await officer.post(
        path,
        typedLetter({ ...wrong, text: 'Gửi {ai đó}, {hồ sơ}, {lý do}, {ngày hẹn}' }),
      );
      const html = await reply.text();
      expect(reply.status).toBe(422);
      for (const field of [...Object.keys(wrong), 'text']) expect(html).toContain(`id="${field}-error"`);
      for (const typed of ['31/02/2026', '{ai đó}', 'a'.repeat(501)]) expect(html).toContain(typed);
    }
  });
});

describe('what a letter says of a person', () => {
  it('is read by those who write letters, and by nobody else, in any page, row or log', async () => {
    const address = await aLetter(officer, { recipient: 'chị Hoàng Thị Mận' });
    expect(await page('/letters')).toContain('Hoàng Thị Mận');
    expect(await page('/letters', leader)).not.toContain('Hoàng Thị Mận');
    for (const path of [address, `${address}/file.docx`, `${address}/file.pdf`, '/letters/new'])
      expect([path, (await leader.get(path)).status]).toEqual([path, 403]);
    const clerk = await signInAs(server, { role: 'clerk', communeId: 'spring' });
    expect((await clerk.get('/letters')).status).toBe(403);
    const stranger = await signInAs(server, { role: 'officer', communeId: 'autumn' });
    for (const path of [
      '/letters?commune=spring',
      '/letters/new?commune=spring',
      address,
      '/letters/spring/templates/thanks',
    ])
      expect([path, (await stranger.get(path)).status]).toEqual([path, 404]);
    expect((await stranger.post('/letters/new', typedLetter())).status).toBe(404);
    expect((await officer.post('/letters/new', typedLetter({ case: 'none' }))).status).toBe(404);

    const rows = JSON.stringify(await server.get(DataSource).query('SELECT * FROM letter'));
    expect(rows).not.toMatch(/Hoàng|Bách/);
    const log = (await auditOf(server, 'spring')).filter(({ action }) => action.startsWith('letter-'));
    expect(new Set(log.map(({ action }) => action))).toEqual(
      new Set([
        'letter-made',
        'letter-sent',
        'letter-not-sent',
        'letter-withdrawn',
        'letter-taken',
        'letter-words-changed',
      ]),
    );
    expect(JSON.stringify(log)).not.toMatch(/Hoàng|Bách|xin lỗi/i);
  });
});

import { randomUUID } from 'node:crypto';
import { CommunesService } from '../../src/communes/communes.service.js';
import { WriteQueue } from '../../src/database/write-queue.js';
import { CasesService } from '../../src/feedback/cases.service.js';
import { FeedbackService } from '../../src/feedback/feedback.service.js';
import { auditOf } from '../harness/audit.js';
import { aCitizen } from '../harness/citizens-words.js';
import { words } from '../harness/page-words.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { SPRING } from '../harness/spring.js';

let server: TestServer;
let officer: SignedIn;
const citizen = aCitizen(() => server);
const feedback = (): FeedbackService => server.get(FeedbackService, { strict: false });
const cases = (): CasesService => server.get(CasesService, { strict: false });

beforeAll(async () => {
  server = await startServer('2026-11-03');
  const communes = server.get(CommunesService, { strict: false });
  await communes.import(SPRING, '2026-01-01', 'test');
  await communes.import({ ...SPRING, key: 'autumn', name: 'Thu' }, '2026-01-01', 'test');
  officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
});
afterAll(() => server.stop());

/** What runs where it is not escaped, in any of the places where a text may stand. */
const hostile = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onfocus='alert(1)' autofocus='",
  '</textarea><svg/onload=alert(1)>',
  '</style><script>alert(1)</script>',
  '{{constructor.constructor("alert(1)")()}}',
  '=HYPERLINK("http://x","y")',
  '<a href="javascript:alert(1)">x</a>',
  '</title></p></section><iframe src=//x>',
];
const isRun = /<(?:script>|img src=x|svg\/|iframe|a href="javascript)|onerror=alert\(1\)>|"[^"<>]*"\s*onfocus=/i;

/** An entry that is answered. */
async function anEntry(text: string, answer = 'Đã làm.'): Promise<{ readonly id: string; readonly code: string }> {
  const which = { communeId: 'spring', id: randomUUID(), read: null };
  const from = { receivedOn: server.clock.today(), channel: 'form', kind: 'report', source: null } as const;
  const about = { village: null, unit: null, place: null, contact: null, needsAnswer: true };
  const code = await feedback().take({ ...which, ...from, ...about, text }, 'respondent');
  await cases().step(which, { kind: 'assigned', owner: SPRING.units[0]?.key ?? '', dueOn: '2026-12-01' }, 'test');
  await cases().step(which, { kind: 'answered', words: answer, done: answer }, 'test');
  return { id: which.id, code: code ?? '' };
}

const tell = (id: string, fields: Record<string, string> = {}) =>
  officer.post(`/feedback/spring/${id}/tell`, {
    said: 'Đường tối.',
    done: 'Đã thay đèn.',
    doneBy: '',
    changes: '0',
    ...fields,
  });
const publicPage = async (more = '') => (await fetch(`${server.url}/results/spring${more}`)).text();

describe('what everybody is told of what people said', () => {
  it('begins with the masked words, stands on the public page in both languages, and is taken back with a reason', async () => {
    const { id } = await anEntry('Đèn đường hỏng', 'Thay 3 bóng đèn');
    expect(words(await publicPage())).not.toContain('Nhân dân góp ý');
    expect(await (await officer.get('/feedback/spring/told')).text()).toContain(`/feedback/spring/${id}/tell`);
    const form = await (await officer.get(`/feedback/spring/${id}/tell`)).text();
    expect(form).toContain('Đèn đường hỏng');
    expect(form).toContain('Thay 3 bóng đèn');

    expect((await tell(id, { said: 'Đường tối.', doneBy: '25/11/2026' })).status).toBe(303);
    const page = await publicPage();
    for (const said of [
      'Nhân dân góp ý – Chính quyền tiếp thu, giải quyết',
      'Đường tối.',
      'Đã thay đèn.',
      '25/11/2026',
    ])
      expect(words(page)).toContain(said);
    expect(page).not.toContain(id);
    expect(words(await publicPage('?lang=en'))).toContain('What people said, and what was done');
    const json = (await (await fetch(`${server.url}/results/spring.json`)).json()) as { feedback: object[] };
    expect(json.feedback).toEqual([
      { said: 'Đường tối.', done: 'Đã thay đèn.', doneBy: '2026-11-25', toldOn: server.clock.today() },
    ]);
    // Somebody else had the form open before: theirs is not lost, and nothing of this one is.
    const late = await tell(id, { said: 'Cũ hơn.' });
    expect(late.status).toBe(409);
    expect(await late.text()).toContain('Cũ hơn.');

    expect((await officer.post(`/feedback/spring/${id}/take-back`, { reason: ' ' })).status).toBe(422);
    for (const _ of [1, 2])
      expect((await officer.post(`/feedback/spring/${id}/take-back`, { reason: 'Nhầm ngõ' })).status).toBe(303);
    expect(await publicPage()).not.toContain('Đường tối.');
    expect(await (await officer.get('/feedback/spring/told')).text()).toContain('Nhầm ngõ');
    const log = (await auditOf(server, 'spring')).filter(({ action }) => /^feedback-(?:told|taken)/.test(action));
    expect(log.map(({ action }) => action)).toEqual(['feedback-taken-back', 'feedback-told']);
    expect(JSON.stringify(log)).not.toMatch(/Ngõ|Nhầm/);
  });

  it.each([
    ['nothing', { said: ' ', done: '' }, 'Xin viết nội dung.'],
    ['too much', { said: 'a'.repeat(601) }, 'Dài quá 600 ký tự.'],
    ['what leads to a person', { said: 'Gọi 0912 345 678 nhé' }, 'Còn thông tin dẫn đến một người'],
    ['a person in what was done', { done: 'Đã gọi lan@example.vn' }, 'Còn thông tin dẫn đến một người'],
    ['no day', { doneBy: '31/11/2026' }, 'Xin ghi ngày dạng'],
  ])('refuses %s at its field, and keeps what was typed', async (_, fields, sentence) => {
    const { id } = await anEntry('Chợ bẩn');
    const reply = await tell(id, fields);
    const html = await reply.text();
    expect(reply.status).toBe(422);
    expect(words(html)).toContain(sentence);
    for (const typed of Object.values(fields)) if (typed.trim() !== '') expect(html).toContain(typed);
    expect(await publicPage()).not.toContain('Chợ bẩn');
  });

  it('is paged, and opened for nobody of another commune or without the right', async () => {
    for (let n = 1; n <= 6; n += 1) await tell((await anEntry('Việc')).id, { said: `Việc thứ ${n}.` });
    const first = await publicPage();
    expect(words(first)).toContain('Trang 1 / 2');
    const second = await publicPage('?told=2');
    const saidOn = (html: string) => html.match(/Việc thứ \d/g);
    const orderOf = (...numbers: number[]) => numbers.map((n) => `Việc thứ ${n}`);
    expect([saidOn(first), saidOn(second)]).toEqual([orderOf(6, 5, 4, 3, 2), orderOf(1)]);
    for (const odd of ['?told=0', '?told=99', '?told=x', '?told[]=1'])
      expect(await publicPage(odd)).toContain('Việc thứ');

    const stranger = await signInAs(server, { name: 'stranger', role: 'officer', communeId: 'autumn' });
    const clerk = await signInAs(server, { name: 'clerk', role: 'clerk', communeId: 'spring' });
    const { id } = await anEntry('Riêng');
    for (const path of ['told', 'told/poster', 'told/picture', 'told/picture.png', `${id}/tell`]) {
      expect((await stranger.get(`/feedback/spring/${path}`)).status).toBe(404);
      expect((await clerk.get(`/feedback/spring/${path}`)).status).toBe(403);
    }
    expect((await stranger.get('/feedback/spring/sheet')).status).toBe(404);
    expect((await clerk.get('/feedback/spring/sheet')).status).toBe(403);
    expect(await (await officer.get('/feedback/spring/sheet')).text()).toContain('/feedback/spring');
  });

  it('goes with the words of its writer, where they ask for it', async () => {
    const { id } = await anEntry('Xin xóa');
    await tell(id, { said: 'Xin xóa lời này.' });
    expect(await publicPage()).toContain('Xin xóa lời này.');
    await server.get(WriteQueue, { strict: false }).commit(() => feedback().erased('spring', id, 'test'));
    expect(await publicPage()).not.toContain('Xin xóa lời này.');
  });
});

describe('a hostile text', () => {
  it.each(hostile)('runs nowhere: %s', async (text) => {
    const back = await citizen.write({ text, kind: text, unit: text, village: text, contact: text, answer: text });
    const { id, code } = await anEntry(text, text);
    const seen = await citizen.track(code);
    const odd = await citizen.track(text);
    const disputed = await citizen.track(code, { _action: 'dispute', seen: text, reason: text });
    expect((await tell(id, { said: text, done: text })).status).toBe(303);
    const refused = await (await tell(id, { said: text, done: text, doneBy: text, changes: '1' })).text();
    const pages = ['told', `${id}/tell`, 'told/poster', 'told/picture'].map(async (path) =>
      (await officer.get(`/feedback/spring/${path}`)).text(),
    );
    const all = [back, seen, odd, disputed].map(({ html }) => html);
    for (const html of [...all, refused, await publicPage(), ...(await Promise.all(pages))])
      expect(html).not.toMatch(isRun);
    const json = (await (await fetch(`${server.url}/results/spring.json`)).json()) as { feedback: { said: string }[] };
    expect(json.feedback.map(({ said }) => said)).toContain(text);
    const picture = await officer.get('/feedback/spring/told/picture.png');
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
  });
});

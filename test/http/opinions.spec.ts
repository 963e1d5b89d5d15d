import { CommunesService } from '../../src/communes/communes.service.js';
import { RetentionJob } from '../../src/retention/retention.job.js';
import type { Day } from '../../src/rules/days.js';
import { auditOf } from '../harness/audit.js';
import { aCitizen } from '../harness/citizens-words.js';
import { words } from '../harness/page-words.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signIn, signInAs } from '../harness/sign-in.js';
import { openSpring, SPRING } from '../harness/spring.js';
import { wholeDatabase } from '../harness/whole-database.js';

let server: TestServer;
let officer: SignedIn;
let clerk: SignedIn;
let leader: SignedIn;
const household = aCitizen(() => server);

beforeAll(async () => {
  server = await startServer('2026-11-03');
  await openSpring(server);
  const autumn = { ...SPRING, key: 'autumn', name: 'Thu' };
  await server.get(CommunesService, { strict: false }).import(autumn, '2026-01-01', 'test');
  officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
  clerk = await signInAs(server, { role: 'clerk', communeId: 'spring' });
  leader = await signInAs(server, { role: 'leader', communeId: 'spring' });
}, 60_000);
afterAll(() => server.stop());

/** The same people, signed in on a later day. */
async function comeOn(day: Day): Promise<void> {
  server.clock.moveTo(day);
  officer = await signIn(server, officer);
  clerk = await signIn(server, clerk);
  leader = await signIn(server, leader);
}

const read = async (path: string, who = officer): Promise<string> => words(await (await who.get(path)).text());
const MATTER = '/opinions/spring/3f0cb2a0-8b1e-4d5f-9c3a-0123456789ab';
const asked = (change: Record<string, string> = {}): Record<string, string> => ({
  ...{ commune: 'spring', id: MATTER.split('/').at(-1) ?? '', name: 'Mở rộng đường trục', changes: '0' },
  ...{ text: 'Mỗi hộ góp 500.000 đồng.', opensOn: '2026-11-04', closesOn: '2026-11-20', ...change },
});
const counted = (change: Record<string, string> = {}): Record<string, string> => ({
  ...{ id: crypto.randomUUID(), changes: '0', households: '60', sheets: '40', returned: '', invalid: '' },
  ...{ yes: '', no: '', other: '', ...change },
});
const count = (village: string, fields: Record<string, string>, who = clerk) =>
  who.post(`${MATTER}/villages/${village}`, fields);
const changesOf = async (village: string): Promise<string> =>
  /name="changes" value="(\d+)"/.exec(await (await officer.get(`${MATTER}/villages/${village}`)).text())?.[1] ?? '';

let codes: readonly string[] = [];

describe('a matter', () => {
  it('is made once, by an officer, and not by others', async () => {
    expect(await read('/opinions')).toContain('Chưa có nội dung nào.');
    expect((await clerk.post('/opinions/new', asked())).status).toBe(403);
    for (const _ of [1, 2])
      expect((await officer.post('/opinions/new', asked())).headers.get('location')).toContain(MATTER);
    expect((await wholeDatabase(server)).opinion_matter).toHaveLength(1);
    const list = await read('/opinions', leader);
    for (const said of ['Mở rộng đường trục', '04/11/2026 – 20/11/2026', 'Chưa đến ngày']) expect(list).toContain(said);
  });

  it('can be changed until something is handed out, and by nobody unawares', async () => {
    const change = (fields: Record<string, string>) => officer.post(`${MATTER}/edit`, asked(fields));
    for (const _ of [1, 2]) expect((await change({ name: 'Mở rộng đường trục thôn' })).status).toBe(303);
    const stale = await change({ name: 'Khác' });
    expect([stale.status, (await stale.text()).includes('có người vừa sửa')]).toEqual([409, true]);
    expect((await count('dong', counted())).status).toBe(303);
    const late = await change({ name: 'Khác', changes: '1' });
    expect([late.status, (await late.text()).includes('đã phát phiếu')]).toEqual([409, true]);
    const logged = (await auditOf(server, 'spring')).filter(({ action }) => action.startsWith('opinion-'));
    expect(logged.map(({ action }) => action)).toEqual([
      ...['opinion-sheets-counted', 'opinion-matter-changed', 'opinion-matter-made'],
    ]);
    expect(JSON.stringify(logged)).not.toContain('500.000');
  });
});

describe('codes of households', () => {
  it('are printed once, as many as there are households without, and stored as nothing that leads to them', async () => {
    const print = (wanted: string, id = '3f0cb2a0-8b1e-4d5f-9c3a-0123456789aa') =>
      officer.post(`${MATTER}/villages/dong/codes`, { id, count: wanted });
    const many = await print('21');
    expect([many.status, (await many.text()).includes('Nhiều hơn số hộ')]).toEqual([422, true]);
    expect((await print('0')).status).toBe(422);
    const pages = await Promise.all((await Promise.all([print('20'), print('20')])).map((reply) => reply.text()));
    const codesOn = (html = ''): readonly string[] =>
      [...html.matchAll(/class="typed">[^<]*\/o\/([0-9A-Z]{13})/g)].map(([, code = '']) => code);
    codes = codesOn(pages[0]);
    expect([codes.length, new Set(codes).size]).toEqual([20, 20]);
    expect(codesOn(pages[1])).toEqual(codes);
    const database = await wholeDatabase(server);
    expect(database.opinion_code).toHaveLength(20);
    expect(codes.filter((code) => JSON.stringify(database).includes(code))).toEqual([]);
    expect((await print('1', crypto.randomUUID())).status).toBe(422);
    expect((await clerk.post(`${MATTER}/villages/dong/codes`, { id: crypto.randomUUID(), count: '1' })).status).toBe(
      403,
    );
  });

  it('open a page before and after the period that says when', async () => {
    const early = await household.open(`/o/${codes[0]}`);
    expect([early.status, early.text.includes('Chưa đến ngày lấy ý kiến')]).toEqual([200, true]);
    await comeOn('2026-11-05');
    const { status, text, headers } = await household.open(`/o/${codes[0]?.toLowerCase()}`);
    expect([status, headers.get('set-cookie'), headers.get('cache-control')]).toEqual([200, null, 'no-store']);
    for (const said of ['Mở rộng đường trục thôn', 'góp 500.000 đồng', 'Xã Xuân']) expect(text).toContain(said);
    expect(text).not.toMatch(/bỏ phiếu|biểu quyết/i);
    expect((await household.open(`/o/${codes[0]}?lang=en`)).text).toContain('Each household answers once');
  });

  it('take one answer, asked once more before it is sent, and counted once', async () => {
    const send = (code: string, fields: Record<string, string>) =>
      household.post(`/o/${code}`, { _action: 'send', answer: 'no', reason: '', ...fields });
    const [first = '', second = '', third = ''] = codes;
    expect(await send(first, { answer: '' })).toMatchObject({ status: 422 });
    expect((await send(first, { answer: 'other', _action: 'check' })).text).toContain('Xin ghi rõ ý kiến khác.');
    expect((await send(first, { reason: 'a'.repeat(1001) })).text).toContain('dài quá 1000');
    const reason = 'Nhà tôi nghèo, gọi 0912 345 678';
    const again = await send(first, { reason, _action: 'check' });
    for (const said of ['Hộ của Ông/Bà chọn: Không đồng ý', 'không sửa được nữa', reason])
      expect(again.text).toContain(said);
    expect((await send(first, { reason, _action: 'back' })).html).toContain(reason);
    const clicks = await Promise.all([send(first, { reason }), send(first, { reason })]);
    expect(clicks.map(({ status }) => status)).toEqual([200, 200]);
    expect(clicks.filter(({ text }) => text.includes('Đã nhận ý kiến của hộ'))).toHaveLength(1);
    expect(clicks.filter(({ text }) => text.includes('Mã này đã dùng'))).toHaveLength(1);
    await send(second, { answer: 'yes' });
    await send(third, { answer: 'yes' });
    expect(await read(MATTER)).toContain('Thu về 3 Không hợp lệ 0 Thu về / phát ra 3/60 (5,0%)');
    const database = await wholeDatabase(server);
    expect(database.opinion_reason).toHaveLength(1);
    expect(JSON.stringify([database, await auditOf(server, 'spring')])).not.toContain('0912 345 678');
    expect((await household.open(`/o/${first}`)).text).not.toContain('nghèo');
  });

  it('that are none are not guessed', async () => {
    const none = await household.open('/o/7K3M9QX2T8WZ8');
    expect([none.status, none.text.includes('Không có mã này')]).toEqual([404, true]);
    for (let n = 0; n < 30; n += 1) await household.open('/o/7K3M9QX2T8WZ8');
    expect((await household.open('/o/7K3M9QX2T8WZ8')).status).toBe(429);
  });
});

describe('paper sheets', () => {
  it('are counted once however often they are sent, and by nobody unawares', async () => {
    const changes = await changesOf('dong');
    const fields = counted({
      changes,
      returned: '35',
      invalid: '2',
      yes: '25',
      no: '8',
      noReasons: 'Đường còn tốt\nLo bụi',
    });
    for (const _ of [1, 2]) expect((await count('dong', fields)).status).toBe(303);
    expect((await wholeDatabase(server)).opinion_reason).toHaveLength(3);
    const stale = await count('dong', counted({ changes, returned: '1', yes: '1' }));
    expect([stale.status, (await stale.text()).includes('có người vừa sửa')]).toEqual([409, true]);
    await count('doai', counted({ households: '8', sheets: '8', returned: '6', yes: '2', no: '4' }));
    const page = await read(MATTER, leader);
    expect(page).toContain('Thu về / phát ra 44/68 (64,7%) Hộ đã cho ý kiến / số hộ 42/68 (61,8%)');
    expect(page).not.toContain('Không đồng ý');
    expect(page).not.toContain('bụi');
  });
});

describe('a matter that is closed', () => {
  it('is so once its period is over, and for good', async () => {
    expect((await officer.post(`${MATTER}/close`)).status).toBe(409);
    await comeOn('2026-11-21');
    const over = await household.open(`/o/${codes[5]}`);
    expect([over.status, over.text.includes('Đã hết thời gian')]).toEqual([410, true]);
    const late = await household.post(`/o/${codes[5]}`, { _action: 'send', answer: 'yes', reason: '' });
    expect(late.status).toBe(410);
    for (const _ of [1, 2])
      expect((await officer.post(`${MATTER}/close`)).headers.get('location')).toContain('saved=closed');
    expect((await count('dong', counted({ changes: '9' }))).status).toBe(404);
    expect((await officer.post(`${MATTER}/edit`, asked({ name: 'Khác', changes: '2' }))).status).toBe(409);
  });

  it('tells what households said, small villages together, and words to those who read them', async () => {
    const page = await read(MATTER, leader);
    const figures = ['Các thôn ít phiếu (gộp): Đoài, Đông', '29/42 (69,0%)', '13/42 (31,0%)'];
    for (const said of [...figures, 'Lo bụi', 'gọi [số điện thoại]']) expect(page).toContain(said);
    expect(page).not.toMatch(/bỏ phiếu|biểu quyết/i);
    expect(await read(MATTER, clerk)).not.toContain('Lo bụi');
    expect((await clerk.get(`${MATTER}/minutes`)).status).toBe(403);
    const minutes = await read(`${MATTER}/minutes`, leader);
    for (const said of ['Biên bản', 'Điều 25', 'chốt ngày 21/11/2026', '29/42 (69,0%)', 'Đường còn tốt'])
      expect(minutes).toContain(said);
  });

  it('has words of which an officer corrects what is hidden, and nobody else reads more', async () => {
    const page = await (await officer.get(MATTER)).text();
    const reasons = [...page.matchAll(/\/opinions\/spring\/[\w-]+\/reasons\/[\w-]+/g)].map(([path]) => path);
    expect(reasons).toHaveLength(3);
    const texts = await Promise.all(reasons.map((path) => read(path)));
    const path = reasons[texts.findIndex((text) => text.includes('0912 345 678'))] ?? '';
    expect((await leader.get(path)).status).toBe(403);
    const html = await (await officer.get(path)).text();
    const [, seen = ''] = /name="seen" value="([^"]+)"/.exec(html) ?? [];
    const [, hide = ''] = /name="hide" value="([^"]+)"/.exec(html) ?? [];
    const mask = (fields: Record<string, string>) => officer.post(path, { seen, hide, ...fields });
    expect((await mask({ words: 'Đoài' })).status).toBe(422);
    for (const _ of [1, 2])
      expect((await mask({ words: 'Nhà tôi' })).headers.get('location')).toContain('saved=masked');
    expect((await mask({ words: 'nghèo' })).status).toBe(409);
    expect(await read(`${MATTER}/minutes`, leader)).not.toContain('Nhà tôi');
    expect(await read(MATTER, leader)).toContain('nghèo');
  });

  it('is nothing to strangers', async () => {
    const stranger = await signInAs(server, { name: 'la', role: 'officer', communeId: 'autumn' });
    for (const path of ['', '/edit', '/minutes', '/villages/dong'])
      expect((await stranger.get(MATTER + path)).status).toBe(404);
    expect((await stranger.get('/opinions?commune=spring')).status).toBe(404);
    expect((await stranger.post(`${MATTER}/close`)).status).toBe(404);
  });

  it('is kept as long as its terms say', async () => {
    const kept = async () => {
      const { opinion_code, opinion_reason = [], opinion_matter, opinion_village } = await wholeDatabase(server);
      const originals = opinion_reason.filter((row) => !row.includes('"original":null'));
      return [opinion_code, originals, opinion_reason, opinion_village, opinion_matter].map((all) => all?.length ?? 0);
    };
    const until = async (day: Day) => {
      server.clock.moveTo(day);
      await server.get(RetentionJob, { strict: false }).look();
      return kept();
    };
    expect(await until('2027-02-20')).toEqual([20, 3, 3, 2, 1]);
    expect(await until('2027-02-21')).toEqual([0, 3, 3, 2, 1]);
    expect(await until('2027-11-21')).toEqual([0, 0, 3, 2, 1]);
    expect(await until('2031-11-21')).toEqual([0, 0, 0, 0, 0]);
  });
});

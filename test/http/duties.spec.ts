import { DutiesService } from '../../src/duties/duties.service.js';
import { auditOf } from '../harness/audit.js';
import { words } from '../harness/page-words.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { aCampaign, openSpring } from '../harness/spring.js';

let server: TestServer;
let administrator: SignedIn;
let officer: SignedIn;
let director: SignedIn;
let clerk: SignedIn;
let stranger: SignedIn;

beforeAll(async () => {
  server = await startServer('2026-11-03');
  await openSpring(server, { opensOn: '2026-01-05' });
  administrator = await signInAs(server, { role: 'administrator', communeId: null });
  officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
  director = await signInAs(server, { role: 'director', communeId: 'spring', unit: 'centre' });
  clerk = await signInAs(server, { role: 'clerk', communeId: 'spring' });
  await administrator.post('/communes', { shipped: 'hong-chau' });
  stranger = await signInAs(server, { role: 'officer', communeId: 'hong-chau' });
}, 60_000);
afterAll(() => server.stop());

const read = async (path: string, who = officer): Promise<string> => words(await (await who.get(path)).text());
const versionIn = (page: string): string => /name="read" value="([^"]+)"/.exec(page)?.[1] ?? '';
const version = async (key: string): Promise<string> =>
  versionIn(await (await officer.get(`/duties/spring/${key}`)).text());
const logged = async (action: string) => (await auditOf(server, 'spring')).filter((entry) => entry.action === action);
/** Typed in the page for a new duty. */
const newDuty = (change: Record<string, string> = {}) => ({
  ...{ commune: 'spring', key: crypto.randomUUID(), name: 'Báo cáo tháng', kind: 'monthly', monthDay: '25' },
  ...{ date: '', weekday: '', role: 'officer', note: '', ...change },
});
const addressOf = (reply: Response): string => (reply.headers.get('location') ?? '').split('?')[0] ?? '';

describe('the year of a commune', () => {
  it('names every duty of the plans with its day and how it stands', async () => {
    const text = await read('/duties');
    for (const duty of ['14/02/2026', '29/09/2026', '14/11/2026', '31/12/2026']) expect(text).toContain(duty);
    expect(text).toContain('Lập đợt khảo sát tháng 11 năm 2026');
    expect(text).toMatch(/14\/11\/2026 còn 11 ngày Nộp hồ sơ tự đánh giá[^.]*năm 2026 Hạn rơi vào ngày nghỉ/);
    expect(await read('/duties?year=2027')).toContain('14/02/2027');
    expect(await read('/duties?year=1999')).toContain('14/11/2026');
    expect(await read('/duties?lang=en')).toContain('Duties of the year');
  });

  it('knows a round by its survey, and when it locks', async () => {
    const days = { opensOn: '2026-11-01', endsOn: '2026-11-07', locksOn: '2026-11-12' } as const;
    await aCampaign(server, { ...days, name: 'Đợt mười một', questionnaire: 'chinh-quyen' });
    const text = await read('/duties');
    expect(text).toContain('Đã có đợt “Đợt mười một”, mở ngày 01/11/2026');
    expect(text).toMatch(/12\/11\/2026 còn 9 ngày Thu phiếu và chốt số liệu đợt tháng 11/);
  });

  it('is read by all who work there, and is another’s page not found', async () => {
    for (const who of [director, clerk, administrator])
      expect((await who.get('/duties?commune=spring')).status).toBe(200);
    for (const path of ['/duties?commune=spring', '/duties/new?commune=spring', '/duties/spring/dossier']) {
      expect((await stranger.get(path)).status).toBe(404);
    }
    expect((await stranger.post('/duties', newDuty())).status).toBe(404);
    for (const step of ['', '/done', '/undone']) {
      expect((await stranger.post(`/duties/spring/dossier${step}`, { of: '2026', role: 'officer' })).status).toBe(404);
    }
    for (const path of ['/duties/spring/none', '/duties/nowhere/dossier']) {
      expect((await administrator.get(path)).status).toBe(404);
    }
  });

  it('is kept by officers; others mark what is theirs', async () => {
    expect((await clerk.get('/duties/new')).status).toBe(403);
    expect((await clerk.post('/duties', newDuty())).status).toBe(403);
    expect((await director.post('/duties/spring/dossier', { role: 'officer' })).status).toBe(403);
    expect((await director.post('/duties/spring/dossier/done', { of: '2026' })).status).toBe(403);
    const given = { role: 'director', read: await version('quarter') };
    expect((await officer.post('/duties/spring/quarter', given)).status).toBe(303);
    expect((await director.post('/duties/spring/quarter/done', { of: '2026-Q3' })).status).toBe(303);
    const page = await (await director.get('/duties/spring/dossier')).text();
    expect(page).not.toContain('action="/duties/spring/dossier');
  });
});

describe('a duty that was done', () => {
  it('is marked with a note once, whoever presses again, and taken back', async () => {
    const sent = { of: '2026', note: '12/BC-UBND' };
    for (const _ of [1, 2]) expect((await officer.post('/duties/spring/yearReport/done', sent)).status).toBe(303);
    expect(await read('/duties')).toMatch(/Đã xong Đánh dấu ngày 03\/11\/2026, officer.spring 12\/BC-UBND/);
    expect(await logged('duty-marked')).toHaveLength(2);
    for (const _ of [1, 2]) expect((await officer.post('/duties/spring/yearReport/undone', sent)).status).toBe(303);
    expect(await logged('duty-unmarked')).toHaveLength(1);
    expect(await read('/duties')).not.toContain('12/BC-UBND');
  });

  it('is one that there is', async () => {
    for (const time of ['2026-Q1', '2024', '', 'all', '2026-W01']) {
      const reply = await officer.post('/duties/spring/dossier/done', { of: time });
      expect([time, reply.status]).toEqual([time, 404]);
    }
    expect((await officer.post('/duties/spring/dossier/done')).status).toBe(400);
    const long = await officer.post('/duties/spring/dossier/done', { of: '2026', note: 'ă'.repeat(501) });
    const page = await long.text();
    expect([long.status, page]).toEqual([422, expect.stringContaining('id="note-2026-error"')]);
    expect(page).toContain('ă'.repeat(501));
  });
});

describe('a duty as the commune wants it', () => {
  it('has its own day and note, until they are taken away, or is switched off', async () => {
    const save = async (fields: Record<string, string>) =>
      officer.post('/duties/spring/registration', { role: 'officer', read: await version('registration'), ...fields });
    expect((await save({ date: '10/2', note: 'Nộp qua Sở' })).status).toBe(303);
    expect(await read('/duties')).toMatch(/10\/02\/2026 Đăng ký mức đạt chuẩn.*Nộp qua Sở/);
    expect((await save({ date: '' })).status).toBe(303);
    expect(await read('/duties')).toMatch(/14\/02\/2026 Đăng ký mức đạt chuẩn/);
    expect((await save({ off: 'yes' })).status).toBe(303);
    expect(await read('/duties')).not.toContain('14/02/2026');
    expect(await read('/duties')).toContain('Việc xã, phường không làm Đăng ký mức đạt chuẩn');
    const changes = await logged('duty-changed');
    expect(changes.filter(({ object }) => object === 'registration')).toHaveLength(3);
  });

  it('loses nothing to a second page: what was typed is kept, and sent again on purpose', async () => {
    const [first, second] = [await version('dossier'), await version('dossier')];
    const path = '/duties/spring/dossier';
    expect((await officer.post(path, { role: 'officer', note: 'Trang một', read: first })).status).toBe(303);
    expect((await officer.post(path, { role: 'officer', note: 'Trang một', read: first })).status).toBe(303);
    const refused = await officer.post(path, { role: 'officer', note: 'Trang hai', read: second });
    const page = await refused.text();
    expect([refused.status, page]).toEqual([409, expect.stringContaining('Trang hai</textarea>')]);
    expect(await read('/duties')).toContain('Trang một');
    await officer.post(path, { role: 'officer', note: 'Trang hai', read: versionIn(page) });
    expect(await read('/duties')).toContain('Trang hai');
  });

  it('may be one of its own, added once however often it is sent', async () => {
    const sent = newDuty();
    const [made, again] = [await officer.post('/duties', sent), await officer.post('/duties', sent)];
    expect([made.status, again.status, addressOf(again)]).toEqual([303, 303, `/duties/spring/${sent.key}`]);
    expect(await logged('duty-added')).toHaveLength(1);
    expect(await read('/duties')).toMatch(/25\/11\/2026 còn 22 ngày Báo cáo tháng tháng 11\/2026/);
    const own = { name: 'Báo cáo tháng của Trung tâm', kind: 'weekly', weekday: '2', role: 'director' };
    expect((await officer.post(addressOf(made), { ...own, read: await version(sent.key) })).status).toBe(303);
    expect(await read('/duties')).toMatch(/03\/11\/2026 hạn hôm nay Báo cáo tháng của Trung tâm tuần 45\/2026/);
    expect((await director.post(`${addressOf(made)}/done`, { of: '2026-W45' })).status).toBe(303);
  });
});

describe('a duty that cannot be kept', () => {
  const long = 'Việc '.repeat(30);
  const wrong: readonly (readonly [string, Record<string, string>])[] = [
    ...['', '   ', '\u200b', long, 'báo cáo kết quả THỰC HIỆN'].map((name) => ['name', { name }] as const),
    ...['', 'daily', 'round', 'yearly '].map((kind) => ['kind', { kind }] as const),
    ...['', '31/09', '30/02', '0/5', '14/13', '14/02/2026', '14', 'ngày 14', '14/2/', '-1/2', '14.02/'].map(
      (date) => ['date', { kind: 'yearly', date }] as const,
    ),
    ...['', '0', '32', '-1', '1,5', 'cuối tháng', '1e1'].map((monthDay) => ['monthDay', { monthDay }] as const),
    ...['', '0', '8', 'thứ Hai'].map((weekday) => ['weekday', { kind: 'weekly', weekday }] as const),
    ...['', 'mayor', 'administrator', 'province'].map((role) => ['role', { role }] as const),
    ['note', { note: 'x'.repeat(501) }],
  ];

  it.each(wrong)('is refused at its field: %s %j', async (field, change) => {
    const before = await logged('duty-added');
    const typed = newDuty({ name: 'Việc khác', note: 'Phòng Văn hóa', ...change });
    const reply = await officer.post('/duties', typed);
    const page = await reply.text();
    expect([reply.status, page]).toEqual([422, expect.stringContaining(`id="${field}-error"`)]);
    expect(page.match(/class="field-error"/g)).toHaveLength(1);
    if (!change.note) expect(page).toContain('Phòng Văn hóa</textarea>');
    expect(page).toContain(`name="key" value="${typed.key}"`);
    expect(await logged('duty-added')).toEqual(before);
  });

  it('tells every fault at once', async () => {
    const page = await (await officer.post('/duties', newDuty({ name: '', monthDay: '', role: '' }))).text();
    expect(page.match(/class="field-error"/g)).toHaveLength(3);
  });

  it('is not one of a page at all', async () => {
    const none: readonly Record<string, string>[] = [
      { key: 'registration' },
      { name: 'x'.repeat(30_000) },
      { key: '' },
    ];
    for (const change of none) {
      expect((await officer.post('/duties', newDuty(change))).status).toBe(400);
    }
  });
});

it('a commune with 500 duties has one page, and no place for another', async () => {
  const service = server.get(DutiesService, { strict: false });
  const decided = { rule: { kind: 'monthly', day: 10 }, role: 'officer', note: '', off: false } as const;
  for (let made = 0; made < 500; made += 1) {
    await service.add('hong-chau', crypto.randomUUID(), { ...decided, name: `Việc số ${made}` }, 'test');
  }
  const page = await (await stranger.get('/duties')).text();
  expect(page.match(/Việc số 499/g)?.length).toBe(3);
  const full = await stranger.post('/duties', newDuty({ commune: 'hong-chau', note: 'Còn đây' }));
  const refused = await full.text();
  expect([full.status, refused]).toEqual([422, expect.stringContaining('Đã có 500 việc')]);
  expect(refused).toContain('Còn đây</textarea>');
});

import { TokensService } from '../../src/access/tokens.service.js';
import { auditOf } from '../harness/audit.js';
import { anEntry, typedEntry } from '../harness/feedback-changes.js';
import { words } from '../harness/page-words.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signIn, signInAs } from '../harness/sign-in.js';
import { openSpring } from '../harness/spring.js';

let server: TestServer;
let officer: SignedIn;
let clerk: SignedIn;
let leader: SignedIn;
let auditor: SignedIn;

beforeAll(async () => {
  server = await startServer('2026-11-03');
  await openSpring(server);
  officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
  clerk = await signInAs(server, { role: 'clerk', communeId: 'spring' });
  leader = await signInAs(server, { role: 'leader', communeId: 'spring' });
  auditor = await signInAs(server, { role: 'auditor', communeId: 'spring' });
}, 60_000);
afterAll(() => server.stop());

const read = async (path: string, who = officer): Promise<string> => words(await (await who.get(path)).text());
const PHONE = '0912 345 678';

describe('the register', () => {
  it('says what to do while nobody has said anything', async () => {
    expect(await read('/feedback')).toContain('Mở hòm thư, xem Zalo, Facebook');
    expect(await read('/feedback', leader)).toContain('Chưa có ý kiến nào.');
    expect((await auditor.get('/feedback')).status).toBe(403);
  });

  it('keeps what staff enter, once, and leads to it', async () => {
    const fields = typedEntry({ text: `Đèn hỏng, gọi ${PHONE}`, needsAnswer: 'yes', contact: PHONE });
    const first = await officer.post('/feedback/new', fields);
    const again = await officer.post('/feedback/new', fields);
    expect([first.status, again.headers.get('location')]).toEqual([303, first.headers.get('location')]);
    const page = await read(first.headers.get('location') ?? '');
    expect(page).toContain('Đã ghi ý kiến.');
    expect(await read('/feedback')).toContain('1 ý kiến');
    const logged = (await auditOf(server, 'spring')).filter(({ action }) => action === 'feedback-entered');
    expect(logged.map(({ details }) => details)).toEqual([{ channel: 'box', kind: 'report' }]);
  });

  it('shows a telephone number to nobody in the list, and to nobody but officer and director on the page', async () => {
    const path = await anEntry(server, { text: `Gọi tôi ${PHONE}`, contact: PHONE });
    for (const who of [officer, leader]) expect(await read('/feedback', who)).not.toContain(PHONE);
    expect(await read(path, leader)).not.toContain(PHONE);
    expect(await read(path)).toContain(`Cách liên hệ ${PHONE}`);
    expect((await read('/feedback?words=0912')).includes('Không có ý kiến nào như vậy')).toBe(true);
  });

  it('keeps apart what is sent from the same page with other words', async () => {
    const fields = typedEntry({ text: 'Đường xấu' });
    await officer.post('/feedback/new', fields);
    const other = await officer.post('/feedback/new', { ...fields, text: 'Chợ bẩn' });
    const page = await other.text();
    expect([other.status, words(page).includes('đã dùng để ghi một ý kiến khác')]).toEqual([409, true]);
    expect(page).toContain('Chợ bẩn');
    expect(page).not.toContain(fields.id);
  });

  it('takes no complaint and no denunciation: it says where they go, and keeps what was typed', async () => {
    for (const [kind, law] of [
      ['complaint', 'Luật Khiếu nại'],
      ['denunciation', 'Luật Tố cáo'],
    ]) {
      const before = (await auditOf(server, 'spring')).length;
      const reply = await officer.post('/feedback/new', typedEntry({ kind: kind ?? '', text: 'Tôi không đồng ý' }));
      const page = await reply.text();
      expect([reply.status, page.includes('Tôi không đồng ý'), words(page).includes(law ?? '')]).toEqual([
        422,
        true,
        true,
      ]);
      expect((await auditOf(server, 'spring')).length).toBe(before);
    }
  });

  it('shows whoever only enters what they entered today, and nothing else', async () => {
    expect(await read('/feedback', clerk)).toContain('Hôm nay đã ghi 0 ý kiến');
    const reply = await clerk.post('/feedback/new', typedEntry({ text: 'Nghe ở chợ', needsAnswer: 'yes' }));
    expect(reply.headers.get('location')).toBe('/feedback?commune=spring&saved=entered');
    const page = await (await clerk.get('/feedback')).text();
    expect(words(page)).toContain('Hôm nay đã ghi 1 ý kiến');
    expect(words(page)).toContain('Nghe ở chợ');
    const slip = /href="(\/feedback\/spring\/[^"]+\/slip)"/.exec(page)?.[1] ?? '';
    expect(await read(slip, clerk)).toContain('Theo dõi ý kiến của Ông/Bà');
    expect((await clerk.get(slip.replace('/slip', ''))).status).toBe(403);
    expect((await clerk.get(`${await anEntry(server)}/slip`)).status).toBe(404);
    server.clock.moveTo('2026-11-04');
    clerk = await signIn(server, clerk);
    officer = await signIn(server, officer);
    expect(await read('/feedback', clerk)).toContain('Hôm nay đã ghi 0 ý kiến');
    expect((await clerk.get(slip)).status).toBe(404);
  });

  it('finds by words without diacritics, by what it is about, and by the period', async () => {
    await anEntry(server, { text: 'Nước sạch yếu về đêm 100%', village: 'doai', receivedOn: '2026-10-01' });
    const found = async (query: string): Promise<string> =>
      /(\d+) ý kiến/.exec(await read(`/feedback?commune=spring&${query}`))?.[1] ?? '';
    expect(await found('words=dem+NUOC')).toBe('1');
    expect(await found('words=nuoc+100%25')).toBe('1');
    expect(await found('words=100_')).toBe('0');
    expect(await found('village=doai&state=new')).toBe('1');
    expect(await found('from=2026-09-01&to=2026-10-31')).toBe('1');
    expect(await found('channel=box&kind=report')).toBe('3');
    expect(await found('state=__proto__&unit=none')).toBe('0');
  });

  it('is read in pages of 25, what is overdue first, with what waits at the top', async () => {
    for (let number = 0; number < 26; number += 1)
      await anEntry(server, { text: `Ý kiến số ${number}`, needsAnswer: false });
    const late = await anEntry(server, { text: 'Quá lâu rồi', receivedOn: '2026-09-01' });
    await officer.post(`${late}/assign`, { changes: '1', owner: 'parks', days: '1' });
    server.clock.moveTo('2026-11-06');
    officer = await signIn(server, officer);
    const page = await (await officer.get('/feedback')).text();
    expect(page.match(/words-clipped/g)).toHaveLength(25);
    expect(page.indexOf('Quá lâu rồi')).toBeLessThan(page.indexOf('Ý kiến số'));
    expect(words(page)).toContain('1 việc quá hạn trả lời');
    expect(words(page)).toMatch(/\d việc chưa giao đơn vị nào/);
    expect(await read('/feedback?page=2')).toContain('Trang 2');
    expect(await read('/feedback?state=overdue')).toContain('1 ý kiến');
  });

  it('tells officer and chairman what waits, each with its list', async () => {
    leader = await signIn(server, leader);
    for (const [who, path] of [
      [officer, '/'],
      [leader, '/dashboard?commune=spring'],
    ] as const) {
      const page = await (await who.get(path)).text();
      expect(page).toContain('/feedback?commune&#x3D;spring&amp;state&#x3D;overdue');
      expect(words(page)).toContain('1 việc quá hạn trả lời');
    }
  });

  it('tells programs the cases, with masked words', async () => {
    await anEntry(server, { text: `Gọi ${PHONE} nhé` });
    const token = await server.get(TokensService, { strict: false }).create('officer', 'spring', 'reads', 'test');
    const ask = (query: string) =>
      fetch(`${server.url}/api/v1/communes/spring/feedback?${query}`, {
        headers: { authorization: `Bearer ${token}` },
      });
    const { cases } = (await (await ask('state=assigned')).json()) as { cases: readonly object[] };
    expect(cases).toMatchObject([{ state: 'assigned', overdue: true, owner: 'parks', words: 'Quá lâu rồi' }]);
    expect(await (await ask('')).text()).not.toContain(PHONE);
    for (const query of ['state=gone', 'from=2026-02-30', 'to=x']) expect((await ask(query)).status).toBe(400);
  });

  it('says how each unit answered, as a page and as files without formulas', async () => {
    const page = await read('/feedback/units?commune=spring&from=2026-08-01&to=2026-11-30');
    expect(page).toMatch(/Phòng Kinh tế .*Quá hạn 1/);
    expect(page).toContain('đối chiếu');
    const csv = await (await officer.get('/feedback/units.csv?from=2026-08-01')).text();
    expect(csv.split('\n')[0]).toContain('Đơn vị,Nhận,Đúng hạn');
    const file = await (await officer.get('/feedback/units.xlsx')).arrayBuffer();
    expect(Buffer.from(file).subarray(0, 2).toString()).toBe('PK');
    expect((await clerk.get('/feedback/units')).status).not.toBe(200);
  });
});

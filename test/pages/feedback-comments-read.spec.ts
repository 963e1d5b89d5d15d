import type { Role } from '../../src/access/staff.js';
import { auditOf } from '../harness/audit.js';
import { collectedRound, commentsOf, TWELVE, writtenRound } from '../harness/comments.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { lockAnyway, openSpring } from '../harness/spring.js';
import { wholeDatabase } from '../harness/whole-database.js';

const PHONE = '0987 654 321';
const PERSONAL = `Chị Nguyễn Thị Hoa nên gọi lại cho tôi số ${PHONE}`;

let server: TestServer;
let officer: SignedIn;
let leader: SignedIn;
beforeAll(async () => {
  server = await startServer('2026-11-03');
  await openSpring(server);
  officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
  leader = await signInAs(server, { role: 'leader', communeId: 'spring' });
}, 60_000);
afterAll(() => server.stop());

async function page(path: string, by: SignedIn = officer): Promise<string> {
  const reply = await by.get(path);
  expect([path, reply.status]).toEqual([path, 200]);
  return reply.text();
}
const listOf = ({ id }: { readonly id: string }, query = '', by?: SignedIn) =>
  page(`/dashboard/comments?campaign=${id}${query}`, by);
const texts = (html: string): readonly string[] =>
  [...html.matchAll(/<p class="comment-text">([^<]*)<\/p>/g)].map(([, text = '']) => text);

describe('the list of comments', () => {
  it('tells nothing before the lock, and nothing of fewer than ten', async () => {
    const campaign = await collectedRound(server, 'Chưa chốt', TWELVE);
    expect((await officer.get(`/dashboard/comments?campaign=${campaign.id}`)).status).toBe(409);
    const [first] = await commentsOf(server, campaign);
    expect((await officer.get(`/comments/spring/${first?.id}`)).status).toBe(404);
    await lockAnyway(server, campaign);
    expect(texts(await listOf(campaign))).toHaveLength(12);
    const few = await writtenRound(server, 'Ít', TWELVE.slice(0, 9));
    const html = await listOf(few.campaign);
    expect(texts(html)).toEqual([]);
    expect(html).toContain('Còn 9 ý kiến chưa hiện');
    expect((await officer.get(`/comments/spring/${few.comments[0]?.id}`)).status).toBe(404);
  });

  it('is in an order that says nothing of when they came, the same each time', async () => {
    const { campaign, comments } = await writtenRound(server, 'Xáo trộn', TWELVE);
    const shown = texts(await listOf(campaign));
    expect(shown).toEqual(comments.map(({ masked }) => masked));
    expect(shown).toEqual(texts(await listOf(campaign)));
    expect(shown).not.toEqual(TWELVE);
  });

  it('is searched without diacritics, page by page', async () => {
    const { campaign } = await writtenRound(server, 'Tìm', [
      ...Array.from({ length: 24 }, (_, at) => `Sân chơi thứ ${at}`),
      'Nước 100% sạch',
    ]);
    expect(texts(await listOf(campaign))).toHaveLength(20);
    expect(texts(await listOf(campaign, '&page=2'))).toHaveLength(5);
    expect(texts(await listOf(campaign, '&words=NUOC+sach'))).toEqual(['Nước 100% sạch']);
    expect(texts(await listOf(campaign, '&words=100%25'))).toHaveLength(1);
    expect(texts(await listOf(campaign, '&words=%25'))).toHaveLength(1);
    expect(texts(await listOf(campaign, '&words=bể+bơi'))).toEqual([]);
  });

  const may: readonly Role[] = ['officer', 'leader', 'director', 'controller'];
  const readers: readonly Role[] = [...may, 'clerk', 'collector', 'auditor', 'administrator'];
  it.each(readers)('is for those who read comments: %s', async (role) => {
    const somebody = await signInAs(server, { role, communeId: 'spring', name: `đọc ${role}` });
    expect((await somebody.get('/dashboard/comments')).status).toBe(may.includes(role) ? 200 : 403);
    if (role === 'auditor') expect(await page('/dashboard', somebody)).not.toContain('/dashboard/comments');
  });
});

describe('a comment with a name and a phone number', () => {
  it('reaches nobody but who reads originals, in any page, file, log or table', async () => {
    const { campaign, comments } = await writtenRound(server, 'Riêng tư', [...TWELVE, PERSONAL]);
    const id = comments.find(({ spans }) => spans.length > 0)?.id;
    const own = `/comments/spring/${id}`;
    expect(await page(own)).toContain('Nguyễn Thị Hoa');
    await officer.post(`${own}/tags`, { tag: 'gọi lại' });
    await officer.post(`${own}/take`, { kind: 'request' });
    const query = `campaign=${campaign.id}`;
    const exits = [
      ...['', '/comments', '/units', '/questions', '/time', '/trust', '/tables', '/compare', '/methods'],
    ].map((section) => `/dashboard${section}?${query}`);
    exits.push(`/dashboard/comments?${query}&words=goi+lai`, '/audit', '/', '/set-aside', `/campaigns/${campaign.id}`);
    exits.push(`/api/v1/campaigns/${campaign.id}/report.docx`, `/documents/draft/report?${query}`, '/results/spring');
    exits.push(`/api/v1/campaigns/${campaign.id}/distribution`, `/dashboard/units/registry?${query}`, '/metrics');
    for (const role of ['officer', 'leader', 'controller', 'auditor', 'administrator', 'clerk'] as const) {
      const reader = await signInAs(server, { role, communeId: 'spring', name: `lối ra ${role}` });
      for (const exit of [...exits, ...(role === 'officer' ? [] : [own])]) {
        const bytes = Buffer.from(await (await reader.get(exit)).arrayBuffer()).toString('utf8');
        for (const hidden of [PHONE, '0987654321', 'Thị Hoa', 'Thi Hoa']) {
          expect([role, exit, bytes.includes(hidden)]).toEqual([role, exit, false]);
        }
      }
    }
    const whole = JSON.stringify(await wholeDatabase(server));
    for (const hidden of [PHONE, '0987654321', 'Thị Hoa', 'thi hoa']) expect(whole).not.toContain(hidden);
  });
});

describe('what an officer does with a comment', () => {
  let own: string;
  let query: { readonly id: string };
  beforeAll(async () => {
    const { campaign, comments } = await writtenRound(server, 'Việc', TWELVE);
    query = campaign;
    own = `/comments/spring/${comments[0]?.id}`;
  });
  const last = async () => (await auditOf(server, 'spring'))[0];
  const count = async () => (await auditOf(server, 'spring')).length;

  it('tags: once however often it is sent, the same in other letters, counted, taken off', async () => {
    expect((await officer.post(`${own}/tags`, { tag: ' Đèn  đường ' })).status).toBe(303);
    expect(await last()).toMatchObject({ action: 'comment-tagged', details: { name: 'Đèn đường' } });
    const before = await count();
    expect((await officer.post(`${own}/tags`, { tag: 'den duong' })).status).toBe(303);
    expect(await count()).toBe(before);
    expect(await listOf(query)).toContain('<span class="tag">Đèn đường</span>');
    expect(texts(await listOf(query, '&tag=den+duong'))).toHaveLength(1);
    // Fewer than ten comments have it.
    expect(await listOf(query, '', leader)).not.toContain('Đèn đường');
    expect(texts(await listOf(query, '&tag=den+duong', leader))).toEqual([]);
    for (const tag of ['', '—', 'x'.repeat(61)]) {
      const refused = await officer.post(`${own}/tags`, { tag });
      expect(refused.status).toBe(422);
      expect(await refused.text()).toContain('id="tag-error"');
    }
    expect((await officer.post(`${own}/untag`, { tag: 'den duong' })).status).toBe(303);
    expect(await last()).toMatchObject({ action: 'comment-untagged' });
    const after = await count();
    expect((await officer.post(`${own}/untag`, { tag: 'den duong' })).status).toBe(303);
    expect(await count()).toBe(after);
  });

  it('corrects the mask, also of the entry made of it, and notices who was faster', async () => {
    expect((await officer.post(`${own}/take`, { kind: 'report' })).status).toBe(303);
    expect(await last()).toMatchObject({ action: 'feedback-entered', details: { channel: 'comment', kind: 'report' } });
    const entered = await count();
    expect((await officer.post(`${own}/take`, { kind: 'report' })).status).toBe(303);
    expect(await count()).toBe(entered);
    const absent = await officer.post(`${own}/mask`, { words: 'Đường\nkhông có', seen: '' });
    expect([absent.status, (await absent.text()).includes('không có')]).toEqual([422, true]);
    expect((await officer.post(`${own}/mask`, { words: 'Đường', seen: '' })).status).toBe(303);
    const { comment = [], feedback_entry: entries = [] } = await wholeDatabase(server);
    for (const rows of [comment, entries]) {
      expect(rows.filter((row) => row.includes('[tên người] thôn số')).length).toBeGreaterThan(0);
    }
    expect(entries.find((row) => row.includes('[tên người] thôn số'))).toContain('"received_on":"2026-11-03"');
    const late = await officer.post(`${own}/mask`, { words: 'tối', seen: '' });
    expect([late.status, (await late.text()).includes('Người khác vừa sửa')]).toEqual([409, true]);
    expect((await officer.post(`${own}/mask`, { words: 'Đường', seen: '' })).status).toBe(303);
  });

  it('is for officers and directors only', async () => {
    for (const path of ['', '/tags', '/untag', '/mask', '/take']) {
      const reply = await (path === '' ? leader.get(own) : leader.post(own + path, { tag: 'x' }));
      expect(reply.status).toBe(403);
    }
  });
});

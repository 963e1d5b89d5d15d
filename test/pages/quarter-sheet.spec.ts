import { AuditService } from '../../src/access/audit.service.js';
import { CampaignsService } from '../../src/campaigns/campaigns.service.js';
import { VisitsService } from '../../src/campaigns/visits.service.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import { readXlsx } from '../../src/paper/import-xlsx.js';
import { ZipEntries } from '../../src/paper/zip-entries.js';
import { words } from '../harness/page-words.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { aCampaign, aPoint, SPRING } from '../harness/spring.js';
import { aToldYear } from '../harness/told-year.js';

let server: TestServer;
let officer: SignedIn;
const strictly = { strict: false } as const;
const PAGE = '/documents/quarter?commune=spring&quarter=2026-Q3';
const sheet = { commune: 'spring', quarter: '2026-Q3' };
const typed = Object.fromEntries([1, 2, 3, 4, 5, 6, 9].map((index) => [`points-${index}`, '1,5']));

beforeAll(async () => {
  server = await startServer('2026-04-01');
  await aToldYear(server);
  officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
}, 120_000);
afterAll(() => server.stop());

const page = async (): Promise<string> => words(await (await officer.get(PAGE)).text());
async function cells(): Promise<readonly (readonly string[])[]> {
  const file = await officer.get('/api/v1/communes/spring/quarter.xlsx?quarter=2026-Q3');
  return readXlsx(new ZipEntries(Buffer.from(await file.arrayBuffer()), 5_000_000), 0).rows.map((row) => row.cells);
}
const rowOf = async (first: string) => (await cells()).find((row) => row.includes(first));
const save = (changes: string, more: Record<string, string> = {}) =>
  officer.post('/documents/quarter', { ...sheet, ...typed, changes, ...more });
const handIn = (changes: string, more: Record<string, string> = {}) =>
  officer.post('/documents/quarter/hand-in', { ...sheet, changes, ...more });

it('is found among the papers, and says which quarter it is of', async () => {
  const papers = await (await officer.get('/documents?commune=spring')).text();
  expect(papers).toContain('href="/documents/quarter?commune=spring"');
  expect(await page()).toContain('Biểu quý của Trung tâm (Thông tư 01/2018) Quý III/2026 ·');
});

it('knows what the survey says, and no class while an index has no points', async () => {
  // 114 of 114 at E3; 81 satisfied and 33 very dissatisfied at E5: (81 · 2) / 114.
  expect(
    (
      await rowOf('Thái độ của cán bộ, công chức, viên chức khi hướng dẫn, tiếp nhận, giải quyết thủ tục hành chính')
    )?.slice(2, 4),
  ).toEqual(['2', '2']);
  expect((await cells()).filter((row) => row[3] === '1.42')).toHaveLength(1);
  expect(await rowOf('Xếp loại')).toContain('chưa xếp loại vì còn chỉ số chưa có điểm');
  expect(await page()).toContain('Từ khảo sát: câu E3, 114 phiếu hợp lệ.');
});

it('refuses what is no number of points at its box, and keeps what was typed', async () => {
  const refused = await save('0', { 'points-1': '2,5', 'note-2': 'Theo sổ theo dõi' });
  expect(refused.status).toBe(422);
  const html = await refused.text();
  expect(words(html)).toContain('Điểm là một số từ 0 đến 2');
  expect(html).toContain('value="2,5"');
  expect(html).toContain('value="Theo sổ theo dõi"');
});

it('keeps what is typed, once, and tells whoever saves an older one', async () => {
  expect((await save('0', { 'note-9': '=HYPERLINK("http://x.vn")' })).status).toBe(303);
  expect((await save('0')).status).toBe(409);
  expect((await save('1', { 'points-4': '2', 'note-9': '=HYPERLINK("http://x.vn")' })).status).toBe(303);
  // 6 · 1,5 + 2 + 2 + 1,42
  expect(await rowOf('Tổng cộng')).toEqual(expect.arrayContaining(['18', '14.42']));
  expect(await rowOf('Xếp loại')).toContain('Tốt');
  expect((await cells()).some((row) => row[5] === '=HYPERLINK("http://x.vn")')).toBe(true);
  expect(await page()).toContain('14,42/18 điểm');
});

it('says the shares of Part II with each level on its own, and the rule', async () => {
  expect((await rowOf('Không hài lòng (mức 1, 2)'))?.[2]).toBe('33');
  expect((await rowOf('Bình thường (mức 3)'))?.[2]).toBe('0');
  expect((await cells()).flat().join(' ')).toContain('mỗi phiếu được 2 điểm nếu hài lòng hoặc rất hài lòng');
});

it('is handed in by who confirms it, and stays as it was then', async () => {
  expect((await handIn('2')).status).toBe(422);
  expect((await handIn('2', { confirmed: 'yes' })).status).toBe(303);
  expect(await page()).toContain('Đã nộp ngày 10/10/2026');
  const before = await cells();
  for (const again of [await save('2'), await handIn('2', { confirmed: 'yes' })]) expect(again.status).toBe(409);
  await server
    .get(CommunesService, strictly)
    .import({ ...SPRING, fields: SPRING.fields.slice(0, 2) }, '2026-10-10', 'test');
  expect(await cells()).toEqual(before);
  const entries = await server.get(AuditService, strictly).entriesOf('spring', 'quarter-sheet-handed-in', '2026-Q3');
  expect(entries).toHaveLength(1);
});

it('asks for all nine where nothing of the quarter is locked, and hands in nothing incomplete', async () => {
  const of = { commune: 'spring', quarter: '2026-Q4' };
  expect(words(await (await officer.get('/documents/quarter?quarter=2026-Q4')).text())).toContain(
    'chưa có số liệu khảo sát',
  );
  await officer.post('/documents/quarter', { ...of, ...typed, changes: '0' });
  const refused = await officer.post('/documents/quarter/hand-in', { ...of, changes: '1', confirmed: 'yes' });
  expect([refused.status, words(await refused.text()).includes('Còn chỉ số chưa có điểm')]).toEqual([409, true]);
});

it('a month is told with its visits and what is locked of it', async () => {
  const file = await officer.get('/api/v1/communes/spring/month.xlsx?period=2026-07');
  const rows = readXlsx(new ZipEntries(Buffer.from(await file.arrayBuffer()), 5_000_000), 0).rows.map(
    (row) => row.cells,
  );
  expect(rows.find(([first]) => first === 'Toàn Trung tâm')?.slice(3, 6)).toEqual(['81', '114', '114']);
});

it('a month that is told is told with the visits of its own campaign, counted nowhere twice', async () => {
  const months = { opensOn: '2026-07-01', endsOn: '2026-12-31', locksOn: '2027-01-05', continuous: true } as const;
  const campaigns = await server.get(CampaignsService, strictly).list('spring');
  const feedback = campaigns.find(({ continuous }) => continuous);
  const other = await aCampaign(server, { ...months, pointIds: [(await aPoint(server, { name: 'Quầy chung' })).id] });
  for (const [campaign, count] of [
    [feedback, 150],
    [other, 90],
  ] as const) {
    const visits = [{ week: '2026-W28', field: 'ho-tich', count }];
    if (campaign) await server.get(VisitsService, strictly).replace(campaign, ['2026-W28'], visits, 'test');
  }
  const file = await officer.get('/api/v1/communes/spring/month.xlsx?period=2026-07');
  const { rows } = readXlsx(new ZipEntries(Buffer.from(await file.arrayBuffer()), 5_000_000), 0);
  expect(rows.find(({ cells: [first] }) => first === 'Toàn Trung tâm')?.cells.slice(1, 6)).toEqual([
    ...['150', expect.any(String), '81', '114', '114'],
  ]);
});

it('is read by a leader, typed by officers only, and nobody of another commune sees it', async () => {
  const leader = await signInAs(server, { role: 'leader', communeId: 'spring' });
  expect((await leader.get(PAGE)).status).toBe(200);
  expect((await leader.post('/documents/quarter', { ...sheet, changes: '3' })).status).toBe(403);
  await server.get(CommunesService, strictly).import({ ...SPRING, key: 'summer', name: 'Hạ' }, '2026-01-01', 'test');
  const stranger = await signInAs(server, { role: 'officer', communeId: 'summer' });
  expect((await stranger.get(PAGE)).status).toBe(404);
  expect((await stranger.post('/documents/quarter', { ...sheet, changes: '3' })).status).toBe(404);
  expect((await stranger.get('/api/v1/communes/spring/quarter.xlsx?quarter=2026-Q3')).status).toBe(404);
});

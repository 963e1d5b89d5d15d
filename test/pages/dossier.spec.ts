import { createHash } from 'node:crypto';
import { readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8 } from 'fflate';
import { AuditService } from '../../src/access/audit.service.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import { Settings } from '../../src/config/settings.js';
import { AttachmentsService } from '../../src/dossier/attachments.service.js';
import { readXlsx } from '../../src/paper/import-xlsx.js';
import { ZipEntries } from '../../src/paper/zip-entries.js';
import { aPdf, attachFile, checkedArchive, type Evidence, wrongEvidence } from '../harness/evidence.js';
import { words } from '../harness/page-words.js';
import { PAYLOADS } from '../harness/paper-frames.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { SPRING } from '../harness/spring.js';
import { readPaper } from '../harness/told-paper.js';
import { aToldYear } from '../harness/told-year.js';

let server: TestServer;
let officer: SignedIn;
const strictly = { strict: false } as const;
const PAGE = '/dossier?commune=spring&year=2026';
const HERE = '/dossier/spring/2026';
const which = { commune: 'spring', year: '2026', criteria: 'hai-phong.v1' };

beforeAll(async () => {
  server = await startServer('2026-04-01');
  await aToldYear(server);
  officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
}, 120_000);
afterAll(() => server.stop());

const read = async (path: string, by = officer): Promise<string> => words(await (await by.get(path)).text());
const bytesOf = async (path: string): Promise<Buffer> => Buffer.from(await (await officer.get(path)).arrayBuffer());
const logged = (action: string, year = '2026') => server.get(AuditService, strictly).entriesOf('spring', action, year);
const score = (code: string, fields: Record<string, string>, year = '2026') =>
  officer.post(`/dossier/spring/${year}/criteria/${code}`, { changes: '0', ...fields });
const attach = (code: string, file: Evidence) => attachFile(server, officer, `${HERE}/criteria/${code}`, file);

describe('what fills itself', () => {
  it('is told with its base, its period and its publication, and only where it is locked', async () => {
    const centre = await read(`${HERE}/criteria/2.7`);
    expect(centre).toContain('71,1% (162/228 phiếu)');
    expect(centre).toContain('Thấp hơn yêu cầu 90%');
    expect(centre).toMatch(
      /từ tháng 4\/2026 đến tháng 9\/2026 · chốt 10\/10\/2026 · trung-tam\.v1 · mã số liệu \w{12}/,
    );
    expect(await read(`${HERE}/criteria/2.8`)).toContain('53,3% (40/75 phiếu)');
    expect(await read(`${HERE}/criteria/3.1.3`)).toContain('Chưa có số liệu đã chốt trong năm');
    expect(await read(PAGE)).toContain('Tiêu chí 3.1.3: chưa có số liệu khảo sát đã chốt trong năm');
  });
});

describe('the registration', () => {
  it('names what is wrong at its field, and keeps what was typed', async () => {
    const sent = { ...which, changes: '1', registeredOn: '31/02/2026', letter: 'số <b>', level: 'muc-do-9' };
    const refused = await officer.post('/dossier', { ...sent, 'threshold-muc-do-4': 'nhiều' });
    expect(refused.status).toBe(422);
    const html = await refused.text();
    for (const field of ['registeredOn', 'level', 'threshold-muc-do-4']) expect(html).toContain(`id="${field}-error"`);
    for (const typed of ['31/02/2026', 'nhiều', 'số &lt;b&gt;']) expect(html).toContain(`value="${typed}"`);
  });

  it('is kept once, however often it is pressed, and never over what somebody else saved', async () => {
    const sent = { ...which, changes: '1', registeredOn: '10/02/2026', letter: '12/UBND', level: 'muc-do-4' };
    for (const _ of [1, 2]) {
      expect((await officer.post('/dossier', { ...sent, 'threshold-muc-do-4': '90' })).status).toBe(303);
    }
    // The first was made with the year.
    expect(await logged('dossier-registered')).toHaveLength(2);
    expect((await officer.post('/dossier', { ...sent, level: 'muc-do-1' })).status).toBe(409);
    expect(await read(PAGE)).toContain('Gửi ngày 10/02/2026 · Số 12/UBND');
    expect(await read('/duties?commune=spring')).toContain('Đã gửi đăng ký ngày 10/02/2026');
  });

  it('is of a year near this one, by criteria that there are', async () => {
    for (const wrong of [{ year: '2030' }, { criteria: 'none.v1' }]) {
      expect((await officer.post('/dossier', { ...which, ...wrong, changes: '0' })).status).toBe(400);
    }
  });
});

describe('a score', () => {
  it('of too many points, or of none that are, is refused and kept', async () => {
    const refused = await score('1.1', { maximum: '5', points: '6,5', met: 'yes', comment: 'Đủ 8 nội dung' });
    const html = await refused.text();
    expect([refused.status, words(html).includes('không được lớn hơn điểm tối đa')]).toEqual([422, true]);
    expect(html).toContain('value="6,5"');
    expect(html).toContain('Đủ 8 nội dung');
    expect((await score('1.1', { points: '1,234' })).status).toBe(422);
    expect((await score('9.9', { points: '1' })).status).toBe(404);
  });

  it('is kept once, and never over what somebody else saved', async () => {
    const comment = ['Đủ 8 nội dung', ...PAYLOADS].join('\n');
    for (const _ of [1, 2]) {
      expect((await score('1.1', { maximum: '5', points: '4,5', met: 'no', comment })).status).toBe(303);
    }
    expect(await logged('dossier-scored')).toHaveLength(1);
    expect((await score('1.1', { points: '5' })).status).toBe(409);
    expect((await score('2.7', { maximum: '10', points: '7,25', met: 'yes' })).status).toBe(303);
    const page = await read(PAGE);
    expect(page).toContain('1/28 tiêu chí đạt (3,6%)');
    expect(page).toContain('11,75 điểm');
    expect(page).toContain('Tiêu chí 2.7: chưa có tệp minh chứng; ghi đạt nhưng số liệu khảo sát thấp hơn yêu cầu');
  });

  it('stands beside that of the year before', async () => {
    expect((await officer.post('/dossier', { ...which, year: '2025', changes: '0' })).status).toBe(303);
    await score('1.1', { maximum: '5', points: '5', met: 'yes' }, '2025');
    await score('2.7', { maximum: '10', points: '2', met: 'no' }, '2025');
    const page = await read(PAGE);
    expect(page).toContain('Tiêu chí đạt 1/28 1/28');
    expect(page).toContain('Mới đạt: 2.7');
    expect(page).toContain('Không còn đạt: 1.1');
    expect(await read(`${HERE}/criteria/1.1`)).toContain('Năm 2025: Đạt, 5 điểm');
  });
});

describe('a file', () => {
  const notice = aPdf('Ảnh niêm yết', 'C:\\fakepath\\Ảnh "niêm yết".pdf');

  it('is taken by its content, and the same once more is one', async () => {
    for (const _ of [1, 2]) expect((await attach('1.1', notice)).status).toBe(303);
    expect((await attach('1.1', { ...aPdf('Hai'), name: 'Ảnh niêm yết.docx' })).status).toBe(303);
    expect(await logged('dossier-attached')).toHaveLength(2);
    expect(await read(PAGE)).toContain('2 tệp');
  });

  it.each(wrongEvidence)('is refused where it is %s', async (_, file, status, sentence) => {
    const refused = await attach('1.2', file);
    expect([refused.status, words(await refused.text()).includes(sentence)]).toEqual([status, true]);
    expect(await logged('dossier-attached')).toHaveLength(2);
  });

  it('of 20 MB is taken, and handed out as it was', async () => {
    const bytes = Buffer.alloc(20 * 1024 ** 2, '%PDF-1.7 ');
    expect((await attach('1.2', { name: 'Sổ.pdf', bytes })).status).toBe(303);
    const hash = createHash('sha256').update(bytes).digest('hex');
    const address = `${HERE}/criteria/1.2/files/${hash}`;
    const reply = await officer.get(address);
    expect(Buffer.from(await reply.arrayBuffer()).equals(bytes)).toBe(true);
    expect(reply.headers.get('content-disposition')).toMatch(/^attachment; filename="so\.pdf"; filename\*=UTF-8''S%E1/);
    expect(reply.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await logged('dossier-taken')).toHaveLength(1);
    const asked = await read(`${address}/remove`);
    expect(asked).toContain('Bỏ tệp minh chứng?');
    for (const _ of [1, 2]) expect((await officer.post(`${address}/remove`)).status).toBe(303);
    expect(await logged('dossier-detached')).toHaveLength(1);
    expect((await officer.get(address)).status).toBe(404);
  });

  it('leaves the folder once nobody names it, though not at once', async () => {
    const folder = server.get(Settings, strictly).attachmentsFolder;
    const attachments = server.get(AttachmentsService, strictly);
    expect([await attachments.sweep(), readdirSync(folder).length]).toEqual([0, 3]);
    for (const name of readdirSync(folder)) utimesSync(join(folder, name), 0, 0);
    expect([await attachments.sweep(), readdirSync(folder).length]).toEqual([1, 2]);
  });
});

describe('the papers', () => {
  it('ask for recognition, report, and score, with what people typed as nothing but text', async () => {
    const request = readPaper(await bytesOf(`${HERE}/papers/request.docx`));
    expect(request.paragraphs).toContain('Kính gửi: Ủy ban nhân dân thành phố Hải Phòng (qua Sở Nội vụ)');
    expect(request.paragraphs.join(' ')).toContain('1/28 tiêu chí đạt (3,6%); 11,75 điểm');
    const report = readPaper(await bytesOf(`${HERE}/papers/report.docx`));
    const said = report.paragraphs.find((one) => one.startsWith('- Tiêu chí 1.1.'));
    for (const payload of PAYLOADS) expect(said).toContain(payload);
    expect(report.paragraphs.join(' ')).toContain('71,1% (162/228 phiếu) (từ tháng 4/2026');
    const sheet = readPaper(await bytesOf(`${HERE}/papers/sheet.docx`));
    expect(sheet.rows.find(([code]) => code === '1.1')).toEqual([
      ...['1.1', expect.any(String), '5', '4,5', 'Không đạt', '2 tệp'],
    ]);
    expect((await officer.get(`${HERE}/papers/none.docx`)).status).toBe(404);
  });

  it('hold numbers as numbers in the workbook', async () => {
    const file = new ZipEntries(await bytesOf(`${HERE}/self-score.xlsx`), 5_000_000);
    const row = (sheet: number, code: string) =>
      readXlsx(file, sheet).rows.find(({ cells: [first] }) => first === code);
    expect(row(0, '1.1')?.cells.slice(2, 6)).toEqual(['5', '4.5', 'Không đạt', '2']);
    expect(row(0, '1.1')?.cells[6]).toContain("=cmd|' /C calc'!A0");
    expect(row(1, '2.7')?.cells.slice(3, 5)).toEqual(['162', '228']);
  });
});

it('the archive has a folder for each criterion, contents, and sums that are right', async () => {
  const files = checkedArchive(await bytesOf('/api/v1/communes/spring/dossier.zip?year=2026'));
  const folders = new Set(Object.keys(files).flatMap((path) => /^(.+)\//.exec(path)?.[1] ?? []));
  expect(folders.size).toBe(28);
  expect(Object.keys(files).filter((path) => path.startsWith('1.1-'))).toEqual([
    '1.1-cong-khai-08-noi-dung-de-to-chuc-cong/muc-luc.txt',
    '1.1-cong-khai-08-noi-dung-de-to-chuc-cong/anh-niem-yet.pdf',
    '1.1-cong-khai-08-noi-dung-de-to-chuc-cong/anh-niem-yet-2.pdf',
  ]);
  expect(Object.keys(files).every((path) => /^[\w./-]+$/.test(path))).toBe(true);
  expect(strFromU8(files['MUC-LUC.txt'] ?? new Uint8Array())).toContain('anh-niem-yet-2.pdf = Ảnh');
  const details = (await logged('dossier-taken')).at(-1)?.details;
  expect(details).toEqual({ file: 'dossier.zip', attachments: 2 });
});

it('what is handed in stays as it was, until somebody opens it again', async () => {
  const step = (name: string, fields = {}) =>
    officer.post(`${HERE}/${name}`, { changes: '2', confirmed: 'yes', ...fields });
  expect((await step('hand-in', { confirmed: '' })).status).toBe(422);
  for (const status of [303, 409]) expect((await step('hand-in')).status).toBe(status);
  expect(await read('/duties?commune=spring')).toContain('Đã nộp hồ sơ ngày 10/10/2026');
  expect((await score('1.2', { points: '1' })).status).toBe(409);
  expect((await attach('1.2', aPdf('Ba'))).status).toBe(409);
  expect(await read(`${HERE}/criteria/1.2`)).not.toContain('Lưu tự chấm');
  expect((await step('reopen', { changes: '3' })).status).toBe(303);
  expect((await score('1.2', { points: '1' })).status).toBe(303);
});

it('is read by leaders, kept by officers, and nobody of another commune sees it', async () => {
  const [leader, clerk] = [
    await signInAs(server, { role: 'leader', communeId: 'spring' }),
    await signInAs(server, { role: 'clerk', communeId: 'spring' }),
  ];
  await server.get(CommunesService, strictly).import({ ...SPRING, key: 'summer', name: 'Hạ' }, '2026-01-01', 'test');
  const stranger = await signInAs(server, { role: 'officer', communeId: 'summer' });
  const [, file = ''] =
    /href="([^"]+files\/[0-9a-f]{64})"/.exec(await (await officer.get(`${HERE}/criteria/1.1`)).text()) ?? [];
  const zip = '/api/v1/communes/spring/dossier.zip?year=2026';
  for (const path of [
    PAGE,
    `${HERE}/criteria/1.1`,
    file,
    zip,
    `${HERE}/self-score.xlsx`,
    `${HERE}/papers/sheet.docx`,
  ]) {
    const statuses = [leader, clerk, stranger].map(async (who) => (await who.get(path)).status);
    expect([path, await Promise.all(statuses)]).toEqual([path, [200, 403, 404]]);
  }
  expect(await read(`${HERE}/criteria/1.1`, leader)).not.toContain('Lưu tự chấm');
  for (const [who, status] of [
    [leader, 403],
    [stranger, 404],
  ] as const) {
    for (const path of ['/criteria/1.1', '/hand-in', '/reopen', `${file.slice(HERE.length)}/remove`]) {
      expect([path, (await who.post(HERE + path, { changes: '1', confirmed: 'yes' })).status]).toEqual([path, status]);
    }
    expect((await who.post('/dossier', { ...which, changes: '0' })).status).toBe(status);
    expect((await attachFile(server, who, `${HERE}/criteria/1.1`, aPdf('Bốn'))).status).toBe(status);
  }
});

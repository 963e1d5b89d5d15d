import { readFileSync } from 'node:fs';
import type { Browser, Locator } from 'playwright-core';
import { readXlsx } from '../../src/paper/import-xlsx.js';
import { ZipEntries } from '../../src/paper/zip-entries.js';
import { answered } from '../harness/arrivals.js';
import { openBrowser } from '../harness/browser.js';
import { Desk } from '../harness/desk.js';
import { aPdf, checkedArchive } from '../harness/evidence.js';
import { Officer } from '../harness/officers-year.js';
import { startServer, type TestServer } from '../harness/server.js';
import { signInAs } from '../harness/sign-in.js';
import { aCampaign, aPoint } from '../harness/spring.js';
import { readPaper } from '../harness/told-paper.js';
import { aToldYear } from '../harness/told-year.js';

/** How an officer closes November at a laptop, and hands in what the province asks for. */

const NOVEMBER = 'Khảo sát chính quyền, đợt tháng 11/2026';
let server: TestServer;
let browser: Browser;
let officer: Clerking;

/** Counts what an officer does, for how long it takes. */
class Clerking extends Officer {
  fields = 0;
  keys = 0;

  static override async of(server: TestServer, browser: Browser): Promise<Clerking> {
    const { page } = await Desk.of(server, browser);
    return new Clerking(server, page);
  }

  override async types(fields: Readonly<Record<string, string>>): Promise<void> {
    for (const typed of Object.values(fields)) {
      this.fields += 1;
      this.keys += typed.length;
    }
    await super.types(fields);
  }

  async typesInto(box: Locator, value: string): Promise<void> {
    this.fields += 1;
    this.keys += value.length;
    await box.fill(value);
  }

  async picks(choice: Locator, words: string): Promise<void> {
    this.fields += 1;
    this.keys += 1;
    await choice.selectOption({ label: words });
  }

  /** A file behind a link of the page. */
  async takes(link: string | RegExp): Promise<Buffer> {
    const taken = this.page.waitForEvent('download');
    this.clicks += 1;
    await this.page.getByRole('link', { name: link, exact: true }).first().click();
    return readFileSync(await (await taken).path());
  }

  /**
   * Seconds of an ordinary person, by the keystroke-level model (Card, Moran and Newell, 1980): 1.35 to think each time; 1.1
   * to point and 0.2 to press, and ten to read the page that comes; from field to field by the keyboard, 0.28 a key.
   */
  get seconds(): number {
    return this.clicks * (1.35 + 1.1 + 0.2 + 10) + this.fields * (1.35 + 0.28) + this.keys * 0.28;
  }
}

beforeAll(async () => {
  server = await startServer('2026-04-01');
  await aToldYear(server);
  const hall = await aPoint(server, { kind: 'link', name: 'Loa thôn' });
  const days = { opensOn: '2026-11-01', endsOn: '2026-11-07', locksOn: '2026-11-14' } as const;
  const round = { questionnaire: 'chinh-quyen', name: NOVEMBER, ...days, target: 0.9, pointIds: [hall.id] };
  const campaign = await aCampaign(server, round);
  server.clock.moveTo('2026-11-07');
  await answered(server, { campaign, point: hall }, [
    { people: 60, village: 'dong', answers: { G: 5, A01: 5, A02: 4, A03: 5 } },
    { people: 20, village: 'doai', answers: { G: 3, A01: 2, A02: 4, A03: 5 } },
  ]);
  server.clock.moveTo('2026-11-09');
  browser = await openBrowser();
  officer = await Clerking.of(server, browser);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

it('locks the round that has ended, and takes its report as a Word file', async () => {
  const { name, password } = await signInAs(server, { role: 'officer', communeId: 'spring' });
  await officer.signsIn(name, password);
  await officer.follows('Đợt khảo sát');
  await officer.follows(NOVEMBER);
  await officer.locks();
  await officer.reads('Đã chốt số liệu');
  await officer.followsInMenu('Văn bản');
  await officer.follows('Soạn báo cáo kết quả khảo sát, đợt tháng 11/2026');
  await officer.presses('Lập văn bản');
  const { paragraphs } = readPaper(await officer.takes('Tải tệp Word (DOCX)'));
  expect(paragraphs.join(' ')).toContain('80 phiếu');
});

it('fills in the sheet of the quarter that is over, and hands it in', async () => {
  await officer.followsInMenu('Văn bản');
  await officer.follows('Biểu quý của Trung tâm (Thông tư 01/2018)');
  await officer.reads('Quý III/2026', '7. Thái độ của cán bộ');
  const { page } = officer;
  for (const box of await page.locator('input[name^="points-"]').all()) await officer.typesInto(box, '2');
  await officer.presses('Lưu');
  const rows = readXlsx(new ZipEntries(await officer.takes('Tải biểu quý (Excel)'), 5_000_000), 0).rows;
  expect(rows.length).toBeGreaterThan(9);
  await officer.ticks('Tôi đã kiểm tra và nộp biểu của quý này.');
  await officer.presses('Nộp');
  await officer.reads('Đã nộp');
});

it('is told what the dossier lacks, scores every criterion, and takes score and archive', async () => {
  await officer.followsInMenu('Hồ sơ “Chính quyền thân thiện”');
  await officer.reads('Còn thiếu trước 15/11/2026', 'Chưa ghi ngày gửi văn bản đăng ký');
  await officer.follows('Chấm cả bảng');
  const { page } = officer;
  for (const [at, box] of (await page.getByLabel(/^Tối đa của/).all()).entries()) {
    // As the province's table says: four of seven points, all others of three, a hundred in all.
    await officer.typesInto(box, at < 24 ? '3' : '7');
  }
  for (const [at, box] of (await page.getByLabel(/^Điểm tự chấm của/).all()).entries()) {
    await officer.typesInto(box, at < 24 ? '3' : '7');
  }
  for (const choice of await page.getByLabel(/đạt hay không$/).all()) await officer.picks(choice, 'Đạt');
  await officer.presses('Lưu cả bảng');
  await officer.reads('Đã lưu điểm tự chấm.');
  await officer.reads('28/28 tiêu chí đạt', '100/100 điểm', /^Tiêu chí 1\.1: chưa có tệp minh chứng/);

  await page.locator('summary').filter({ hasText: 'Sửa đăng ký' }).click();
  await officer.types({ 'Ngày gửi văn bản đăng ký': '10/02/2026', 'Số văn bản đăng ký': '12/UBND-VP' });
  await officer.presses('Lưu đăng ký');
  await officer.reads('Đã lưu phần đăng ký.');
  await officer.follows(/^Tiêu chí 1\.1: /);
  const { name, bytes: buffer } = aPdf('Ảnh niêm yết');
  await page.getByLabel('Chọn tệp').setInputFiles({ name, buffer, mimeType: 'application/pdf' });
  await officer.presses('Thêm tệp');
  await officer.reads('Đã lưu tệp minh chứng.');
  await officer.follows(/^Về hồ sơ năm 2026/);
  await expect(page.getByText(/^Tiêu chí 1\.1: /).count()).resolves.toBe(0);

  const score = readXlsx(new ZipEntries(await officer.takes('Bảng tự chấm điểm (Excel)'), 5_000_000), 0).rows;
  expect(score.find(({ cells: [code] }) => code === '1.1')?.cells.slice(2, 6)).toEqual(['3', '3', 'Đạt', '1']);
  const files = Object.keys(checkedArchive(await officer.takes(/^Cả bộ hồ sơ \(ZIP\)/)));
  expect(files.filter((path) => path.endsWith('anh-niem-yet.pdf'))).toHaveLength(1);
  await officer.ticks('Hồ sơ năm 2026 đã được ký và gửi đi');
  await officer.presses('Ghi nhận đã nộp');
  await officer.reads('Đã ghi nhận nộp hồ sơ.');
});

it('has taken no more than ten minutes', () => {
  const { clicks, fields, keys, seconds } = officer;
  console.log(`${clicks} clicks, ${fields} fields, ${keys} keys: about ${Math.round(seconds)} s`);
  expect(seconds).toBeLessThanOrEqual(600);
});

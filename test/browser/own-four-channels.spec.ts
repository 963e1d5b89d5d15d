import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { openBrowser } from '../harness/browser.js';
import { Officer } from '../harness/officers-year.js';
import { startServer, type TestServer } from '../harness/server.js';
import { signInAs } from '../harness/sign-in.js';
import { openSpring, post } from '../harness/spring.js';

/** A commune's own questionnaire, from the text of another tool to the page of its figures, answered in four ways. */

const NAME = 'Chợ xã';
const ROUND = 'Ý kiến về chợ, tháng 6';
const OWN = '/questionnaires/spring.cho-xa.v1';
const HOW = { type: 'radiogroup', name: 'HOW', title: 'Ông/Bà thấy chợ thế nào?', choices: ['Tốt', 'Được', 'Kém'] };
const WHY = { type: 'comment', name: 'WHY', title: 'Vì sao?', visibleIf: "{HOW} = 'Kém'" };
const brought = (...more: readonly object[]): string =>
  JSON.stringify({ title: 'Ý kiến về chợ xã', pages: [{ name: 'mot', elements: [HOW, WHY, ...more] }] });

let server: TestServer;
let browser: Browser;
let officer: Officer;

beforeAll(async () => {
  server = await startServer('2026-06-02');
  await openSpring(server);
  browser = await openBrowser();
  officer = await Officer.of(server, browser);
  const { name, password } = await signInAs(server, { role: 'officer', communeId: 'spring' });
  await officer.signsIn(name, password);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

it('is brought with what cannot be asked here, mended from the list, mapped by clicking and put into use', async () => {
  await officer.followsInMenu('Mẫu phiếu');
  await officer.follows('Tải lên mẫu phiếu');
  const { page } = officer;
  const boxes = page.getByRole('textbox');
  await boxes.first().fill(brought({ type: 'file', name: 'PHOTO', title: 'Ảnh' }, { ...WHY, name: 'WHY' }));
  await boxes.last().fill(NAME);
  await officer.presses('Kiểm tra và tải lên');
  await officer.reads('Có 2 chỗ phải sửa', /“PHOTO”: không dùng được loại "file"/, /“WHY”: tên này dùng hai lần/);
  await boxes.first().fill(brought());
  await officer.presses('Kiểm tra và tải lên');
  await page.waitForURL(/spring\.cho-xa\.v1/);

  await officer.opens(`${OWN}/edit/about`);
  await page.getByLabel('Khảo sát về').selectOption({ index: 0 });
  await officer.presses('Lưu bản nháp');
  await officer.opens(`${OWN}/edit/questions/HOW`);
  await page.getByLabel('Tính là 1').selectOption({ index: 0 });
  await officer.ticks('Câu này đo mức độ hài lòng', 'Lấy câu này làm câu chung');
  await officer.presses('Lưu bản nháp');
  await officer.reads('câu chung');
  await officer.opens(`${OWN}/publish`);
  await page.getByRole('checkbox').check();
  await officer.presses('Đưa vào sử dụng');
  await page.waitForURL(/saved=published/);
});

it('goes into a round with a code, a tablet and sheets', async () => {
  await officer.addsPoint('Mã QR', 'Cổng chợ', 'Thôn Đông');
  await officer.addsPoint('Máy tính bảng', 'Ban quản lý chợ', 'Thôn Đông');
  await officer.addsPoint('Phiếu giấy', 'Phiếu giấy ở chợ', 'Thôn Đông');
  await officer.opens('/campaigns/new?commune=spring');
  await officer.chooses({ 'Mẫu phiếu': 'Ý kiến về chợ xã' });
  await officer.types({ 'Tên đợt': ROUND, 'Ngày mở': '2026-06-01', 'Ngày kết thúc thu phiếu': '2026-06-10' });
  await officer.presses('Tạo đợt khảo sát');
  await officer.reads('Đã tạo đợt khảo sát.');
  for (const point of ['Ban quản lý chợ (Máy tính bảng', 'Phiếu giấy ở chợ (Phiếu giấy'])
    await officer.putsIntoCampaign(ROUND, point);
  await officer.reads('Cổng chợ', 'Ban quản lý chợ', 'Phiếu giấy ở chợ');
});

it('is answered on a phone, on a tablet, on sheets and in a file', async () => {
  const code = await officer
    .row(/^Cổng chợ/)
    .locator('a.address')
    .innerText();
  await answersOnAPhone(code);
  for (let sent = 0; sent < 20; sent += 1) await post(server, code, { id: randomUUID(), answers: { HOW: 3 } });
  await answersOnATablet(await officer.pairsTablet());
  await officer.follows('Phiếu giấy');
  await officer.chooses({ 'Đợt khảo sát và nơi phát': 'Phiếu giấy ở chợ' });
  await officer.types({ 'Số phiếu': '2' });
  await officer.chooses({ 'Đơn vị phát': 'Mặt trận' });
  await officer.presses('Tạo tập phiếu');
  await officer.follows('Nhập phiếu');
  await officer.keysSheets('3', '1');
  await importsFile('Ông/Bà thấy chợ thế nào?;Vì sao?\nTốt;\nĐược;\nKém;Ồn\n');
});

it('stands on the page of its figures, each way of answering counted', async () => {
  await officer.looksAt(ROUND);
  await officer.follows('Theo dõi thu phiếu');
  // By hand: 21 by phone, one on the tablet, two keyed sheets and three rows of a file.
  for (const way of [/^Quét mã QR 21$/, /^Máy tính bảng tại quầy 1$/, /^Phiếu giấy 5$/])
    await officer.row(way).first().waitFor();
  server.clock.moveTo('2026-06-12');
  const { name, password } = await signInAs(server, { name: 'lan', role: 'officer', communeId: 'spring' });
  await officer.signsIn(name, password);
  // The tablet has been silent since: nobody knows whether it keeps answers.
  await officer.looksAt(ROUND);
  await officer.reads('Máy tính bảng “Ban quản lý chợ” chưa liên lạc lại từ khi hết hạn');
  await officer.ticks('Vẫn chốt, không tính phần còn chờ', 'Tôi đã đọc và muốn chốt số liệu');
  await officer.presses('Chốt số liệu');
  await officer.reads('Đã chốt số liệu');
  await officer.follows('Xem kết quả');
  // Satisfied of three levels is the upper one: all but the phone's, a sheet's and two rows'.
  await officer.reads(/23\/27 phiếu/);
});

async function holds(path: string, device: BrowserContextOptions): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'vi-VN', serviceWorkers: 'block', ...device })).newPage();
  page.setDefaultTimeout(15_000);
  await page.clock.setFixedTime(server.clock.now());
  await page.goto(server.url + path);
  return page;
}

/** Chooses the level that leads to the second question, and says why. */
async function answersOnAPhone(code: string): Promise<void> {
  const page = await holds(`/k/${code}`, { viewport: { width: 360, height: 740 }, hasTouch: true });
  await page.getByText('Kém', { exact: true }).tap();
  const [forward, why] = [page.locator('#forward'), page.locator('textarea')];
  // Who fills it in is asked between the two.
  await page.getByText('Ai điền phiếu này?').waitFor();
  await forward.tap();
  await why.fill('ẩm ướt');
  while ((await forward.getAttribute('value')) !== 'send') await forward.tap();
  await forward.tap();
  await page.getByText('Đã nhận được phiếu.').first().waitFor();
  await page.context().close();
}

async function answersOnATablet(path: string): Promise<void> {
  const page = await holds(path, { viewport: { width: 768, height: 1024 } });
  await page.getByRole('button', { name: 'Tốt', exact: true }).click();
  await page.getByText('Đã nhận được ý kiến.').waitFor();
  await page.context().close();
}

async function importsFile(text: string): Promise<void> {
  const { page } = officer;
  await officer.opens('/paper/import');
  await officer.chooses({ 'Đợt khảo sát và điểm thu nhận': 'Phiếu giấy ở chợ', 'Đơn vị phát': 'Mặt trận' });
  await page.getByLabel('Tệp').setInputFiles({ name: 'cho.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await officer.presses('Đọc tệp');
  await officer.presses('Xem trước');
  await officer.presses(/^Nhập \d+ phiếu/);
  await officer.reads('Đã nhập 3 phiếu.');
}

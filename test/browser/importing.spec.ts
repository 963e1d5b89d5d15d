import type { Browser, BrowserContext, Page } from 'playwright-core';
import { CommunesService } from '../../src/communes/communes.service.js';
import { accessibilityFaults } from '../harness/axe.js';
import { openBrowser } from '../harness/browser.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { aCampaign, aPoint, SPRING } from '../harness/spring.js';

let server: TestServer;
let browser: Browser;
let officer: SignedIn;

beforeAll(async () => {
  server = await startServer();
  await server.get(CommunesService, { strict: false }).import(SPRING, '2026-01-01', 'test');
  const point = await aPoint(server, { kind: 'paper', name: 'Phiếu giấy tại Trung tâm' });
  await aCampaign(server, { pointIds: [point.id] });
  officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function opened(javaScriptEnabled: boolean, width = 1366): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ javaScriptEnabled, viewport: { width, height: 740 } });
  await context.addCookies(officer.cookies);
  const page = await context.newPage();
  await page.goto(`${server.url}/paper/import`);
  return { context, page };
}

async function choose(page: Page, name: string, text: string): Promise<void> {
  await page.getByLabel('Đơn vị phát').selectOption('Đoàn Thanh niên');
  await page.getByLabel('Tệp').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.getByRole('button', { name: 'Đọc tệp' }).click();
}

const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name }).click();
const fits = (page: Page): Promise<boolean> =>
  page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth');

it('words of a file are given a meaning once, and it is imported, on a phone', async () => {
  const { context, page } = await opened(true, 360);
  expect([await accessibilityFaults(page), await fits(page)]).toEqual([[], true]);
  await choose(page, 'cu.csv', 'Câu 1,E1\nHL,hl\nHL,RHL\n');
  expect([await accessibilityFaults(page), await fits(page)]).toEqual([[], true]);
  await press(page, 'Xem trước');
  expect([await accessibilityFaults(page), await fits(page)]).toEqual([[], true]);
  await page.getByLabel('“HL” nghĩa là').selectOption('Hài lòng');
  await press(page, 'Xem trước với các nghĩa này');
  await page.getByLabel('“HL” nghĩa là').waitFor({ state: 'detached' });
  await page.getByLabel('“RHL” nghĩa là').selectOption('Rất hài lòng');
  await press(page, 'Xem trước với các nghĩa này');
  await page.getByText('2 phiếu sẽ được nhập vào').waitFor();
  expect([await accessibilityFaults(page), await fits(page)]).toEqual([[], true]);
  await press(page, 'Nhập 2 phiếu');
  await page.getByText('Đã nhập 2 phiếu.').waitFor();
  await page.getByRole('link', { name: 'Hoàn tác: cu.csv' }).waitFor();
  await context.close();
});

it('without script: a file seen before is asked about, imported when it is other people, and taken out again', async () => {
  const { context, page } = await opened(false);
  const text = 'KẾT QUẢ,\nCâu 1,E1\n5,4\n4,4\n';
  await choose(page, 'dong.csv', text);
  expect(await page.getByLabel('Dòng tên cột').inputValue()).toBe('2');
  await press(page, 'Xem trước');
  await press(page, 'Nhập 2 phiếu');
  await page.getByText('Đã nhập 2 phiếu.').waitFor();
  await page.reload();
  await choose(page, 'doai.csv', text);
  await press(page, 'Xem trước');
  await page.getByText('Tệp này giống tệp đã nhập ngày').waitFor();
  await press(page, 'Nhập 2 phiếu');
  await page.getByText('Muốn nhập, xin đánh dấu vào ô dưới đây.').waitFor();
  await page.getByLabel('Đây là phiếu của người khác, vẫn nhập').check();
  await press(page, 'Nhập 2 phiếu');
  await page.getByRole('link', { name: 'Hoàn tác: doai.csv' }).click();
  await press(page, 'Lấy 2 phiếu ra');
  await page.getByText('Đã hoàn tác: các phiếu').waitFor();
  await page.getByRole('link', { name: 'Hoàn tác: dong.csv' }).waitFor();
  await context.close();
});

it('another row of names or separator reads again, what was chosen is kept, and nothing is chosen twice', async () => {
  const { context, page } = await opened(false);
  await choose(page, 'mức.csv', 'Mức;Nơi tiếp nhận\n5;4\n4;5\n');
  const [mức, nơi] = [page.getByLabel('Cột A “Mức” là câu'), page.getByLabel('Cột B “Nơi tiếp nhận” là câu')];
  await mức.selectOption('G');
  await nơi.selectOption('G');
  await press(page, 'Xem trước');
  await page.getByText('Có cột trùng: cột B').waitFor();
  expect([await mức.inputValue(), await nơi.inputValue()]).toEqual(['G', 'G']);
  await nơi.selectOption('E1');
  await press(page, 'Xem trước');
  await page.getByText('2 phiếu sẽ được nhập vào').waitFor();
  await press(page, 'Quay lại chọn cột');
  expect([await mức.inputValue(), await nơi.inputValue()]).toEqual(['G', 'E1']);
  await page.getByLabel('Dấu ngăn giữa các cột').selectOption('comma');
  await press(page, 'Xem trước');
  await page.getByText('Đã đọc lại tệp theo lựa chọn mới.').waitFor();
  expect(await page.getByLabel(/^Cột A/).count()).toBe(1);
  await page.getByLabel('Dấu ngăn giữa các cột').selectOption('semicolon');
  await press(page, 'Đọc lại theo lựa chọn này');
  expect(await nơi.count()).toBe(1);
  await context.close();
});

it('is gone through by keyboard alone', async () => {
  const { context, page } = await opened(true);
  await page
    .getByLabel('Tệp')
    .setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from('Câu 1,E1\n2,1\n') });
  const reach = async (name: string): Promise<void> => {
    const isThere = `document.activeElement.textContent.trim().startsWith(${JSON.stringify(name)})`;
    for (let tabs = 0; tabs < 60 && !(await page.evaluate<boolean>(isThere)); tabs += 1)
      await page.keyboard.press('Tab');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  };
  for (let tabs = 0; tabs < 60 && !(await page.evaluate<boolean>("document.activeElement.id === 'hander'")); tabs += 1)
    await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await reach('Đọc tệp');
  await reach('Xem trước');
  await reach('Nhập 1 phiếu');
  expect(await page.getByText('Đã nhập 1 phiếu.').count()).toBe(1);
  await context.close();
});

import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext } from 'playwright-core';
import { CampaignsService } from '../../src/campaigns/campaigns.service.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import { SimulationService } from '../../src/simulation/simulation.service.js';
import { accessibilityFaults } from '../harness/axe.js';
import { openBrowser } from '../harness/browser.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { aResponse, post } from '../harness/spring.js';

let server: TestServer;
let browser: Browser;
let context: BrowserContext;
let campaign: string;
let officer: SignedIn;

beforeAll(async () => {
  server = await startServer('2026-11-21');
  const data = JSON.parse(readFileSync('data/communes/viet-khe.json', 'utf8'));
  await server.get(CommunesService, { strict: false }).import(data, '2026-01-01', 'test');
  await server.get(SimulationService, { strict: false }).simulate('viet-khe', 1_000, 3);
  const campaigns = await server.get(CampaignsService, { strict: false }).list('viet-khe');
  campaign = campaigns.find(({ questionnaireVersion }) => questionnaireVersion === 'trung-tam.v1')?.id ?? '';
  browser = await openBrowser();
  context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  officer = await signInAs(server, { role: 'officer', communeId: 'viet-khe' });
  await context.addCookies((await signInAs(server, { role: 'administrator', communeId: null })).cookies);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

it.each([
  '/',
  '/duties',
  '/duties/new',
  '/duties/viet-khe/villageDigest',
  '/communes',
  '/communes/viet-khe',
  '/campaigns',
  '/campaigns/new?commune=viet-khe',
  '/campaigns/CAMPAIGN',
  '/campaigns/CAMPAIGN/lock',
  '/campaigns/CAMPAIGN/end',
  '/campaigns/CAMPAIGN/participation',
  '/campaigns/CAMPAIGN/plan',
  '/points?commune=viet-khe',
  '/points/sheets?commune=viet-khe&size=a5',
  '/users',
  '/users/new',
  '/tokens',
  '/audit',
])('%s has no accessibility fault, on a desk and on a phone', async (path) => {
  const page = await context.newPage();
  const reply = await page.goto(server.url + path.replace('CAMPAIGN', campaign), { waitUntil: 'domcontentloaded' });
  expect(reply?.status()).toBe(200);
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.close();
});

it.each([
  ['/campaigns', 360],
  ['/duties', 360],
  ['/points?commune=viet-khe', 360],
  ['/dashboard/methods', 360],
  ['/dashboard/methods', 1366],
])('the tables of %s fit a screen of %i', async (path, width) => {
  const page = await context.newPage();
  await page.setViewportSize({ width, height: 740 });
  await page.goto(server.url + path, { waitUntil: 'load' });
  const wide = `[...document.querySelectorAll('.table-scroll')].filter((one) => one.scrollWidth > one.clientWidth)`;
  expect(await page.evaluate<number>(`document.querySelectorAll('.table-scroll').length`)).toBeGreaterThan(0);
  expect(await page.evaluate<string[]>(`${wide}.map((one) => one.textContent.trim().slice(0, 40))`)).toEqual([]);
  await page.close();
});

it('visits are typed and pasted by keyboard alone, without a script', async () => {
  const plain = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false });
  await plain.addCookies(officer.cookies);
  const page = await plain.newPage();
  await page.goto(`${server.url}/campaigns/${campaign}/visits`);
  const field = (await page.locator('.count-field label').first().textContent()) ?? '';
  await page.getByLabel(field, { exact: true }).focus();
  await page.keyboard.type('1.234');
  await page.keyboard.press('Enter');
  await page.waitForURL(/saved=yes/);
  expect(await page.getByRole('row', { name: /Tuần 47\/2026/ }).textContent()).toContain('1.234');

  await page.getByLabel('Bảng số lượt').focus();
  await page.keyboard.insertText(`Tuần;Lĩnh vực;Số lượt\n2026-W47;${field};1.300`);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Lưu', exact: true }).press('Enter');
  await page.waitForURL(/saved=yes/);
  expect(await page.getByRole('row', { name: /Tuần 47\/2026/ }).textContent()).toContain('1.300');
  await plain.close();
});

it('the pages of visits have no accessibility fault and fit a phone', async () => {
  const phone = await browser.newContext({ viewport: { width: 360, height: 740 } });
  await phone.addCookies(officer.cookies);
  const page = await phone.newPage();
  await page.goto(`${server.url}/campaigns/${campaign}/visits`);
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
  await page.getByLabel('Bảng số lượt').fill('không có gì');
  await page.getByRole('button', { name: 'Xem trước' }).click();
  await page.getByRole('alert').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByLabel('Bảng số lượt').fill('2026-W45;Hộ tịch;5');
  await page.getByRole('button', { name: 'Xem trước' }).click();
  await page.getByRole('heading', { name: 'Xem lại trước khi lưu' }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await phone.close();
});

it('an answer that was set aside is corrected on a phone, on pages without an accessibility fault', async () => {
  const phone = await browser.newContext({ viewport: { width: 360, height: 740 } });
  await phone.addCookies(officer.cookies);
  const page = await phone.newPage();
  const look = async (): Promise<void> => {
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
  };
  const campaigns = server.get(CampaignsService, { strict: false });
  const [point] = await campaigns.pointsOf(await campaigns.find(campaign));
  await post(server, point?.code ?? '', aResponse({ G: 9 }, { campaign, queued: true }));
  await page.goto(`${server.url}/campaigns`);
  await page.getByRole('link', { name: '1 phiếu chờ xem xét.' }).click();
  await look();
  await page.getByRole('link', { name: /^Xem phiếu ngày/ }).click();
  await look();
  await page.getByLabel('Rất hài lòng', { exact: true }).check();
  await page.getByLabel('Lý do').first().fill('Chạm nhầm');
  await page.getByRole('button', { name: 'Lưu phần sửa và nhận phiếu' }).click();
  await page.getByText('Đã sửa và nhận phiếu.').waitFor();
  expect(await page.getByText('Không có phiếu nào chờ xem xét.').isVisible()).toBe(true);
  await phone.close();
});

it('a result is prepared at a desk, approved on the chairman’s phone, and only then read by citizens', async () => {
  const chairman = await signInAs(server, { role: 'leader', communeId: 'viet-khe' });
  const [desk, phone] = await Promise.all(
    [officer, chairman].map(async ({ cookies }) => {
      const own = await browser.newContext({ viewport: { width: 360, height: 740 } });
      await own.addCookies(cookies);
      return own.newPage();
    }),
  );
  if (!desk || !phone) throw new Error('No page');
  const words = 'Mở thêm một quầy vào sáng thứ hai.';
  await desk.setViewportSize({ width: 1366, height: 768 });
  await desk.goto(`${server.url}/public-results`);
  expect(await accessibilityFaults(desk)).toEqual([]);
  const card = desk.locator('article').first();
  const name = (await card.getByRole('heading').textContent()) ?? '';
  await card.getByLabel('Nhân dân góp ý – Chính quyền tiếp thu, giải quyết').fill(words);
  await card.getByRole('button', { name: /^Trình Chủ tịch phê duyệt/ }).click();
  await desk.getByText('Đã trình.').waitFor();
  const read = async (): Promise<string> => (await fetch(`${server.url}/results/viet-khe`)).text();
  expect(await read()).not.toContain(words);

  await phone.goto(`${server.url}/public-results`);
  expect(await accessibilityFaults(phone)).toEqual([]);
  const waiting = phone.getByRole('article', { name });
  expect(await waiting.textContent()).toContain(words);
  let asked = '';
  phone.once('dialog', (dialog) => {
    asked = dialog.message();
    void dialog.accept();
  });
  await waiting.getByRole('button', { name: /^Phê duyệt công bố/ }).click();
  await phone.getByText('Đã công bố.').waitFor();
  expect(asked).toContain('Mọi người dân xem được kết quả này ngay.');
  expect(await read()).toContain(words);
  await phone
    .getByRole('link', { name: /^Ảnh gửi người dân/ })
    .first()
    .click();
  await phone.getByRole('img').waitFor();
  expect(await phone.evaluate('document.images[0].decode().then(() => document.images[0].naturalWidth)')).toBe(1080);
  expect(await accessibilityFaults(phone)).toEqual([]);
  await Promise.all([desk, phone].map((page) => page.context().close()));
});

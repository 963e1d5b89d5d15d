import type { Browser, BrowserContext, Page } from 'playwright-core';
import { SetupService } from '../../src/access/setup.service.js';
import { accessibilityFaults } from '../harness/axe.js';
import { openBrowser } from '../harness/browser.js';
import { startServer, type TestServer } from '../harness/server.js';
import { openSpring } from '../harness/spring.js';

let server: TestServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  server = await startServer('2026-11-03');
  await openSpring(server);
  browser = await openBrowser();
  context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN' });
  page = await context.newPage();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

const PASSWORD = 'con trâu ăn cỏ ven sông';

async function expectAccessible(): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await accessibilityFaults(page)).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 320, height: 640 });
  const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  expect(overflow).toBe(0);
  await page.setViewportSize({ width: 1366, height: 768 });
}

it('the first administrator is made from the link of the first start', async () => {
  await page.goto(server.url + (await server.get(SetupService, { strict: false }).firstStartLink()));
  await expectAccessible();
  await page.getByLabel('Tên đăng nhập').fill('Lan');
  await page.getByLabel('Mật khẩu mới', { exact: true }).fill(PASSWORD);
  await page.getByLabel('Nhập lại mật khẩu mới').fill(PASSWORD);
  await page.getByRole('button', { name: 'Tạo tài khoản và tiếp tục' }).click();
  expect(new URL(page.url()).pathname).toBe('/communes');
});

it('the administrator adds a user, hands over the password and signs out', async () => {
  await page.goto(`${server.url}/users`);
  await expectAccessible();
  await page.getByRole('link', { name: 'Thêm người dùng' }).click();
  await expectAccessible();
  await page.getByLabel('Tên đăng nhập').fill('Hòa');
  await page.getByLabel('Họ và tên').fill('Trần Thị Hòa');
  await page.getByLabel('Lãnh đạo xã, phường').check();
  await page.getByRole('button', { name: 'Thêm người dùng' }).click();
  expect(await page.getByRole('status').textContent()).toMatch(/Mật khẩu của hòa:\s+([a-z2-9]{4}-){3}[a-z2-9]{4}/);
  await expectAccessible();
  await page.getByRole('button', { name: 'Đăng xuất' }).click();
  expect(new URL(page.url()).pathname).toBe('/login');
});

it('a wrong password says so on the login page, the right one leads on', async () => {
  await page.goto(`${server.url}/users`);
  await page.getByLabel('Tên đăng nhập').fill('lan');
  await page.getByLabel('Mật khẩu').fill('không phải mật khẩu');
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  expect(await page.getByRole('alert').textContent()).toBe('Tên đăng nhập hoặc mật khẩu không đúng.');
  await expectAccessible();
  await page.getByLabel('Mật khẩu').fill(PASSWORD);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  expect(new URL(page.url()).pathname).toBe('/users');
});

it('the language chosen stays chosen, and the page keeps its filters', async () => {
  await page.goto(`${server.url}/password?x=1`);
  await page.getByRole('link', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Change the password' }).waitFor();
  expect(page.url()).toBe(`${server.url}/password?x=1`);
  await page.goto(`${server.url}/users`);
  await page.getByRole('link', { name: 'Add a user' }).waitFor();
  await page.getByRole('link', { name: 'Tiếng Việt' }).click();
  await page.getByRole('link', { name: 'Thêm người dùng' }).waitFor();
});

it('a page that does not exist is told in words', async () => {
  await page.goto(`${server.url}/khong-co`);
  expect(await page.getByRole('heading').count()).toBe(1);
  await expectAccessible();
});

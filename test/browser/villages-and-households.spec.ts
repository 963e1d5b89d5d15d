import type { Browser, BrowserContext, Page } from 'playwright-core';
import { accessibilityFaults } from '../harness/axe.js';
import { openBrowser } from '../harness/browser.js';
import { aMatter } from '../harness/opinion-changes.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { openSpring } from '../harness/spring.js';
import { aVillageLink } from '../harness/village-changes.js';

/** The head of a village and a household on a phone that runs no script, and the pages of the officer beside them. */
let server: TestServer;
let browser: Browser;
let officer: SignedIn;
let matter: string;
let link: string;
let code: string;

beforeAll(async () => {
  server = await startServer('2026-11-03');
  await openSpring(server);
  officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
  matter = await aMatter(server, officer);
  link = await aVillageLink(server);
  const counts = { households: '20', sheets: '9', returned: '', invalid: '', yes: '', no: '', other: '' };
  const village = `${matter}/villages/dong`;
  await officer.post(village, { id: crypto.randomUUID(), changes: '0', ...counts });
  const slips = await officer.post(`${village}/codes`, { id: crypto.randomUUID(), count: '1' });
  code = /\/o\/[0-9A-Z]{13}/.exec(await slips.text())?.[0] ?? '';
  browser = await openBrowser();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const PHONE = { width: 360, height: 740 };
async function onPhone(look: (page: Page, context: BrowserContext) => Promise<void>, script = false): Promise<void> {
  const context = await browser.newContext({ viewport: PHONE, locale: 'vi-VN', javaScriptEnabled: script });
  context.setDefaultTimeout(10_000);
  await look(await context.newPage(), context);
  await context.close();
}
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

it('every page of theirs can be read by everybody, on a desk and on a phone', async () => {
  await onPhone(async (page, context) => {
    await context.addCookies(officer.cookies);
    const ofStaff = ['/feedback/villages', '/feedback/spring/villages/dong', '/feedback/spring/villages/digest'];
    const slips = '/feedback/spring/villages/slips';
    const ofMatter = ['/opinions', '/opinions/new', matter, `${matter}/edit`, `${matter}/villages/dong`];
    for (const path of [link, code, '/v/none', '/o/none', ...ofStaff, slips, ...ofMatter]) {
      await page.goto(server.url + path);
      for (const width of [360, 1366]) {
        await page.setViewportSize({ width, height: 740 });
        expect([path, width, await accessibilityFaults(page)]).toEqual([path, width, []]);
        const wide = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
        expect([path, width, wide]).toEqual([path, width, 0]);
      }
    }
  }, true);
});

it('the head of a village says what was heard, in words and in none', async () => {
  await onPhone(async (page) => {
    await page.goto(server.url + link);
    await press(page, 'Tuần này không có ý kiến');
    await page.getByText('Đã nhận: tuần này không có ý kiến.').waitFor();
    await page.getByLabel('Phản ánh').check();
    await press(page, 'Gửi ý kiến này');
    await page.getByRole('link', { name: 'Xin ghi ý kiến.' }).waitFor();
    expect(await page.getByLabel('Phản ánh').isChecked()).toBe(true);
    await page.getByRole('textbox').fill('Cống đầu thôn tắc');
    await press(page, 'Gửi ý kiến này');
    await page.getByRole('heading', { name: 'Đã gửi trong tuần này' }).waitFor();
    expect(await page.getByText('Cống đầu thôn tắc').isVisible()).toBe(true);
    expect(await page.getByRole('textbox').inputValue()).toBe('');
  });
});

it('a household answers once, and looks at it before it is sent', async () => {
  await onPhone(async (page) => {
    await page.goto(server.url + code);
    await page.getByLabel('Không đồng ý').check();
    await page.getByRole('textbox').fill('Đường còn tốt');
    await press(page, 'Xem lại');
    await page.getByText('Hộ của Ông/Bà chọn: Không đồng ý').waitFor();
    await press(page, 'Sửa lại');
    expect(await page.getByRole('textbox').inputValue()).toBe('Đường còn tốt');
    await page.getByLabel('Ý kiến khác').first().check();
    await press(page, 'Xem lại');
    await press(page, 'Gửi');
    await page.getByRole('heading', { name: 'Đã nhận ý kiến của hộ' }).waitFor();
    await page.goto(server.url + code);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Mã này đã dùng');
  });
});

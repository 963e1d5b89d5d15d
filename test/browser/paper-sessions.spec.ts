import type { Browser, BrowserContext, Page } from 'playwright-core';
import { DataSource } from 'typeorm';
import type { PaperBatch } from '../../src/paper/paper.entity.js';
import { accessibilityFaults } from '../harness/axe.js';
import { openBrowser } from '../harness/browser.js';
import { aBatch } from '../harness/paper.js';
import { startServer, type TestServer } from '../harness/server.js';
import { signIn as enter, type SignedIn, signInAs } from '../harness/sign-in.js';
import { openSpring } from '../harness/spring.js';

/** What is on the screen when a session ends: kept for whoever typed it, with a script and without, and for nobody else. */

let server: TestServer;
let browser: Browser;
let batch: PaperBatch;
let officer: SignedIn;
let clerk: SignedIn;

beforeAll(async () => {
  server = await startServer();
  const spring = await openSpring(server, {}, { kind: 'paper', name: 'Phiếu giấy' });
  batch = await aBatch(server, spring, 5, 'short');
  officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
  clerk = await signInAs(server, { role: 'clerk', communeId: 'spring' });
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function at(who: SignedIn, path: string, javaScriptEnabled = true): Promise<[Page, BrowserContext]> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, javaScriptEnabled });
  await context.addCookies(who.cookies);
  const page = await context.newPage();
  await page.goto(`${server.url}/paper/batches/${batch.id}${path}`);
  return [page, context];
}
const endSessions = () => server.get(DataSource).query('DELETE FROM staff_session');
async function signIn(page: Page, { name, password }: SignedIn): Promise<void> {
  await page.getByLabel('Tên đăng nhập').fill(name);
  await page.getByLabel('Mật khẩu').fill(password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
}
const press = async (page: Page, keys: string): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key === '\n' ? 'Enter' : key);
};
const stored = async (): Promise<number> =>
  (await server.get(DataSource).query('SELECT number FROM paper_sheet')).length as number;
const SHEET = '\n51454340';

it('a sheet is sent after signing in again, once, with all that was keyed', async () => {
  const [page, context] = await at(officer, '/key');
  await press(page, SHEET);
  await page.locator('#keying-text').fill('Nhanh hơn trước');
  await press(page, '\n1');
  await endSessions();
  await press(page, '\n');
  await page.getByText('Phiếu vẫn giữ trên máy này').waitFor();
  await page.getByRole('link', { name: 'Đăng nhập lại để lưu tiếp' }).click();
  await signIn(page, officer);
  await page.getByText('Phiếu 1 nhập dở vẫn còn đủ').waitFor();
  await press(page, '\n');
  await page.locator('#keying-count', { hasText: 'Đã nhập 1' }).waitFor();
  const [text] = await server.get(DataSource).query('SELECT masked FROM comment');
  expect([await stored(), text]).toEqual([1, { masked: 'Nhanh hơn trước' }]);
  await context.close();
});

it('a sheet half keyed is there after a reload, and gone when somebody else signs in or its owner signs out', async () => {
  officer = await again(officer);
  const [page, context] = await at(officer, '/key');
  await press(page, '\n5');
  await page.reload();
  await page.getByText('nhập dở vẫn còn đủ').waitFor();
  await context.addCookies((await again(clerk)).cookies);
  await page.reload();
  expect(await page.locator('#keying-message').innerText()).toBe('');
  await context.addCookies((await again(officer)).cookies);
  await page.reload();
  expect(await page.locator('#keying-message').innerText()).toBe('');
  await press(page, '\n5');
  await page.getByRole('button', { name: 'Đăng xuất' }).click();
  await page.waitForURL('**/login');
  expect(await page.evaluate('sessionStorage.length')).toBe(0);
  await context.close();
});

it.each([true, false])('a correction goes on after signing in again (script: %s)', async (script) => {
  officer = await again(officer);
  const [page, context] = await at(officer, '/sheets/1', script);
  expect(script ? await accessibilityFaults(page) : []).toEqual([]);
  const [before, now] = script ? ['Rất hài lòng', 'Bình thường'] : ['Bình thường', 'Không hài lòng'];
  const general = page.locator('main').getByRole('group').first();
  expect(await general.getByLabel(before, { exact: true }).isChecked()).toBe(true);
  await general.getByLabel(now, { exact: true }).check();
  await page.getByLabel('Vì sao sửa').fill('Gõ nhầm câu 1');
  await endSessions();
  await page.getByRole('button', { name: 'Lưu phiếu đã sửa' }).click();
  await page.getByText('Nội dung vẫn được giữ').waitFor();
  await signIn(page, officer);
  await page.getByRole('button', { name: 'Gửi tiếp' }).click();
  await page.getByText('Đã sửa phiếu theo tờ giấy').waitFor();
  await page.goto(`${server.url}/paper/batches/${batch.id}/sheets/1`);
  await page.getByText(`${before} → ${now}`).waitFor();
  await context.close();
});

/** The same person, in a session of today. */
function again({ name, password }: SignedIn): Promise<SignedIn> {
  return enter(server, { name, password });
}

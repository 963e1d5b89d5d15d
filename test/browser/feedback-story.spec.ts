import type { Browser, Page } from 'playwright-core';
import { accessibilityFaults } from '../harness/axe.js';
import { openBrowser } from '../harness/browser.js';
import { startServer, type TestServer } from '../harness/server.js';
import { signInAs } from '../harness/sign-in.js';
import { openSpring } from '../harness/spring.js';

/** What a villager says at a meeting, from the officer's desk to the page that everybody reads. */

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  server = await startServer('2026-11-03');
  await openSpring(server);
  browser = await openBrowser();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const NAME = 'Trịnh Khắc Quyền';
const PHONE = '0987 601 234';
const SAID = `Ông ${NAME}, ${PHONE}: cống thoát nước đầu thôn tắc từ tháng trước.`;

let path = '';
let code = '';

/** Somebody sits down at a desk on a day: sessions do not last from one to the next. */
async function atDesk(day: string, role: 'officer' | 'director' | 'leader', open: string): Promise<Page> {
  server.clock.moveTo(day);
  const unit = role === 'director' ? { unit: 'parks' } : {};
  const who = await signInAs(server, { name: `${role}.${day}`, role, communeId: 'spring', ...unit });
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  await context.addCookies(who.cookies);
  const page = await context.newPage();
  await page.goto(server.url + open);
  return page;
}

/** A phone whose owner types the code, without script. */
async function onPhone(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${server.url}/feedback/track`);
  await page.getByLabel('Mã tra cứu').fill(code.toLowerCase().replaceAll(' ', '-'));
  await page.getByRole('button', { name: 'Xem' }).click();
  return page;
}

const words = async (page: Page): Promise<string> => (await page.locator('main').innerText()).replace(/\s+/g, ' ');

/** Whether a page names whoever complained; what it says besides is not printed. */
const names = async (page: Page): Promise<boolean> => {
  const text = await page.content();
  return [NAME, PHONE].some((one) => text.includes(one));
};

async function ended(page: Page): Promise<void> {
  await page.context().close();
}

it('the officer enters what was said at the meeting, and gives it to a unit', async () => {
  const page = await atDesk('2026-11-03', 'officer', '/feedback');
  await page.getByRole('link', { name: 'Ghi ý kiến' }).first().click();
  await page.getByLabel('Nội dung').fill(SAID);
  await page.getByLabel('Loại ý kiến').selectOption({ label: 'Phản ánh' });
  await page.getByLabel('Đến bằng đường nào').selectOption({ label: 'Cuộc họp' });
  await page.getByLabel('Thôn, tổ dân phố').selectOption({ label: 'Đông' });
  await page.getByRole('checkbox', { name: 'Cần trả lời' }).check();
  await page.getByLabel('Cách liên hệ').fill(`${NAME}, ${PHONE}`);
  await page.getByRole('button', { name: 'Lưu ý kiến' }).click();
  path = new URL(page.url()).pathname;
  expect(await page.locator('.words-whole').first().innerText()).toContain('[tên người], [số điện thoại]: cống');
  expect(await accessibilityFaults(page)).toEqual([]);
  code = await page.locator('.secret').innerText();
  await page.getByLabel('Đơn vị trả lời', { exact: true }).selectOption({ label: 'Phòng Kinh tế' });
  await page.getByLabel('Số ngày làm việc').fill('5');
  await page.getByRole('button', { name: 'Giao', exact: true }).click();
  expect(await words(page)).toContain('Giao Phòng Kinh tế, hạn 10/11/2026');
  await ended(page);
});

it('the chairman reads it without the name, and sees that the unit is late', async () => {
  const page = await atDesk('2026-11-12', 'leader', '/feedback');
  expect(await words(page)).toContain('1 việc quá hạn trả lời');
  expect(await names(page)).toBe(false);
  await page.goto(server.url + path);
  expect(await names(page)).toBe(false);
  await ended(page);
});

// The letter of apology for an answer that was late belongs here, between the answer and what the citizen reads.
it('the unit answers late, and the citizen reads it by the code and does not agree', async () => {
  const page = await atDesk('2026-11-13', 'director', path);
  await page
    .getByLabel('Trả lời người dân', { exact: true })
    .fill('Phòng đã giao tổ thủy nông thông cống trong tuần này.');
  await page.getByRole('button', { name: 'Lưu trả lời' }).click();
  expect(await words(page)).toContain('Ngày trả lời 13/11/2026 trễ hạn');
  await ended(page);
  const phone = await onPhone();
  expect(await words(phone)).toContain('Phòng đã giao tổ thủy nông thông cống');
  expect(await names(phone)).toBe(false);
  await phone.getByLabel('Chưa đồng ý với trả lời?').fill(`Chưa ai đến. Gọi tôi, ${NAME}, ${PHONE}`);
  await phone.getByRole('button', { name: 'Gửi, đề nghị xem xét lại' }).click();
  expect(await words(phone)).toContain('đang xem xét lại');
  await ended(phone);
});

it('it is answered again, closed, and stands on the public page without a name', async () => {
  const page = await atDesk('2026-11-16', 'officer', path);
  expect(await words(page)).toContain('Gọi tôi, [tên người], [số điện thoại]');
  await page.getByLabel('Trả lời người dân', { exact: true }).fill('Tổ thủy nông đã thông cống sáng 16/11.');
  await page.getByLabel('Việc đã làm', { exact: true }).fill('Thông 40 m cống đầu thôn');
  await page.getByRole('button', { name: 'Lưu trả lời' }).click();
  await page.getByRole('checkbox', { name: 'Đã báo kết quả' }).check();
  await page.getByRole('button', { name: 'Kết thúc vụ việc' }).click();
  expect(await words(page)).not.toContain('Cách liên hệ');
  await page.getByRole('link', { name: 'Công bố việc tiếp thu, giải quyết' }).click();
  await page.getByLabel('Nhân dân góp ý', { exact: true }).fill('Cống thoát nước đầu thôn Đông bị tắc.');
  await page.getByRole('button', { name: 'Công bố', exact: true }).click();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.goto(`${server.url}/results/spring`);
  expect(await words(page)).toMatch(/Cống thoát nước đầu thôn Đông bị tắc.*Thông 40 m cống đầu thôn/);
  expect(await names(page)).toBe(false);
  await ended(page);
  const phone = await onPhone();
  expect(await words(phone)).toContain('Đã giải quyết xong');
  await ended(phone);
});

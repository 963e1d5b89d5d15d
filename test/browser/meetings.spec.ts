import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { CollectionPoint } from '../../src/collection-points/collection-point.entity.js';
import { OneTimeCodesService } from '../../src/collection-points/one-time-codes.service.js';
import type { Meeting } from '../../src/meetings/meeting.entity.js';
import { MeetingsService } from '../../src/meetings/meetings.service.js';
import { accessibilityFaults } from '../harness/axe.js';
import { openBrowser } from '../harness/browser.js';
import { phoneDay } from '../harness/phone-day.js';
import { startServer, type TestServer } from '../harness/server.js';
import { signInAs } from '../harness/sign-in.js';
import { aCampaign, aPoint, aResponse, openSpring, post } from '../harness/spring.js';

let server: TestServer;
let browser: Browser;
let office: BrowserContext;
let counter: CollectionPoint;
let hall: CollectionPoint;
let meeting: Meeting;

const whole = { opensOn: '2026-01-01', endsOn: '2099-12-31', locksOn: '2100-01-05' } as const;

beforeAll(async () => {
  server = await startServer(phoneDay());
  ({ point: counter } = await openSpring(server, whole));
  hall = await aPoint(server, { kind: 'meeting', name: 'Họp thôn Đông', village: 'dong' });
  await aCampaign(server, { questionnaire: 'hop-thon', pointIds: [hall.id], ...whole });
  const meetings = server.get(MeetingsService, { strict: false });
  meeting = await meetings.create(hall, { heldOn: server.clock.today(), rotating: true, invited: 120 }, 'test');
  browser = await openBrowser();
  office = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN' });
  await office.addCookies((await signInAs(server, { role: 'officer', communeId: 'spring' })).cookies);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await server.stop();
});

const measure = (page: Page, what: string): Promise<number> => page.evaluate(what);

async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await accessibilityFaults(page)).toEqual([]);
  }
  await page.setViewportSize({ width: 320, height: 640 });
  const root = 'document.documentElement';
  expect(await measure(page, `${root}.scrollWidth - ${root}.clientWidth`)).toBe(0);
  await page.setViewportSize({ width: 1366, height: 768 });
}

describe('the wall of a meeting', () => {
  it('fits projectors, with a code and an address to be seen from the last row', async () => {
    const page = await browser.newPage();
    await page.goto(`${server.url}/meetings/${meeting.id}/wall`);
    for (const [width, height] of [
      [1920, 1080],
      [1366, 768],
      [1280, 800],
      [1024, 768],
    ] as const) {
      await page.setViewportSize({ width, height });
      const root = 'document.documentElement';
      expect(await measure(page, `${root}.scrollHeight`)).toBe(height);
      expect(await measure(page, `${root}.scrollWidth`)).toBe(width);
      const code = await page.locator('.code').boundingBox();
      expect(Math.min(code?.width ?? 0, code?.height ?? 0)).toBeGreaterThan(0.42 * Math.min(width, height * 1.6));
      // A letter is a hundredth of the picture's width or more: 2 cm on a screen two metres wide.
      const address = await page.locator('.address').boundingBox();
      expect((address?.height ?? 0) * 0.6).toBeGreaterThan(0.03 * width);
    }
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.close();
  });

  it('counts answers as they come, changes its code, and ends, without being touched', async () => {
    const page = await browser.newPage();
    await page.goto(`${server.url}/meetings/${meeting.id}/wall`);
    const before = Number(await page.locator('#answers').textContent());
    expect((await post(server, hall.code, aResponse({ G: 4 }))).status).toBe(201);
    await page
      .locator('#answers')
      .getByText(String(before + 1))
      .waitFor();
    const code = await page.locator('#code').getAttribute('d');
    server.clock.moveBy(5);
    await page.locator(`#code:not([d="${code}"])`).waitFor({ state: 'attached' });
    const secretary = await office.newPage();
    secretary.on('dialog', (dialog) => void dialog.accept());
    await secretary.goto(`${server.url}/meetings/${meeting.id}`);
    await secretary.getByLabel('Số người dự').fill('80');
    await secretary.getByRole('button', { name: 'Ghi biên bản' }).click();
    await page.getByText('/ 80').waitFor();
    await secretary.getByRole('button', { name: 'Kết thúc cuộc họp' }).click();
    await page.getByText('Cuộc họp đã kết thúc').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await secretary.getByRole('button', { name: 'Mở lại màn chiếu' }).click();
    await page.getByText('Mở máy ảnh hoặc Zalo').waitFor();
    await Promise.all([page.close(), secretary.close()]);
  }, 60_000);

  it('without script loads itself anew', async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false });
    const page = await plain.newPage();
    await page.goto(`${server.url}/meetings/${meeting.id}/wall`);
    expect(await page.locator('meta[http-equiv=refresh]').getAttribute('content')).toBe('60');
    await plain.close();
  });
});

it.each(['/meetings', '/meetings/MEETING', '/points/spring/POINT'])('%s is accessible', async (path) => {
  const page = await office.newPage();
  await page.goto(server.url + path.replace('MEETING', meeting.id).replace('POINT', counter.id));
  await expectAccessible(page);
  await page.close();
});

it('a text to share is copied without the right to the clipboard, or left selected', async () => {
  const page = await office.newPage();
  await page.addInitScript("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
  await page.goto(`${server.url}/points/spring/${counter.id}`);
  await page.getByRole('button', { name: /Sao chép.*Zalo/ }).click();
  await page.getByText('Đã sao chép.').waitFor();
  await page.evaluate("document.execCommand = () => { throw new Error('denied') }");
  await page.getByRole('button', { name: /Sao chép.*không dấu/ }).click();
  await page.getByText('Đã chọn sẵn nội dung').waitFor();
  expect(await page.evaluate('String(getSelection())')).toContain(`/k/${counter.code}`);
  await page.close();
});

it('slips with codes fill whole pages and nothing on them is cut', async () => {
  const page = await office.newPage();
  await page.goto(`${server.url}/points/spring/${counter.id}`);
  await page.getByLabel('Số mã').selectOption('40');
  await page.getByRole('button', { name: 'Tạo mã và in' }).click();
  await page.getByText('Mã phát ngẫu nhiên, không gắn với hồ sơ').first().waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await page.locator('.slip').count()).toBe(40);
  const cut =
    "[...document.querySelectorAll('.slip, .words')].filter((one) => one.scrollHeight > one.clientHeight).length";
  expect(await measure(page, cut)).toBe(0);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(5);
  await page.close();
});

it.each([true, false])(
  'a spent code is told, and the answers go without it (script: %s)',
  async (javaScriptEnabled) => {
    const { codes } = await server.get(OneTimeCodesService, { strict: false }).issue(counter, 1, 'test');
    const proof = { kind: 'one-time', value: codes[0] };
    expect((await post(server, counter.code, aResponse({ G: 5 }, { proof }))).status).toBe(201);
    const phone = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled });
    const page = await phone.newPage();
    page.setDefaultTimeout(10_000);
    await page.goto(`${server.url}/k/${counter.code}?c=${codes[0]}`);
    await page.getByRole('radio', { name: 'Hài lòng', exact: true }).press('Space');
    for (const said of ['Câu 2', 'Câu 3', 'Câu 4', 'Câu 5', 'Câu 6', 'Câu 7', 'Câu 8', 'Ai điền', 'Câu 9']) {
      await page.getByRole('button', { name: 'Tiếp tục' }).click();
      await page.getByText(said).first().waitFor();
    }
    await page.getByRole('button', { name: 'Gửi', exact: true }).click();
    await page.getByText('Mã trên phiếu hẹn đã được dùng').waitFor();
    if (javaScriptEnabled) expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Gửi không kèm mã' }).click();
    await page.getByText('Đã nhận được phiếu. Xin cảm ơn Ông/Bà!').waitFor();
    await phone.close();
  },
);

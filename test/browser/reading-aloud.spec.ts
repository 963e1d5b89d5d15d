import type { Browser, BrowserContext, Page } from 'playwright-core';
import { accessibilityFaults } from '../harness/axe.js';
import { aCampaign, aPoint } from '../harness/spring.js';
import { Hall, LYING, UPRIGHT } from '../harness/tablet.js';
import { voices } from '../harness/voices.js';

let hall: Hall;
let phone: string;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  hall = await Hall.open();
  ({ browser } = hall);
  const point = await aPoint(hall.server, { name: 'Quầy 2' });
  const days = { opensOn: '2026-01-01', endsOn: '2099-12-31', locksOn: '2100-01-05' } as const;
  await aCampaign(hall.server, { ...days, pointIds: [point.id] });
  phone = `/k/${point.code}`;
});
afterAll(() => hall.close());
afterEach(() => context.close());

async function open(path: string, viewport: { width: number; height: number }, ...languages: string[]): Promise<void> {
  context = await browser.newContext({ viewport, locale: 'vi-VN' });
  context.setDefaultTimeout(10_000);
  if (languages.length > 0) await context.addInitScript(voices(...languages));
  page = await context.newPage();
  await page.goto(hall.server.url + path);
}

const said = (): Promise<string[]> => page.evaluate('said.map((one) => one.text ?? one)');
const button = (name: string) => page.getByRole('button', { name, exact: true });

describe('a form on a phone', () => {
  const PHONE = { width: 360, height: 740 };

  it('is read aloud where the phone has a Vietnamese voice, and falls silent with the next screen', async () => {
    await open(phone, PHONE, 'en-US', 'vi-VN');
    await button('Nghe đọc').click();
    const heard = await said();
    expect(heard).toEqual(expect.arrayContaining(['Tự nguyện, không hỏi họ tên, khoảng 2 phút', 'Rất hài lòng']));
    expect(heard.join(' ')).not.toContain('Ai hỏi, để làm gì');
    expect(await page.evaluate('said.at(-1).voice.lang')).toBe('vi-VN');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('radio', { name: 'Hài lòng', exact: true }).press('Space');
    await button('Tiếp tục').click();
    await button('Nghe đọc').waitFor();
    expect((await said()).at(-1)).toBe('cancel');
    await button('Nghe đọc').click();
    await page.evaluate('said.at(-1).onend()');
    await button('Nghe đọc').waitFor();
  });

  it('offers nothing it cannot do: no voice, or none of the language', async () => {
    await open(phone, PHONE, 'en-US');
    await page.waitForLoadState('load');
    expect(await page.locator('#aloud').isVisible()).toBe(false);
    await page.goto(`${hall.server.url}${phone}?lang=en`);
    await button('Read aloud').waitFor();
    await context.close();
    await open(phone, PHONE);
    await page.waitForLoadState('load');
    expect(await page.locator('#aloud').isVisible()).toBe(false);
  });

  it('has large text and strong contrast at one touch, without a word cut off', async () => {
    await open(phone, { width: 320, height: 640 }, 'vi-VN');
    const look = () =>
      page.evaluate<unknown[]>(`[parseFloat(getComputedStyle(document.documentElement).fontSize),
        getComputedStyle(document.querySelector('#where')).color, document.documentElement.scrollWidth <= innerWidth]`);
    expect(await look()).toEqual([16, 'rgb(70, 83, 107)', true]);
    await page.getByLabel('Chữ to').check();
    await page.getByLabel('Tương phản').check();
    expect(await look()).toEqual([20, 'rgb(0, 0, 0)', true]);
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});

describe.each([
  ['upright', UPRIGHT],
  ['lying', LYING],
])('a tablet %s', (_, viewport) => {
  it('reads the question and what can be touched, and stops when it is touched', async () => {
    await open(`/kiosk/${hall.kiosk.code}`, viewport, 'vi_VN');
    await button('Nghe đọc').click();
    expect(await said()).toEqual(expect.arrayContaining(['Rất hài lòng']));
    await button('Hài lòng').click();
    await button('Nghe đọc').waitFor();
    expect((await said()).at(-1)).toBe('cancel');
    const inSight = await page.evaluate(`[...document.querySelectorAll('button')].every((one) => {
      const { top, bottom, left, right, width, height } = one.getBoundingClientRect();
      return top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth && Math.min(width, height) >= 75.6;
    })`);
    expect([inSight, await accessibilityFaults(page)]).toEqual([true, []]);
  });
});

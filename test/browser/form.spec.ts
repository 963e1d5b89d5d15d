import type { Browser, BrowserContext, Page } from 'playwright-core';
import { DataSource } from 'typeorm';
import { ParticipationQueries } from '../../src/participation/participation.queries.js';
import { accessibilityFaults } from '../harness/axe.js';
import { openBrowser } from '../harness/browser.js';
import { phoneDay } from '../harness/phone-day.js';
import { startServer, type TestServer } from '../harness/server.js';
import { openSpring, type Spring } from '../harness/spring.js';

/** What the worker keeps is asked of the phones of `offline.spec.ts`; here it would be one more process a person. */
const PHONE = { viewport: { width: 360, height: 740 }, locale: 'vi-VN', serviceWorkers: 'block' } as const;

let server: TestServer;
let spring: Spring;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  server = await startServer(phoneDay());
  spring = await openSpring(server, { opensOn: '2026-01-01', endsOn: '2099-12-31', locksOn: '2100-01-05' });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});
afterEach(() => context.close());

async function scan(options: Parameters<Browser['newContext']>[0] = {}, path = ''): Promise<void> {
  context = await browser.newContext({ ...PHONE, ...options });
  page = await context.newPage();
  await page.goto(`${server.url}/k/${spring.point.code}${path}`);
}

const press = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
const choose = (name: string) => page.getByRole('radio', { name, exact: true }).check();
const isChosen = (name: string) => page.getByRole('radio', { name, exact: true }).isChecked();
const waitFor = (text: string | RegExp) => page.getByText(text).first().waitFor();
const total = async (): Promise<number> =>
  (await server.get(ParticipationQueries, { strict: false }).count(spring.campaign)).total;

async function walkToTheEnd(): Promise<void> {
  await choose('Hài lòng');
  await press('Tôi đồng ý và bắt đầu');
  await waitFor('Câu 2 / 9');
  await choose('Hộ tịch');
  for (let at = 3; at <= 9; at += 1) {
    await press('Tiếp tục');
    await waitFor(`Câu ${at} / 9`);
  }
  await press('Tiếp tục');
  await waitFor('Ai điền phiếu này?');
}

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('a phone %s', (_, javaScriptEnabled) => {
  const scanIt = (path = '') => scan({ javaScriptEnabled }, path);

  it('goes from scan to receipt, and counts once', async () => {
    const before = await total();
    await scanIt();
    await walkToTheEnd();
    await choose('Người thân điền giúp');
    await press('Gửi');
    await waitFor('Đã nhận được phiếu. Xin cảm ơn Ông/Bà!');
    const receipt = await page.locator('#receipt').textContent();
    expect(receipt).toMatch(/^[0-9A-Z*~$=]{13}$/);
    await page.reload();
    await waitFor('Đã nhận được phiếu. Xin cảm ơn Ông/Bà!');
    expect(await page.locator('#receipt').textContent()).toBe(receipt);
    expect(await total()).toBe(before + 1);
  });

  it('finds its answers again on the way back', async () => {
    await scanIt();
    await choose('Không hài lòng');
    await press('Tôi đồng ý và bắt đầu');
    await choose('Đất đai');
    await press('Tiếp tục');
    await waitFor('Câu 3 / 9');
    await press('Quay lại');
    await waitFor('Câu 2 / 9');
    expect(await isChosen('Đất đai')).toBe(true);
    await press('Quay lại');
    await waitFor('Câu 1 / 9');
    expect(await isChosen('Không hài lòng')).toBe(true);
  });

  it('is told what is missing, and loses nothing by it', async () => {
    await scanIt();
    await press('Tôi đồng ý và bắt đầu');
    await press('Tiếp tục');
    await page.getByRole('alert').waitFor();
    expect(await page.locator('.err').textContent()).toBe('Xin Ông/Bà trả lời câu này.');
    await choose('Bình thường');
    await press('Tiếp tục');
    await waitFor('Câu 2 / 9');
  });

  it('answers more when it likes, and is asked about feedback only if it gave some', async () => {
    await scanIt();
    await walkToTheEnd();
    await press(/^Trả lời thêm \d+ câu/);
    await waitFor(/Câu 10–12 \/ \d+/);
    for (let at = 0; at < 7; at += 1) await press('Tiếp tục');
    const used = page.getByRole('group');
    await used.getByRole('radio', { name: 'Có', exact: true }).check();
    await press('Tiếp tục');
    await waitFor('Có nơi tiếp nhận góp ý');
    await press('Quay lại');
    await page.getByRole('radio', { name: 'Không', exact: true }).check();
    await press('Tiếp tục');
    expect(await page.getByText('Có nơi tiếp nhận góp ý').isVisible()).toBe(false);
  });

  it('changes the language in the middle and keeps its answers', async () => {
    await scanIt();
    await choose('Bình thường');
    await press('Tôi đồng ý và bắt đầu');
    await waitFor('Câu 2 / 9');
    await press('English');
    await waitFor('Question 2 / 9');
    await press('Back');
    expect(await isChosen('Neutral')).toBe(true);
  });

  it('opens no empty form from the page that thanks', async () => {
    await scanIt();
    await walkToTheEnd();
    await press('Gửi');
    await waitFor('Đã nhận được phiếu');
    const other = page.getByText('English');
    if (await other.isVisible()) await other.click();
    await waitFor(/Đã nhận được phiếu|We have received your form/);
    expect(await page.getByRole('radio').count()).toBe(0);
  });

  it('shuts nobody out: first page, errors, send and thanks', async () => {
    // axe is a script itself: without ours, the page is the one of a phone without JavaScript.
    await scan();
    if (!javaScriptEnabled) await page.route('**/assets/form.js*', (route) => route.abort());
    await page.reload();
    const faults = await accessibilityFaults(page);
    await press('Tôi đồng ý và bắt đầu');
    await press('Tiếp tục');
    faults.push(...(await accessibilityFaults(page)));
    await choose('Hài lòng');
    for (let at = 2; at <= 10; at += 1) await press('Tiếp tục');
    faults.push(...(await accessibilityFaults(page)));
    await press('Gửi');
    await waitFor('Đã nhận được phiếu');
    expect([...faults, ...(await accessibilityFaults(page))]).toEqual([]);
  });

  it('needs no scrolling sideways at 320 px, with large text', async () => {
    await scan({ javaScriptEnabled, viewport: { width: 320, height: 500 } });
    await page.getByRole('checkbox', { name: 'Chữ to' }).check();
    await press('Tôi đồng ý và bắt đầu');
    expect(await page.getByRole('checkbox', { name: 'Chữ to' }).isChecked()).toBe(true);
    const beyond = await page.evaluate('document.body.scrollWidth - innerWidth');
    expect(beyond).toBeLessThanOrEqual(0);
  });

  it('may send without a code that is not known', async () => {
    await scanIt('?c=NOSUCHCODE');
    await walkToTheEnd();
    await press('Gửi');
    await page.getByRole('alert').waitFor();
    await press('Gửi không kèm mã');
    await waitFor('Đã nhận được phiếu. Xin cảm ơn Ông/Bà!');
  });
});

describe('the script of the form', () => {
  it('asks the server for nothing between the first question and sending', async () => {
    await scan();
    await page.waitForLoadState('load');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await walkToTheEnd();
    expect(asked).toEqual([]);
  });

  it("follows the phone's own back button and survives a reload", async () => {
    await scan();
    await choose('Rất hài lòng');
    await press('Tôi đồng ý và bắt đầu');
    await choose('Hộ tịch');
    await press('Tiếp tục');
    await waitFor('Câu 3 / 9');
    await page.reload();
    await waitFor('Câu 3 / 9');
    await page.goBack();
    await waitFor('Câu 2 / 9');
    expect(await isChosen('Hộ tịch')).toBe(true);
  });

  it('shows nothing of it to the next person who scans with the same phone', async () => {
    await scan();
    await choose('Rất hài lòng');
    await press('Tôi đồng ý và bắt đầu');
    await page.goto('about:blank');
    await page.goto(`${server.url}/k/${spring.point.code}`);
    expect(await isChosen('Rất hài lòng')).toBe(false);
  });

  it.each([
    ['vi', 'English', ''],
    ['en', 'Tiếng Việt', '?lang=en'],
  ])('shows nothing of it either when the language was changed before (%s)', async (_, other, path) => {
    await scan({}, path);
    await page.locator('input[name=G][value="2"]').check();
    await press(other);
    await page.locator(`html:not([lang=${_}]) input:checked`).waitFor();
    expect(await page.locator('input:checked').count()).toBe(1);
    expect(page.url()).not.toContain('#');
    const [again, there] = [`${server.url}/k/${spring.point.code}${path}`, page.url()];
    for (const address of [there, again]) {
      await page.goto('about:blank');
      await page.goto(address);
      expect(await page.locator('input:checked').count()).toBe(0);
    }
  });

  it('shows nothing of it either when the page in the other language never came', async () => {
    await scan();
    await page.locator('input[name=G][value="2"]').check();
    await context.setOffline(true);
    await press('English');
    await page.waitForTimeout(200);
    await context.setOffline(false);
    await page.goto('about:blank');
    await page.goto(`${server.url}/k/${spring.point.code}`);
    expect(await page.locator('input:checked').count()).toBe(0);
  });

  it('thanks in the other language too, with the same receipt, and never asks again', async () => {
    const before = await total();
    await scan();
    await walkToTheEnd();
    await press('Gửi');
    await waitFor('Đã nhận được phiếu. Xin cảm ơn Ông/Bà!');
    const receipt = await page.locator('#receipt').textContent();
    for (const [button, thanks] of [
      ['English', 'We have received your form. Thank you!'],
      ['Tiếng Việt', 'Đã nhận được phiếu. Xin cảm ơn Ông/Bà!'],
    ] as const) {
      await press(button);
      await waitFor(thanks);
      expect(await page.locator('#receipt').textContent()).toBe(receipt);
      expect(await page.locator('form').count()).toBe(0);
      await page.reload();
      await waitFor(thanks);
    }
    expect(await total()).toBe(before + 1);
    await page.goto('about:blank');
    await page.goto(`${server.url}/k/${spring.point.code}`);
    await waitFor('Tôi đồng ý và bắt đầu');
  });

  it('says how it ended in the other language too, and after a reload', async () => {
    await scan();
    await walkToTheEnd();
    await page.route('**/responses', (route) => route.fulfill({ status: 202, json: { id: 'x', setAside: true } }));
    await press('Gửi');
    await waitFor('Phiếu đã được giữ lại để cán bộ xem');
    await page.reload();
    await waitFor('Phiếu đã được giữ lại để cán bộ xem');
    await press('English');
    await waitFor('The form has been kept for the staff');
    expect(await page.locator('form').isVisible()).toBe(false);
  });

  it('goes on waiting in the other language, and the form is counted once', async () => {
    const before = await total();
    await scan();
    await walkToTheEnd();
    await page.route('**/responses', (route) => route.abort());
    await press('Gửi');
    await waitFor('Chưa gửi được vì mất mạng.');
    await press('English');
    await waitFor('Not sent: there is no network.');
    await page.unroute('**/responses');
    await press('Send again');
    await waitFor('We have received your form. Thank you!');
    expect(await total()).toBe(before + 1);
  });

  async function scanWithoutStorage(): Promise<void> {
    context = await browser.newContext(PHONE);
    page = await context.newPage();
    await page.addInitScript(() => {
      Object.defineProperty(globalThis, 'sessionStorage', {
        get: () => {
          throw new Error('no storage here');
        },
      });
    });
    await page.goto(`${server.url}/k/${spring.point.code}`);
  }

  it('offers no other language for what is under way where the browser keeps nothing', async () => {
    await scanWithoutStorage();
    await walkToTheEnd();
    await page.route('**/responses', (route) => route.abort());
    await press('Gửi');
    await waitFor('Chưa gửi được vì mất mạng.');
    expect(await page.getByText('English').isVisible()).toBe(false);
    await page.unroute('**/responses');
    await press('Gửi lại');
    await waitFor('Đã nhận được phiếu. Xin cảm ơn Ông/Bà!');
    expect(await page.getByText('English').isVisible()).toBe(false);
  });

  it('works where the browser keeps nothing', async () => {
    await scanWithoutStorage();
    await walkToTheEnd();
    await press('English');
    await waitFor('Who filled in this form?');
    await press('Send');
    await waitFor('We have received your form. Thank you!');
  });

  it('thanks nobody before the server has it, and sends by itself when the network is back', async () => {
    const before = await total();
    await scan();
    await walkToTheEnd();
    await context.setOffline(true);
    await press('Gửi');
    await waitFor('Chưa gửi được vì mất mạng.');
    expect(await page.getByText('Đã nhận được phiếu').isVisible()).toBe(false);
    await context.setOffline(false);
    await waitFor('Đã nhận được phiếu. Xin cảm ơn Ông/Bà!');
    expect(await total()).toBe(before + 1);
  });

  it('sends the same response again when the reply was lost', async () => {
    const before = await total();
    await scan();
    await walkToTheEnd();
    let lost = false;
    await page.route('**/responses', async (route) => {
      if (lost) return route.continue();
      lost = true;
      await route.fetch();
      await route.abort();
    });
    await press('Gửi');
    await waitFor('Chưa gửi được vì mất mạng.');
    await press('Gửi lại');
    await waitFor('Đã nhận được phiếu. Xin cảm ơn Ông/Bà!');
    expect(await total()).toBe(before + 1);
  });

  it('stores what was answered and who filled it in', async () => {
    await scan();
    await walkToTheEnd();
    await choose('Cán bộ điền giúp');
    await press('Gửi');
    await waitFor('Đã nhận được phiếu. Xin cảm ơn Ông/Bà!');
    const rows: { answers: string; assisted: string }[] = await server
      .get(DataSource)
      .query("SELECT answers, assisted FROM survey_response WHERE assisted = 'officer'");
    expect(rows.map(({ answers }) => JSON.parse(answers))).toEqual([{ G: 4, FIELD: 'ho-tich' }]);
  });
});

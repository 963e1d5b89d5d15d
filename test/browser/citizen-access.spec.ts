import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { CollectionPoint } from '../../src/collection-points/collection-point.entity.js';
import { CollectionPointsService } from '../../src/collection-points/collection-points.service.js';
import { CasesService } from '../../src/feedback/cases.service.js';
import { FeedbackService } from '../../src/feedback/feedback.service.js';
import { LocksService } from '../../src/figures/locks.service.js';
import { accessibilityFaults } from '../harness/axe.js';
import { openBrowser } from '../harness/browser.js';
import { released } from '../harness/releasing.js';
import { startServer, type TestServer } from '../harness/server.js';
import { aCampaign, aPoint, aResponse, openSpring, post } from '../harness/spring.js';

const PHONE = { width: 360, height: 740 };
/** A page of 1280 × 1024 at 400 %. */
const ENLARGED = { width: 320, height: 256 };
/** Questions of each kind: a choice, faces, text. */
const LOOKED_AT = [2, 3, 9];

let server: TestServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let over: CollectionPoint;
let open: CollectionPoint;
let idle: CollectionPoint;
let revoked: CollectionPoint;
let kiosk: CollectionPoint;
let idleKiosk: CollectionPoint;

/** A round that is over, locked and released, and a survey that is open. */
beforeAll(async () => {
  server = await startServer();
  const { campaign, point } = await openSpring(server, { questionnaire: 'chinh-quyen' });
  over = point;
  for (let i = 0; i < 34; i += 1) await post(server, over.code, aResponse({ G: i < 31 ? 5 : 2, A01: 4 }));
  server.clock.moveTo('2026-11-15');
  await server.get(LocksService, { strict: false }).lockDue(campaign);
  await released(server, campaign, 'all', 'Người dân góp ý chờ lâu. Trung tâm đã mở thêm một quầy.');
  [open, idle, revoked] = [await aPoint(server), await aPoint(server), await aPoint(server)];
  [kiosk, idleKiosk] = [await aPoint(server, { kind: 'kiosk' }), await aPoint(server, { kind: 'kiosk' })];
  const days = { opensOn: '2026-11-14', endsOn: '2099-12-31', locksOn: '2100-01-05' } as const;
  await aCampaign(server, { ...days, pointIds: [open.id] });
  await aCampaign(server, { ...days, questionnaire: 'trung-tam-may-tinh-bang', pointIds: [kiosk.id] });
  await server.get(CollectionPointsService, { strict: false }).revoke(revoked, 'test');
  browser = await openBrowser();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await server.stop();
});
beforeEach(async () => {
  context = await browser.newContext({ viewport: PHONE, locale: 'vi-VN' });
  context.setDefaultTimeout(10_000);
  page = await context.newPage();
});
afterEach(() => context.close());

const go = (path: string) => page.goto(server.url + path);
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

/** Accessibility as the page stands, and what runs out of it sideways when it is enlarged. */
async function look(state: string): Promise<string[]> {
  const faults = await accessibilityFaults(page);
  const before = page.viewportSize() ?? PHONE;
  await page.setViewportSize(ENLARGED);
  const beyond = await page.evaluate<string[]>(`[...document.querySelectorAll('body *')]
    .filter((one) => one.offsetParent && !one.closest('.unseen, .visually-hidden, .table-scroll'))
    .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 || one.getBoundingClientRect().left < -1)
    .map((one) => 'runs out: ' + one.tagName + ' ' + one.textContent.trim().slice(0, 30))`);
  await page.setViewportSize(before);
  return [...faults, ...beyond.slice(0, 3)].map((fault) => `${state}: ${fault}`);
}

it.each([
  ['the surveys that are open', () => '/', 200],
  ['published results', () => '/results/spring', 200],
  ['published results in English', () => '/results/spring?lang=en', 200],
  ['results of a commune that is not here', () => '/results/nowhere', 404],
  ['a survey that is over', () => `/k/${over.code}`, 410],
  ['a point where nothing is asked', () => `/k/${idle.code}`, 404],
  ['a code that is no longer used', () => `/k/${revoked.code}`, 410],
  ['a code that never was', () => '/k/khongcomax', 404],
  ['where citizens write to a commune', () => '/feedback/spring', 200],
  ['the same in English', () => '/feedback/spring?lang=en', 200],
  ['where they follow it', () => '/feedback/track', 200],
  ['a tablet without questions', () => `/kiosk/${idleKiosk.code}`, 404],
  ['a tablet nobody set up', () => '/kiosk/khongcomax', 404],
  ['a page that does not exist', () => '/khong-co', 404],
])('%s can be read by everybody, enlarged too', async (state, path, status) => {
  expect((await go(path()))?.status()).toBe(status);
  await page.locator('h1').first().waitFor();
  expect(await look(state)).toEqual([]);
});

it.each([
  ['the surveys that are open', () => '/'],
  ['published results', () => '/results/spring'],
])('%s can be read on a phone that is dark, and are dark', async (state, path) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await go(path());
  expect(await look(state)).toEqual([]);
  const ground = await page.evaluate<string>('getComputedStyle(document.documentElement).backgroundColor');
  expect(Math.max(...(ground.match(/\d+/g) ?? []).map(Number))).toBeLessThan(64);
});

it('every question stands folded under the results, and opens', async () => {
  await go('/results/spring');
  expect(await page.getByText('Công khai, minh bạch').isVisible()).toBe(true);
  const questions = page.locator('details');
  expect(await questions.getByRole('listitem').first().isVisible()).toBe(false);
  await page.getByText(/^Từng câu hỏi/).click();
  expect(await questions.getByRole('listitem').first().isVisible()).toBe(true);
  expect(await look('questions')).toEqual([]);
});

it('a tablet says that answering is voluntary before it asks, a phone together with the first question', async () => {
  const voluntary = () => page.getByText(/^Tự nguyện, không hỏi họ tên/).first();
  await go(`/kiosk/${kiosk.code}`);
  const question = await page
    .getByText(/^Nhìn chung/)
    .first()
    .boundingBox();
  expect((await voluntary().boundingBox())?.y).toBeLessThan(question?.y ?? 0);
  await go(`/k/${open.code}`);
  const below = await voluntary().boundingBox();
  expect((below?.y ?? Infinity) + (below?.height ?? 0)).toBeLessThanOrEqual(PHONE.height);
});

it('every state of the form can be read by everybody, enlarged too', async () => {
  await go(`/k/${open.code}`);
  const faults = await look('first page');
  await page.getByText('Ai hỏi, để làm gì, giữ bao lâu').click();
  faults.push(...(await look('notice')));
  await page.getByLabel('Chữ to').check();
  await page.getByLabel('Tương phản').check();
  faults.push(...(await look('large, high contrast')));
  await press('Tiếp tục');
  faults.push(...(await look('errors')));
  await page.getByRole('radio', { name: 'Không hài lòng', exact: true }).press('Space');
  for (let at = 2; at <= 9; at += 1) {
    await press('Tiếp tục');
    if (at === 9) {
      await page.getByText('Ai điền phiếu này?').waitFor();
      faults.push(...(await look('who filled in')));
      await press('Tiếp tục');
    }
    await page.getByText(`Câu ${at} / 9`).waitFor();
    if (LOOKED_AT.includes(at)) faults.push(...(await look(`question ${at}`)));
  }
  await page.route('**/responses', (route) => route.abort());
  await press('Gửi');
  await page.locator('#waiting, main [role=alert]').first().waitFor();
  faults.push(...(await look('waiting for the network')));
  await page.unroute('**/responses');
  await press('Gửi lại');
  await page.getByText('Đã nhận được phiếu').waitFor();
  faults.push(...(await look('thanks')));
  expect(faults).toEqual([]);
});

/** Moves on by Tab until the element in focus says the words; each stop must be seen. */
async function tabTo(words: string): Promise<void> {
  for (let stops = 0; stops < 60; stops += 1) {
    await page.keyboard.press('Tab');
    const { says, seen } = await page.evaluate<{ says: string; seen: boolean }>(`(() => {
      const at = document.activeElement;
      const drawn = at.matches('.o input') ? at.nextElementSibling : at;
      const { outlineStyle, outlineWidth } = getComputedStyle(drawn);
      const says = (at.closest('label') ?? at).innerText.trim();
      return { says, seen: at === document.body || (outlineStyle !== 'none' && outlineWidth !== '0px') };
    })()`);
    if (!seen) throw new Error(`The focus cannot be seen on “${says}”`);
    if (says === words) return;
  }
  throw new Error(`“${words}” cannot be reached`);
}

const choose = async (words: string, key = 'Space'): Promise<void> => {
  await tabTo(words);
  await page.keyboard.press(key);
};

it('a form is answered and sent by keyboard alone', async () => {
  await go(`/k/${open.code}`);
  await choose('Rất hài lòng');
  await page.keyboard.press('ArrowDown');
  expect(await page.getByRole('radio', { name: 'Hài lòng', exact: true }).isChecked()).toBe(true);
  for (let at = 2; at <= 8; at += 1) {
    await choose('Tiếp tục', 'Enter');
    await page.getByText(`Câu ${at} / 9`).waitFor();
  }
  await choose('Tiếp tục', 'Enter');
  await choose('Tôi tự điền');
  await choose('Tiếp tục', 'Enter');
  await page.getByText('Câu 9 / 9').waitFor();
  await choose('Gửi', 'Enter');
  await page.getByText('Đã nhận được phiếu').waitFor();
});

it('a tablet is answered by keyboard alone', async () => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await go(`/kiosk/${kiosk.code}`);
  await page.locator('main.start').waitFor();
  expect(await look('tablet')).toEqual([]);
  await choose('Hài lòng', 'Enter');
  await choose('Thái độ phục vụ');
  expect(await page.evaluate('document.activeElement.innerText')).toContain('Thái độ phục vụ');
  await choose('Gửi ý kiến', 'Enter');
  await page.getByText('Đã nhận được ý kiến.').waitFor();
});

it.each(['light', 'dark'] as const)(
  'shuts nobody out who writes to a commune and is answered, %s',
  async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    await go('/feedback/spring');
    await press('Gửi');
    const faults = await look('faults');
    await page.getByLabel('Phản ánh', { exact: true }).check();
    await page.getByLabel('Nội dung').fill('a'.repeat(4003));
    expect(await page.locator('#text-room').textContent()).toBe('Dài quá 3 ký tự, xin rút ngắn.');
    await page.getByLabel('Nội dung').fill(`Đường tối, gọi 0912 345 678, ${colorScheme}`);
    await page.getByLabel('Tôi muốn được trả lời').check();
    expect(await page.locator('#text-room').textContent()).toMatch(/^Còn \d{4} ký tự\.$/);
    await press('Gửi');
    faults.push(...(await look('warned')));
    await press('Gửi nguyên như vậy');
    faults.push(...(await look('taken')));
    const code = (await page.locator('.tracking').textContent()) ?? '';
    await feedbackAnswered(colorScheme);
    await go('/feedback/track');
    await page.getByLabel('Mã tra cứu').fill(code);
    await press('Xem');
    faults.push(...(await look('answered')));
    await page.getByLabel(/Chưa đồng ý/).fill('Vẫn tối');
    await press('Gửi, đề nghị xem xét lại');
    faults.push(...(await look('disputed')));
    expect(faults).toEqual([]);
  },
);

/** Staff answer the entry that says this. */
async function feedbackAnswered(words: string): Promise<void> {
  const feedback = server.get(FeedbackService, { strict: false });
  const cases = server.get(CasesService, { strict: false });
  const { entry } = (await feedback.all('spring')).find((one) => feedback.originalOf(one.entry)?.includes(words)) ?? {};
  const which = { communeId: 'spring', id: entry?.id ?? '', read: null };
  await cases.step(which, { kind: 'assigned', owner: 'centre', dueOn: '2026-12-01' }, 'test');
  await cases.step(which, { kind: 'answered', words: 'Đã thay đèn.', done: 'Thay 3 bóng' }, 'test');
}

import type { Browser, Page } from 'playwright-core';
import type { Answers } from '../../src/rules/answers.js';
import type { Day } from '../../src/rules/days.js';
import { answered } from '../harness/arrivals.js';
import { accessibilityFaults } from '../harness/axe.js';
import { openBrowser } from '../harness/browser.js';
import { startServer, type TestServer } from '../harness/server.js';
import { signInAs } from '../harness/sign-in.js';
import { aCampaign, aPoint, lockAnyway, openSpring } from '../harness/spring.js';

/** As a tool of SurveyJS writes it: three levels in words, and a branch. */
const brought = {
  title: 'Ý kiến về chợ xã',
  pages: [
    {
      name: 'mot',
      elements: [
        { type: 'comment', name: 'WHY', title: 'Vì sao?', visibleIf: "{HOW} = 'Kém'" },
        { type: 'radiogroup', name: 'HOW', title: 'Ông/Bà thấy chợ thế nào?', choices: ['Tốt', 'Được', 'Kém'] },
      ],
    },
  ],
};

const OWN = '/questionnaires/spring.cho-xa';
let server: TestServer;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  server = await startServer('2026-12-20');
  await openSpring(server);
  browser = await openBrowser();
  const officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN' });
  await context.addCookies(officer.cookies);
  page = await context.newPage();
  page.setDefaultTimeout(15_000);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const opens = async (path: string): Promise<void> => {
  await page.goto(server.url + path);
  expect([path, await accessibilityFaults(page)]).toEqual([path, []]);
};

/** Goes on with the Tab key until the focus is on what is called so, and presses a key there. */
async function keys(name: string, ...pressed: readonly string[]): Promise<void> {
  const wanted = page.getByLabel(name, { exact: true }).or(page.getByRole('button', { name, exact: true }));
  for (let tabs = 0; tabs < 150; tabs += 1) {
    await page.keyboard.press('Tab');
    const isThere = await wanted.evaluateAll((all) => all.some((one) => one === one.ownerDocument.activeElement));
    if (!isThere) continue;
    for (const key of pressed) await page.keyboard.press(key);
    return page.waitForLoadState();
  }
  throw new Error(`The Tab key does not come to “${name}” on ${page.url()}`);
}

const reads = (text: string | RegExp) => page.getByText(text).first().waitFor();

async function publishes(version: string): Promise<void> {
  await opens(`${version}/publish`);
  await page.getByRole('checkbox').focus();
  await page.keyboard.press('Space');
  await keys('Đưa vào sử dụng', 'Enter');
  await page.waitForURL(/saved=published/);
}

/** As a draft: nothing that is tried there is sent, and nothing leads away from it. */
async function tries(version: string): Promise<void> {
  const posted: string[] = [];
  page.on('request', (request) => request.method() === 'GET' || posted.push(request.url()));
  await opens(`${version}/as/phone`);
  await page.getByText('Kém', { exact: true }).click();
  await page.locator('#forward').click();
  expect(new URL(page.url()).pathname).toBe(`${version}/as/phone`);
  await page.getByRole('link', { name: 'Màn hình sau' }).click();
  await reads('Màn hình 2 trên');
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 800 });
  await opens(`${version}/as/tablet`);
  await page.getByRole('button', { name: 'Kém' }).click();
  await reads('Xin cảm ơn');
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.setViewportSize({ width: 1366, height: 768 });
  await opens(`${version}/as/keying`);
  await page.keyboard.press('1');
  await page.locator('#keying-text').fill('ẩm ướt');
  await page.keyboard.press('Enter');
  await page.keyboard.press('1');
  await reads('Không có gì được lưu.');
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.locator('#keying-question h2', { hasText: 'Ông/Bà thấy chợ thế nào?' }).waitFor();
  expect(posted).toEqual([]);
}

async function round(
  name: string,
  month: string,
  people: readonly [number, number],
  more: Answers = {},
): Promise<string> {
  const point = await aPoint(server);
  const days = [`2026-${month}-01`, `2026-${month}-20`, `2026-${month}-25`] as Day[];
  const [opensOn, endsOn, locksOn] = days as [Day, Day, Day];
  const wanted = { questionnaire: 'spring.cho-xa', name, opensOn, endsOn, locksOn, pointIds: [point.id] };
  const campaign = await aCampaign(server, wanted);
  await answered(server, { campaign, point }, [
    { people: people[0], answers: { HOW: 3, ...more } },
    { people: people[1], answers: { HOW: 1, WHY: 'ẩm ướt', ...more } },
  ]);
  await lockAnyway(server, campaign);
  return campaign.id;
}

it('is mapped by the keys of a keyboard alone, tried as phone, tablet, paper and keying, and put into use', async () => {
  await opens('/questionnaires/new?commune=spring');
  await page.getByRole('textbox').first().fill(JSON.stringify(brought));
  await page.getByRole('textbox').last().fill('Chợ xã');
  await page.getByRole('textbox').last().press('Enter');
  await page.waitForURL(/spring\.cho-xa\.v1/);
  await opens(`${OWN}.v1/edit`);
  await reads('Cần làm trước khi đưa vào sử dụng');
  await opens(`${OWN}.v1/edit/about`);
  await keys('Khảo sát về', 'Home');
  await keys('Lưu bản nháp', 'Enter');
  await page.waitForURL(/saved=yes/);
  await opens(`${OWN}.v1/edit/questions/HOW`);
  await keys('Tính là 1', 'Home');
  await keys('Câu này đo mức độ hài lòng', 'Space');
  await keys('Lấy câu này làm câu chung', 'Space');
  await keys('Lưu bản nháp', 'Enter');
  await page.waitForURL(/saved=yes/);
  await reads('câu chung');
  await reads('trả lời “Kém”');
  await opens(`${OWN}.v1`);
  await tries(`${OWN}.v1`);
  await publishes(`${OWN}.v1`);
});

it('is answered, and goes on in one line with its second version', async () => {
  const first = await round('Chợ tháng 6', '06', [45, 15]);
  await page.goto(`${server.url}${OWN}.v1`);
  await keys('Soạn phiên bản mới', 'Enter');
  await page.waitForURL(/spring\.cho-xa\.v2/);
  await opens(`${OWN}.v2/edit/questions/HOW`);
  await page.getByLabel('Tiếng Việt', { exact: true }).fill('Nhìn chung, Ông/Bà thấy chợ thế nào?');
  await keys('Lưu bản nháp', 'Enter');
  await page.waitForURL(/saved=yes/);
  await opens(`${OWN}.v2/changes`);
  await reads('Kết quả nối tiếp');
  await publishes(`${OWN}.v2`);
  const second = await round('Chợ tháng 7', '07', [58, 2]);
  const leader = await signInAs(server, { role: 'leader', communeId: 'spring' });
  await page.context().clearCookies();
  await page.context().addCookies(leader.cookies);
  await opens(`/dashboard?campaign=${first}`);
  await reads('75,0%');
  await opens(`/dashboard/time?campaign=${second}`);
  await reads('Chuỗi này gồm các phiên bản 1, 2');
  await reads(/96,7%/);
  expect(await page.locator('canvas[data-chart]').count()).toBe(1);
});

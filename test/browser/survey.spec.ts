import type { Browser, BrowserContext, Page } from 'playwright-core';
import { DataSource } from 'typeorm';
import { accessibilityFaults } from '../harness/axe.js';
import { openBrowser } from '../harness/browser.js';
import { phoneDay } from '../harness/phone-day.js';
import { startServer, type TestServer } from '../harness/server.js';
import { signInAs } from '../harness/sign-in.js';
import { aCampaign, aPoint, openSpring, type Spring } from '../harness/spring.js';

let server: TestServer;
let spring: Spring;
let browser: Browser;
let context: BrowserContext;
let page: Page;
/** What the page was not allowed to do, and what went wrong in it. */
let complaints: string[];

/** Questionnaires whose pages and questions come and go, one with texts; their collection points. */
const HIDING = ['case-hidden-page-default', 'case-hidden-page-onhidden', 'case-hidden-question-default'];
const CASES = [...HIDING, 'case-long-text'];
const cases = new Map<string, string>();

/** SurveyJS brings the picture of a timer with a style inside, which our policy refuses; nothing here has a timer. */
const TIMER_STYLE = 'sha256-Pp/vtHUW8EEiAh+JanwlbSOqQNrAchhFv9X7z+N5oOw=';

beforeAll(async () => {
  server = await startServer(phoneDay(), { SURVEYS_FOLDER: 'test/surveys' });
  const days = { opensOn: '2026-01-01', endsOn: '2099-12-31', locksOn: '2100-01-05' } as const;
  spring = await openSpring(server, { questionnaire: 'hoi-cho', ...days });
  for (const questionnaire of CASES) {
    const point = await aPoint(server, { name: questionnaire });
    await aCampaign(server, { questionnaire, pointIds: [point.id], ...days });
    cases.set(questionnaire, point.code);
  }
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});
afterEach(() => context.close());

async function scan(
  options: Parameters<Browser['newContext']>[0] = {},
  offline: string | null = null,
  code = spring.point.code,
): Promise<void> {
  context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'vi-VN', ...options });
  context.setDefaultTimeout(10_000);
  page = await context.newPage();
  complaints = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  if (offline) await page.route(offline, (route) => route.abort());
  await page.goto(`${server.url}/k/${code}`);
}

const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const stored = async (): Promise<Record<string, unknown>[]> => {
  const rows: { answers: string }[] = await server.get(DataSource).query('SELECT answers FROM survey_response');
  return rows.map(({ answers }) => JSON.parse(answers));
};

describe('a questionnaire with questions that the light form does not draw', () => {
  beforeEach(() => server.get(DataSource).query('DELETE FROM survey_response'));

  it('is drawn by SurveyJS within our policy, and stored by the same rules', async () => {
    await scan();
    await press('Tôi đồng ý và bắt đầu');
    const survey = page.locator('#survey');
    await survey.getByText('Hài lòng', { exact: true }).click();
    expect(await accessibilityFaults(page)).toEqual([]);
    // What reading aloud looks for.
    expect(await survey.locator('.sd-title:visible').count()).toBeGreaterThan(0);
    expect(await survey.locator('.sd-item__control-label:visible').count()).toBeGreaterThan(0);
    await page.setViewportSize({ width: 320, height: 256 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    await page.setViewportSize({ width: 360, height: 740 });
    await press('Tiếp theo');
    await survey.locator('label:visible').getByText('Tốt', { exact: true }).first().click();
    await survey.getByRole('textbox', { name: /Số lần đến/ }).fill('1.500');
    await survey.getByRole('textbox', { name: /Điều làm tốt/ }).fill('Nhanh, vui vẻ');
    await press('Tiếp theo');
    await survey.getByText('Người thân điền giúp', { exact: true }).click();
    await press('Hoàn thành');
    await page.getByText('Đã nhận được phiếu').waitFor();
    expect(await stored()).toEqual([expect.objectContaining({ G: 4, 'M.thai-do': expect.any(Number), S: 1500 })]);
    const comments: { question: string; text: string }[] = await server.get(DataSource).query('SELECT * FROM comment');
    expect(comments).toEqual([expect.objectContaining({ question: 'T.tot', text: 'Nhanh, vui vẻ' })]);
    expect(complaints.filter((one) => !one.includes(TIMER_STYLE))).toEqual([]);
  });

  it('goes on after a reload, waits for the network like any other, and is stored once', async () => {
    await scan();
    await press('Tôi đồng ý và bắt đầu');
    const survey = page.locator('#survey');
    await survey.getByText('Hài lòng', { exact: true }).click();
    await press('Tiếp theo');
    await survey.getByRole('textbox', { name: /Điều làm tốt/ }).fill('Nhanh');
    await press('English');
    await survey.getByText('How do you rate these?').first().waitFor();
    await page.reload();
    expect(await survey.getByRole('textbox', { name: /What is good/ }).inputValue()).toBe('Nhanh');
    await press('Next');
    await context.setOffline(true);
    await press('Complete');
    await page.getByText('It is kept on this phone').waitFor();
    await page.close();
    await context.setOffline(false);
    page = await context.newPage();
    await page.goto(`${server.url}/k/${spring.point.code}`);
    await page.getByText('Phiếu chờ trên máy này đã gửi đến nơi.').waitFor();
    expect(await stored()).toEqual([expect.objectContaining({ G: 4 })]);
  });

  it('shows nothing of it to the next person, and how it ended in both languages', async () => {
    await scan();
    await press('Tôi đồng ý và bắt đầu');
    const survey = page.locator('#survey');
    await survey.getByText('Hài lòng', { exact: true }).click();
    await press('English');
    await survey.getByText('Satisfied', { exact: true }).waitFor();
    expect(await survey.locator('input:checked').count()).toBe(1);
    const address = page.url();
    expect(address).not.toContain('#');
    await page.goto('about:blank');
    await page.goto(address);
    await press('I agree, start');
    await survey.getByText('Satisfied', { exact: true }).waitFor();
    expect(await survey.locator('input:checked').count()).toBe(0);
    await survey.getByText('Satisfied', { exact: true }).click();
    await press('Next');
    await press('Next');
    await page.route('**/responses', (route) => route.abort());
    await press('Complete');
    await page.getByText('Not sent: there is no network.').waitFor();
    await press('Tiếng Việt');
    await page.getByText('Chưa gửi được vì mất mạng.').waitFor();
    await page.unroute('**/responses');
    await press('Gửi lại');
    await page.getByText('Đã nhận được phiếu').waitFor();
    await press('English');
    await page.getByText('We have received your form').waitFor();
    await page.reload();
    await page.getByText('We have received your form').waitFor();
    expect(await stored()).toEqual([{ G: 4 }]);
  });

  it.each([
    ['SurveyJS', '**/survey.js*'],
    ['its definition', '**/questionnaire'],
  ])('is asked by the light form, question after question, where %s cannot be loaded', async (_, missing) => {
    await scan({}, missing);
    await page.getByRole('radio', { name: 'Hài lòng', exact: true }).check();
    await press('Tôi đồng ý và bắt đầu');
    await page
      .getByRole('group', { name: /Thái độ của cán bộ/ })
      .getByRole('radio', { name: 'Kém', exact: true })
      .check();
    await press('Tiếp tục');
    await press('Gửi');
    await page.getByText('Đã nhận được phiếu').waitFor();
    expect(await stored()).toEqual([{ G: 4, 'M.thai-do': 2 }]);
  });

  it('is asked in the same way without JavaScript', async () => {
    await scan({ javaScriptEnabled: false });
    await page.getByRole('radio', { name: 'Hài lòng', exact: true }).check();
    await press('Tôi đồng ý và bắt đầu');
    await page
      .getByRole('group', { name: /Thời gian chờ/ })
      .getByRole('radio', { name: 'Tốt', exact: true })
      .check();
    await press('Tiếp tục');
    await press('Gửi');
    await page.getByText('Đã nhận được phiếu').waitFor();
    expect(await stored()).toEqual([{ G: 4, 'M.thoi-gian': 4 }]);
  });

  it('is looked at by officers, who send nothing', async () => {
    const { cookies } = await signInAs(server, { role: 'officer', communeId: 'spring' });
    context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN' });
    await context.addCookies(cookies);
    page = await context.newPage();
    await page.goto(`${server.url}/questionnaires`);
    expect(await page.locator('main').innerText()).not.toContain('[[');
    await page.getByRole('link', { name: 'Tiếng Việt' }).first().click();
    await page.locator('#preview').getByText('Rất hài lòng', { exact: true }).click();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await stored()).toEqual([]);
  });
});

describe('a form drawn by SurveyJS', () => {
  beforeEach(() => server.get(DataSource).query('DELETE FROM survey_response'));

  const survey = () => page.locator('#survey');
  const choose = (name: string) => survey().getByText(name, { exact: true }).first().click();
  const begin = async (questionnaire: string): Promise<void> => {
    await scan({}, null, cases.get(questionnaire));
    await press('Tôi đồng ý và bắt đầu');
  };

  it.each(HIDING)('sends nothing to questions that no longer apply (%s)', async (questionnaire) => {
    await begin(questionnaire);
    await choose('Không hài lòng');
    await press('Tiếp theo');
    await survey().getByRole('textbox', { name: 'Vì sao?' }).fill('chờ lâu');
    await press('Trở về');
    await choose('Rất hài lòng');
    await press('Tiếp theo');
    await survey().locator('tbody input[type=radio]').first().check({ force: true });
    await press('Tiếp theo');
    await press('Hoàn thành');
    await page.getByText('Đã nhận được phiếu').waitFor();
    expect(await stored()).toEqual([{ G: 5, 'M.r1': 5 }]);
  });

  it('tells at its field, while it is written, that a text is too long', async () => {
    await begin('case-long-text');
    await choose('Hài lòng');
    await press('Tiếp theo');
    const field = survey().getByRole('textbox', { name: 'Nói ngắn gọn' });
    const told = survey().getByRole('alert').filter({ hasText: '200' });
    await field.fill('a'.repeat(200));
    await field.press('End');
    expect(await told.count()).toBe(0);
    await field.pressSequentially('bc');
    await told.waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await press('Tiếp theo');
    expect(await field.isVisible()).toBe(true);
    await field.press('Backspace');
    await field.press('Backspace');
    await told.waitFor({ state: 'detached' });
    const comment = survey().getByRole('textbox', { name: 'Góp ý' });
    await comment.fill('x'.repeat(2001));
    await survey().getByRole('alert').filter({ hasText: '2000' }).waitFor();
    await comment.fill('tốt');
    await press('Tiếp theo');
    await press('Tiếp theo');
    await press('Hoàn thành');
    await page.getByText('Đã nhận được phiếu').waitFor();
    expect(await stored()).toEqual([{ G: 4 }]);
  });

  it.each([
    ['at its question', { question: 'T', code: 'wrong-type', message: 'Câu trả lời không đúng dạng.' }],
    ['at the question it is a row of', { question: 'M.r2', code: 'required', message: 'Xin Ông/Bà trả lời câu này.' }],
    [
      'on top, where its question is not shown',
      { question: 'GONE', code: 'unknown-question', message: 'Không có câu này.' },
    ],
  ])('says what the server refuses %s, and is sent once it is right', async (_, error) => {
    await begin('case-long-text');
    await choose('Hài lòng');
    for (const _page of ['b', 'c', 'send']) await press('Tiếp theo');
    const refusal = { status: 422, json: { code: 'answers-invalid', status: 422, errors: [error] } };
    await page.route('**/responses', (route) => route.fulfill(refusal));
    for (const _time of ['first', 'again']) {
      while (!(await page.getByRole('button', { name: 'Hoàn thành', exact: true }).isVisible()))
        await press('Tiếp theo');
      await press('Hoàn thành');
      await page.locator('.sum').getByText(error.message).waitFor();
      expect(await page.evaluate('document.activeElement.className')).toBe('sum');
      const beside = survey().getByText(error.message);
      expect(await beside.count()).toBe(error.question === 'GONE' ? 0 : 1);
      expect(await accessibilityFaults(page)).toEqual([]);
    }
    await page.unroute('**/responses');
    while (!(await page.getByRole('button', { name: 'Hoàn thành', exact: true }).isVisible())) await press('Tiếp theo');
    await press('Hoàn thành');
    await page.getByText('Đã nhận được phiếu').waitFor();
  });

  it('says it where the whole form is refused', async () => {
    await begin('case-long-text');
    await choose('Hài lòng');
    for (const _page of ['b', 'c', 'send']) await press('Tiếp theo');
    const json = { code: 'version-unknown', status: 422, errors: [] };
    await page.route('**/responses', (route) => route.fulfill({ status: 422, json }));
    await press('Hoàn thành');
    await page.getByRole('alert').filter({ hasText: 'Phiếu này theo mẫu mà đợt khảo sát không dùng.' }).waitFor();
  });
});

import type { Browser, BrowserContext, Page } from 'playwright-core';
import { DataSource } from 'typeorm';
import { openBrowser } from './browser.js';
import { phoneDay } from './phone-day.js';
import { startServer, type TestServer } from './server.js';
import { aCampaign, aPoint, openSpring, type Spring } from './spring.js';

/** Somebody who fills in a form that SurveyJS draws, on a phone. */

export let server: TestServer;
export let spring: Spring;
export let browser: Browser;
export let context: BrowserContext;
export let page: Page;
/** What the page was not allowed to do, and what went wrong in it. */
export let complaints: string[];

/** Questionnaires whose pages and questions come and go, one with texts; their collection points. */
export const HIDING = ['case-hidden-page-default', 'case-hidden-page-onhidden', 'case-hidden-question-default'];
const CASES = [...HIDING, 'case-long-text', 'case-more-of-surveyjs', 'case-entries'];
export const cases = new Map<string, string>();

/** SurveyJS brings the picture of a timer with a style inside, which our policy refuses; nothing here has a timer. */
export const TIMER_STYLE = 'sha256-Pp/vtHUW8EEiAh+JanwlbSOqQNrAchhFv9X7z+N5oOw=';

export async function scan(
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

/** Another tab is opened, of the same phone or of the context that is given. */
export async function openTab(path: string, of = context): Promise<void> {
  context = of;
  page = await context.newPage();
  await page.goto(server.url + path);
}

export const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
export const stored = async (): Promise<Record<string, unknown>[]> => {
  const rows: { answers: string }[] = await server.get(DataSource).query('SELECT answers FROM survey_response');
  return rows.map(({ answers }) => JSON.parse(answers));
};

/** The server and the browser, anew for each file that is about them. */
export function withASurvey(): void {
  beforeAll(async () => {
    server = await startServer(phoneDay(), { SURVEYS_FOLDER: 'test/cases' });
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
}

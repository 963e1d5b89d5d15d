import { readdirSync } from 'node:fs';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { CommunesService } from '../../src/communes/communes.service.js';
import { openBrowser } from './browser.js';
import { phoneDay } from './phone-day.js';
import { startServer, type TestServer } from './server.js';
import { aCampaign, aPoint, openSpring } from './spring.js';

/** A small phone whose owner touches it, at a point of every questionnaire. */

export const UPRIGHT = { width: 360, height: 640 };
export const LYING = { width: 740, height: 360 };
const TOUCH = { hasTouch: true, locale: 'vi-VN', serviceWorkers: 'block' } as const;
/** Longer lists than these are scrolled through; the first answers are in sight. */
const MOST_IN_SIGHT = 7;

/** Every questionnaire that is shipped. */
export const keys = readdirSync('surveys').flatMap((file) => /^(.+)\.v1\.json$/.exec(file)?.[1] ?? []);

let server: TestServer;
let browser: Browser;
const codes = new Map<string, string>();
export let context: BrowserContext;
export let page: Page;

/** The server and the browser, anew for each file that is about them. */
export function withPhones(): void {
  beforeAll(async () => {
    server = await startServer(phoneDay());
    const days = { opensOn: '2026-01-01', endsOn: '2099-12-31', locksOn: '2100-01-05' } as const;
    await openSpring(server, days);
    const { counters } = await server.get(CommunesService, { strict: false }).catalogueOn('spring', phoneDay());
    for (const questionnaire of keys) {
      const counter = questionnaire === 'trung-tam' ? { counter: counters[0]?.key ?? null } : {};
      const point = await aPoint(server, { name: 'Quầy Tư pháp – Hộ tịch', ...counter });
      await aCampaign(server, { ...days, questionnaire, pointIds: [point.id] });
      codes.set(questionnaire, point.code);
    }
    browser = await openBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });
  afterEach(() => context.close());
}

export const addressOf = (questionnaire: string) => `${server.url}/k/${codes.get(questionnaire)}`;

export async function open(questionnaire: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<void> {
  context = await browser.newContext({ ...TOUCH, viewport: UPRIGHT, ...options });
  context.setDefaultTimeout(10_000);
  page = await context.newPage();
  await page.goto(addressOf(questionnaire));
}

export const screen = () => page.locator('.screen').getAttribute('data-screen');
export const leave = (name: string | null) =>
  page.locator(`.screen:not([data-screen="${name}"]), #done`).first().waitFor();
export const answers = () => page.locator('.screen .answers .o');
export const words = (text: string) => page.locator('.o').getByText(text, { exact: true });
export const press = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();

/** Answers that stand out of sight, or reach out of it, though there are few enough to be seen together. */
export async function hiddenAnswers(): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const all = [...document.querySelectorAll('.screen .answers .o')];
    if (all.length > ${MOST_IN_SIGHT}) all.length = 3;
    return all.filter((one) => {
      const { top, bottom, left, right } = one.getBoundingClientRect();
      return top < 0 || left < 0 || bottom > innerHeight || right > innerWidth;
    }).map((one) => document.querySelector('.screen').dataset.screen + ': ' + one.innerText);
  })()`);
}

/** Answers everything that is asked, with as few touches as there are answers, until the form is sent. */
export async function answerAll(long: boolean): Promise<{ short: number; touches: number }> {
  let touches = 0;
  let short = 0;
  const touch = async (what: Locator) => {
    await what.tap();
    touches += 1;
  };
  for (;;) {
    const name = await screen();
    const button = page.locator('#forward');
    const isLast = (await button.getAttribute('value')) === 'send';
    const more = page.locator('#more:visible');
    const select = page.locator('.screen select');
    const isOne = await page.locator('.screen [type=radio]').first().isVisible();
    if (await select.isVisible()) {
      // The list of the phone itself opens and is touched.
      await select.dispatchEvent('pointerdown', { width: 9, height: 9, pointerType: 'touch', bubbles: true });
      await select.selectOption({ index: 1 });
      touches += 2;
    } else if (await answers().first().isVisible()) await touch(answers().first());
    if (isLast) short ||= touches + 1;
    if (isLast && long && (await more.isVisible())) await touch(more);
    else if (isLast || !(isOne || (await select.isVisible()))) await touch(button);
    await leave(name);
    if (await page.locator('#done').isVisible()) return { short, touches };
  }
}

import type { Browser, BrowserContext, Page } from 'playwright-core';
import { ParticipationQueries } from '../../src/participation/participation.queries.js';
import { openBrowser } from './browser.js';
import { phoneDay } from './phone-day.js';
import { startServer, type TestServer } from './server.js';
import { openSpring, type Spring } from './spring.js';

/** Somebody who fills in the form of the Centre on a phone. */

/** What the worker keeps is asked of the phones of `offline.spec.ts`; here it would be one more process a person. */
const PHONE = { viewport: { width: 360, height: 740 }, locale: 'vi-VN', serviceWorkers: 'block' } as const;

export let server: TestServer;
export let spring: Spring;
let browser: Browser;
export let context: BrowserContext;
export let page: Page;

export async function scan(options: Parameters<Browser['newContext']>[0] = {}, path = ''): Promise<void> {
  context = await browser.newContext({ ...PHONE, ...options });
  page = await context.newPage();
  await page.goto(`${server.url}/k/${spring.point.code}${path}`);
}

/** The same in a browser that is otherwise. @param script what makes it so, before any of ours */
export async function scanWith(script: string): Promise<void> {
  context = await browser.newContext(PHONE);
  page = await context.newPage();
  await page.addInitScript(script);
  await page.goto(`${server.url}/k/${spring.point.code}`);
}

/** The same in a browser that keeps nothing. */
export const scanWithoutStorage = () =>
  scanWith(`Object.defineProperty(window, 'sessionStorage', { get() { throw new Error('no storage here'); } });`);

export const press = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
/** By keyboard, which stays on the screen; a finger goes on. */
export const choose = (name: string) => page.getByRole('radio', { name, exact: true }).press('Space');
export const isChosen = (name: string) => page.getByRole('radio', { name, exact: true }).isChecked();
export const waitFor = (text: string | RegExp) => page.getByText(text).first().waitFor();
export const total = async (): Promise<number> =>
  (await server.get(ParticipationQueries, { strict: false }).count(spring.campaign)).total;

/** To the comment, with which the short form ends. */
export async function walkToTheEnd(assisted?: string): Promise<void> {
  await choose('Hài lòng');
  await press('Tiếp tục');
  await waitFor('Câu 2 / 9');
  await choose('Hộ tịch');
  for (let at = 3; at <= 8; at += 1) {
    await press('Tiếp tục');
    await waitFor(`Câu ${at} / 9`);
  }
  await press('Tiếp tục');
  await waitFor('Ai điền phiếu này?');
  if (assisted) await choose(assisted);
  await press('Tiếp tục');
  await waitFor('Câu 9 / 9');
}

/** The server and the browser, anew for each file that is about them. */
export function withAForm(): void {
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
}

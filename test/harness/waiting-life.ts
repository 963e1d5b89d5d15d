import type { Browser } from 'playwright-core';
import { type Day } from '../../src/rules/days.js';
import { openBrowser } from './browser.js';
import { PhoneAndTablet, type Weather } from './phone-and-tablet.js';
import { startServer, type TestServer } from './server.js';
import { openSpring, type Spring } from './spring.js';

/** A phone and a tablet whose answers wait, in every weather. */

/** Another seed is another life; `WAITING_DAYS=5000` a longer one. */
export const DAYS = Number(process.env.WAITING_DAYS ?? 150);
export const SEED = Number(process.env.WAITING_SEED ?? Date.now() % 1_000_000_007) || 1;
export const FIRST_DAY: Day = '2026-11-01';
export const DAY_MS = 86_400_000;

export let server: TestServer;
export let spring: Spring;
let browser: Browser;
export let devices: PhoneAndTablet;

export const aheadOfNow = (day: Day): number => Date.parse(`${day}T05:00:00Z`) - Date.now();
export const at = (clockAheadMs: number, ...weatherNow: readonly Weather[]) => ({ clockAheadMs, weatherNow });

/** The server and the browser, anew for each file that is about them. */
export function throughDays(): void {
  beforeAll(async () => {
    server = await startServer(FIRST_DAY);
    spring = await openSpring(server, { opensOn: '2026-01-01', endsOn: '2099-12-31', locksOn: '2100-01-05' });
    browser = await openBrowser();
  });
  beforeEach(async () => {
    server.clock.moveTo(FIRST_DAY);
    devices = await PhoneAndTablet.open(browser, server, spring.point.code);
  });
  afterEach(() => devices.close());
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });
}

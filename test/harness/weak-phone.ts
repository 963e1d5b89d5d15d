import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { DataSource } from 'typeorm';
import { openBrowser } from './browser.js';
import { phoneDay } from './phone-day.js';
import { startServer, type TestServer } from './server.js';
import { openSpring, type Spring } from './spring.js';
import { type WeakNetwork, weakNetwork } from './weak-network.js';

/** A phone in a hand, a server, and a network between them that can be cut. */

export const THANKS = 'Đã nhận được phiếu. Xin cảm ơn Ông/Bà!';
export const STAYS = 'Chưa gửi được vì mất mạng. Phiếu đang lưu trên máy này; xin mở lại trang này khi có mạng để gửi.';
export const PAGE_ONLY = /Máy này không lưu được phiếu, đóng trang là mất/;
export const ARRIVED = /Phiếu chờ trên máy này đã gửi đến nơi. Mã biên nhận: ([0-9A-Z]{4} ){3}[0-9A-Z]/;

export let server: TestServer;
export let network: WeakNetwork;
export let spring: Spring;
let browser: Browser;
export let context: BrowserContext;
export let page: Page;

/** Somebody else's phone, or the same one in other hands. */
export async function takePhone(options: Parameters<Browser['newContext']>[0] = {}): Promise<void> {
  context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'vi-VN', ...options });
}

/** Another browser on the same phone, after a restart. */
export function takeBrowser(other: BrowserContext): void {
  context = other;
}

/** Another of its tabs is looked at. */
export function turnTo(tab: Page): void {
  page = tab;
}

export async function scan(path = '', code = spring.point.code): Promise<Page> {
  page = await context.newPage();
  await page.goto(`${network.url}/k/${code}${path}`);
  return page;
}

/** Answers the general question and goes on to the screen that sends. */
export async function answer(level: number): Promise<void> {
  await page.locator(`input[name=G][value="${level}"]`).check();
  await page.evaluate(
    `while (!document.querySelector('[data-screen=TEXT]')) document.getElementById('forward').click()`,
  );
}

export const press = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
export const send = () => press('Gửi');
const read = (selector: string) => page.locator(selector).innerText();
export const waitFor = (text: string | RegExp) => page.getByText(text).first().waitFor();
export const isSaid = (text: string | RegExp) => page.getByText(text).first().isVisible();
export const waiting = async () => (await read('#waiting')).replace(/\s+/g, ' ').replace(' Gửi lại', '');
export const stored = async (): Promise<number[]> => {
  const rows: { answers: string }[] = await server.get(DataSource).query('SELECT answers FROM survey_response');
  return rows.map(({ answers }) => JSON.parse(answers).G).sort();
};

/** Does something with what the phone keeps, as a page of any version could. */
function inStorage<T>(what: string): Promise<T> {
  return page.evaluate(`(async () => {
    const done = (request) => new Promise((resolve) => { request.onsuccess = () => resolve(request.result); });
    const opening = indexedDB.open('form', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('answers', { keyPath: 'id' });
    const db = await done(opening);
    const result = await done(db.transaction('answers', 'readwrite').objectStore('answers').${what});
    db.close();
    return result;
  })()`);
}

export const kept = () => inStorage<object[]>('getAll()');
export const plant = (record: object) => inStorage<unknown>(`put(${JSON.stringify(record)})`);

/** An answer as it waits, in the words of format 1. */
export function waitingAt(code: string): { id: string; code: string; frozen: string } {
  const id = randomUUID();
  return { id, code, frozen: JSON.stringify({ id, answers: { G: 4 }, answeredOn: phoneDay() }) };
}

export async function untilNothingIsKept(): Promise<void> {
  while ((await kept()).length > 0) await page.waitForTimeout(20);
}

/** The server and the browser, anew for each file that is about them. */
export function withAPhone(): void {
  beforeAll(async () => {
    server = await startServer(phoneDay());
    network = await weakNetwork(server.url);
    spring = await openSpring(server, { opensOn: '2026-01-01', endsOn: '2099-12-31', locksOn: '2100-01-05' });
    browser = await openBrowser();
  });
  beforeEach(() => server.get(DataSource).query('DELETE FROM survey_response'));
  afterEach(async () => {
    // A killed browser has closed its own.
    await context.close().catch(() => undefined);
    network.mend();
  });
  afterAll(async () => {
    await browser.close();
    await network.stop();
    await server.stop();
  });
}

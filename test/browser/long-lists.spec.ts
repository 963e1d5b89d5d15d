import type { Browser, BrowserContext } from 'playwright-core';
import { CommunesService } from '../../src/communes/communes.service.js';
import { accessibilityFaults } from '../harness/axe.js';
import { openBrowser } from '../harness/browser.js';
import { listPages, manyOfEach, oneOfEach } from '../harness/long-lists.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { SPRING } from '../harness/spring.js';

let server: TestServer;
let browser: Browser;
let officer: SignedIn;
let administrator: SignedIn;

beforeAll(async () => {
  server = await startServer('2026-11-03');
  await server.get(CommunesService, { strict: false }).import(SPRING, '2026-01-01', 'test');
  officer = await signInAs(server, { role: 'officer', communeId: 'spring', fullName: 'Nguyễn Thị Minh Khai' });
  administrator = await signInAs(server, { role: 'administrator', communeId: null });
  await oneOfEach(server, officer);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

async function signedIn(person: SignedIn, width: number): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width, height: 768 }, locale: 'vi-VN' });
  await context.addCookies(person.cookies);
  return context;
}

it.each([1366, 1024])('the header of an officer and of an administrator takes one line at %i px', async (width) => {
  for (const person of [officer, administrator]) {
    const context = await signedIn(person, width);
    const page = await context.newPage();
    await page.goto(`${server.url}/campaigns?commune=spring`);
    const tops = await page.locator('.site-nav > ul > li, .brand, .account').evaluateAll((all) => {
      return all.map((one) => Math.round(one.getBoundingClientRect().top + one.getBoundingClientRect().height / 2));
    });
    expect(Math.max(...tops) - Math.min(...tops)).toBeLessThan(8);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    await page.locator('.site-more summary').click();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await page.locator('.site-more details').getAttribute('open')).toBeNull();
    await context.close();
  }
});

it('no list with long names scrolls sideways, on a phone or a laptop', async () => {
  await manyOfEach(server, 40);
  const wide: string[] = [];
  for (const width of [360, 1366]) {
    const pages = await Promise.all(
      [officer, administrator].map(async (one) => (await signedIn(one, width)).newPage()),
    );
    for (const path of listPages) {
      const page = pages[/^\/(?:users|audit|communes$)/.test(path) ? 1 : 0];
      await page?.goto(server.url + path, { waitUntil: 'domcontentloaded' });
      const beyond = await page?.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      if (beyond !== 0) wide.push(`${path} at ${width} px by ${beyond} px`);
    }
    for (const page of pages) await page.context().close();
  }
  expect(wide).toEqual([]);
});

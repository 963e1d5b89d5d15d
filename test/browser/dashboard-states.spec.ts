import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { accessibilityFaults } from '../harness/axe.js';
import { openBrowser } from '../harness/browser.js';
import { dashboardPages, dashboardStates, standInEveryState } from '../harness/dashboard-states.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';

/** `DASHBOARD_PICTURES=folder` keeps a picture of every page in every state, on a phone, a laptop, in the dark and on A4. */
const PICTURES = process.env.DASHBOARD_PICTURES;

let server: TestServer;
let browser: Browser;
const PROVINCE = 'province';
/** Who reads, by commune; the province by its name. */
const readers = new Map<string, SignedIn>();

beforeAll(async () => {
  server = await startServer('2026-11-21');
  await standInEveryState(server);
  for (const { commune } of dashboardStates) {
    readers.set(commune, await signInAs(server, { role: 'leader', communeId: commune }));
  }
  readers.set(PROVINCE, await signInAs(server, { role: 'province', communeId: null }));
  browser = await openBrowser();
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

interface Look {
  readonly width: number;
  readonly height: number;
  readonly colorScheme?: 'dark';
}

async function readsOf(commune: string, { width, height, colorScheme }: Look): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, locale: 'vi-VN' });
  await context.addCookies(readers.get(commune)?.cookies ?? []);
  return context.newPage();
}

/** What is wrong with the page as it stands, one line each. */
async function faultsOf(page: Page): Promise<readonly string[]> {
  const beyond = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
  return [...(await accessibilityFaults(page)), ...(beyond > 0 ? [`scrolls sideways by ${beyond} px`] : [])];
}

async function sheetsOf(page: Page): Promise<number> {
  const pdf = await page.pdf({ format: 'A4' });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

describe.each(dashboardStates)('the dashboard of $commune', ({ commune }) => {
  afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));

  it('has no fault on a phone, and is printed on two sheets at most', async () => {
    const page = await readsOf(commune, PHONE);
    await page.goto(`${server.url}/dashboard`);
    expect(await faultsOf(page)).toEqual([]);
    expect(await sheetsOf(page)).toBeLessThanOrEqual(2);
  });
});

it('both subjects of a commune as most are, with all departments, stand on two screens of a phone', async () => {
  const page = await readsOf('hong-chau', PHONE);
  await page.goto(`${server.url}/dashboard`);
  const cards = page.locator('.subject-card');
  expect(await cards.count()).toBe(2);
  const box = await cards.last().boundingBox();
  expect((box?.y ?? 0) + (box?.height ?? Infinity)).toBeLessThanOrEqual(2 * PHONE.height);
});

const PHONE: Look = { width: 360, height: 740 };
const looks: Readonly<Record<string, Look>> = {
  phone: PHONE,
  laptop: { width: 1366, height: 768 },
  dark: { width: 1366, height: 768, colorScheme: 'dark' },
};

if (PICTURES) {
  it('every page in every state is kept as a picture, and has no fault', async () => {
    const faults: string[] = [];
    const pages = dashboardStates.map(({ commune }) => ({ reader: commune, paths: dashboardPages(commune) }));
    for (const { reader, paths } of [...pages, { reader: PROVINCE, paths: { city: '/city' } }]) {
      for (const [look, size] of Object.entries(looks)) {
        const page = await readsOf(reader, size);
        for (const [name, path] of Object.entries(paths)) {
          const reply = await page.goto(server.url + path);
          // Nobody may read what is not there or not told; everything else has to be.
          if (![200, 404, 409].includes(reply?.status() ?? 0)) faults.push(`${path}: ${reply?.status()}`);
          const file = join(PICTURES, `${name}-${reader}`);
          await page.screenshot({ path: `${file}-${look}.png`, fullPage: true });
          faults.push(...(await faultsOf(page)).map((fault) => `${path} ${look}: ${fault}`));
          if (look === 'laptop') writeFileSync(`${file}.pdf`, await page.pdf({ format: 'A4' }));
        }
        await page.context().close();
      }
    }
    expect(faults).toEqual([]);
  }, 1_800_000);
}

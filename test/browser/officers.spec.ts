import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext } from 'playwright-core';
import { CampaignsService } from '../../src/campaigns/campaigns.service.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import { SimulationService } from '../../src/simulation/simulation.service.js';
import { accessibilityFaults } from '../harness/axe.js';
import { openBrowser } from '../harness/browser.js';
import { startServer, type TestServer } from '../harness/server.js';
import { signInAs } from '../harness/sign-in.js';

let server: TestServer;
let browser: Browser;
let context: BrowserContext;
let campaign: string;

beforeAll(async () => {
  server = await startServer('2026-11-21');
  const data = JSON.parse(readFileSync('data/communes/viet-khe.json', 'utf8'));
  await server.get(CommunesService, { strict: false }).import(data, '2026-01-01');
  await server.get(SimulationService, { strict: false }).simulate('viet-khe', 1_000, 3);
  const campaigns = await server.get(CampaignsService, { strict: false }).list('viet-khe');
  campaign = campaigns.find(({ continuous }) => continuous)?.id ?? '';
  browser = await openBrowser();
  context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  const { cookie } = await signInAs(server, { role: 'administrator', communeId: null });
  await context.addCookies(
    cookie.split('; ').map((one) => {
      const [name = '', value = ''] = one.split('=');
      return { name, value, url: server.url };
    }),
  );
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

it.each([
  '/communes',
  '/communes/viet-khe',
  '/campaigns',
  '/campaigns/new?commune=viet-khe',
  '/campaigns/CAMPAIGN',
  '/campaigns/CAMPAIGN/lock',
  '/campaigns/CAMPAIGN/participation',
  '/points?commune=viet-khe',
  '/points/sheets?commune=viet-khe&size=a5',
  '/users',
])('%s has no accessibility fault, on a desk and on a phone', async (path) => {
  const page = await context.newPage();
  const reply = await page.goto(server.url + path.replace('CAMPAIGN', campaign), { waitUntil: 'domcontentloaded' });
  expect(reply?.status()).toBe(200);
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.close();
});

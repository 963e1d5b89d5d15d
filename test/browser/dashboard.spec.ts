import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { CampaignsService } from '../../src/campaigns/campaigns.service.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import { FiguresService } from '../../src/figures/figures.service.js';
import { SimulationService } from '../../src/simulation/simulation.service.js';
import { accessibilityFaults } from '../harness/axe.js';
import { openBrowser } from '../harness/browser.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';

let server: TestServer;
let browser: Browser;
let leader: SignedIn;

beforeAll(async () => {
  server = await startServer('2026-11-21');
  const data = JSON.parse(readFileSync('data/communes/hong-chau.json', 'utf8'));
  await server.get(CommunesService, { strict: false }).import(data, '2026-01-01');
  await server.get(SimulationService, { strict: false }).simulate('hong-chau', 3_000, 7);
  leader = await signInAs(server, { role: 'leader', communeId: 'hong-chau' });
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function open(path: string, width = 1366, height = 768) {
  const context = await browser.newContext({ viewport: { width, height } });
  await context.addCookies(
    leader.cookie.split('; ').map((cookie) => {
      const [name = '', value = ''] = cookie.split('=');
      return { name, value, url: server.url };
    }),
  );
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto(`${server.url}${path}`);
  return { page, errors };
}

describe("the leader's first screen", () => {
  it('answers whether each subject meets the target, without scrolling and with equal figures on page and API', async () => {
    const { page, errors } = await open('/dashboard');
    for (const title of ['Hài lòng với hoạt động của chính quyền', 'Hài lòng với Trung tâm Phục vụ hành chính công']) {
      const card = page.getByRole('region', { name: title });
      expect((await card.boundingBox())?.y).toBeLessThan(500);
      expect(await card.textContent()).toMatch(/ĐÃ CHỐT \d\d\/\d\d/);
    }
    const campaigns = await server.get(CampaignsService, { strict: false }).list('hong-chau');
    const locked = [];
    for (const campaign of campaigns) {
      const publications = await server.get(FiguresService, { strict: false }).latest(campaign);
      if (campaign.questionnaireVersion === 'chinh-quyen.v1' && publications.some((one) => one.locked))
        locked.push(campaign);
    }
    const answer = await leader.get(`/api/v1/campaigns/${locked[0]?.id}/satisfaction`, { accept: 'application/json' });
    const { overall } = (await answer.json()) as { overall: { satisfied: number; base: number } };
    const card = page.getByRole('region', { name: 'Hài lòng với hoạt động của chính quyền' });
    expect(await card.textContent()).toContain(`${overall.satisfied}/${overall.base} phiếu`);
    expect(errors).toEqual([]);
  });

  it.each([
    ['/dashboard', 1366, 768],
    ['/dashboard?subject=centre', 1366, 768],
    ['/dashboard?subject=centre', 360, 740],
  ] as const)(
    '%s at %i pixels has no accessibility fault and does not scroll sideways',
    async (path, width, height) => {
      const { page } = await open(path, width, height);
      expect(await accessibilityFaults(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    },
  );
});

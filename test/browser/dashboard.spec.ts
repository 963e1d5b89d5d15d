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
  await server.get(CommunesService, { strict: false }).import(data, '2026-01-01', 'test');
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
  await context.addCookies(leader.cookies);
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
      if (campaign.questionnaireVersion === 'chinh-quyen.v1' && publications.length > 0) locked.push(campaign);
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

describe("a chairman's four questions", () => {
  it.each([
    [1366, 768],
    [360, 740],
  ])('are answered in words at %i × %i', async (width, height) => {
    const { page } = await open('/dashboard', width, height);
    const card = page.getByRole('region', { name: 'Hài lòng với hoạt động của chính quyền' });
    const words = (await card.textContent()) ?? '';
    expect(words).toMatch(/(ĐẠT|CHƯA ĐẠT) mục tiêu trên số phiếu thu được/);
    expect(words).toMatch(/So với đợt tháng .+ (tăng|giảm|chưa đủ căn cứ nói là thay đổi thật)\./);
    expect(words).toMatch(/[Đđ]ủ căn cứ khẳng định/);
    expect(words).toMatch(/Tự điền .+%.+cán bộ giúp .+%/);
    expect(words).toMatch(/Chỉ tính phiếu chắc chắn mỗi người một lần: .+%/);
    const first = page.getByRole('region', { name: 'Cần quan tâm trước' });
    const named = await first.getByRole('listitem').allTextContents();
    expect(named.length).toBeLessThanOrEqual(3);
    for (const item of named) expect(item).toMatch(/: [\d.]+\/[\d.]+ phiếu hài lòng \(.+%\) → ./);
    const box = await first.boundingBox();
    if (width === 1366) expect((box?.y ?? height) + (box?.height ?? height)).toBeLessThanOrEqual(height);
  });

  it('lead from what to look after first to how that very figure was reached', async () => {
    const { page } = await open('/dashboard');
    const item = page.getByRole('region', { name: 'Cần quan tâm trước' }).getByRole('link').first();
    const [, counts = ''] = /: ([\d.]+\/[\d.]+ phiếu)/.exec((await item.textContent()) ?? '') ?? [];
    await item.click();
    expect(await page.getByRole('main').textContent()).toContain(counts);
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});

describe('the tables, the summary to send and the page of methods', () => {
  it.each([
    ['/dashboard/tables?by=element', 1366],
    ['/dashboard/tables?by=age', 360],
    ['/dashboard/methods', 1366],
    ['/dashboard/methods?lang=en', 360],
    ['/dashboard/summary', 1366],
    ['/dashboard/summary?lang=en', 360],
  ] as const)('%s at %i pixels have no accessibility fault and do not scroll sideways', async (path, width) => {
    const { page, errors } = await open(path, width, 740);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    expect(errors).toEqual([]);
  });

  it('keep the choice of a table in the address', async () => {
    const { page } = await open('/dashboard/tables');
    await page.getByLabel('Chia theo').selectOption('channel');
    await page.getByRole('button', { name: 'Xem' }).click();
    await page.waitForURL(/by=channel/);
    expect(await page.getByRole('region', { name: 'Nơi trả lời' }).first().textContent()).toContain('Phiếu giấy');
  });
});

/** Mean brightness, 0 … 255, of what is drawn on the first chart. */
const BRIGHTNESS = `(() => {
  const canvas = document.querySelector('canvas[data-chart]');
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  let [sum, drawn] = [0, 0];
  for (let at = 0; at < data.length; at += 4) {
    if (data[at + 3] < 200) continue;
    sum += (data[at] + data[at + 1] + data[at + 2]) / 3;
    drawn += 1;
  }
  return sum / drawn;
})()`;

describe('every chart', () => {
  it('has its table beneath it with a row for each point, and three files that are there', async () => {
    const { page } = await open('/dashboard?subject=centre');
    for (const canvas of await page.locator('canvas[data-chart]').all()) {
      const { data } = JSON.parse((await canvas.getAttribute('data-chart')) ?? '') as {
        data: { labels?: string[]; datasets: { type?: string }[] };
      };
      const points = data.labels?.length ?? data.datasets.filter(({ type }) => type === 'scatter').length;
      const table = canvas.locator('xpath=ancestor::div[1]/following-sibling::details[1]').locator('tbody tr');
      expect(await table.count()).toBe(points);
    }
    const files = await page
      .locator('a[href*="/dashboard/charts/"]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    const named = files.map((file) => /charts\/(\w+\.\w+)/.exec(file)?.[1]).toSorted();
    const charts = ['units', 'funnel', 'elements', 'questions', 'months', 'quarters'];
    expect(named).toEqual(charts.flatMap((name) => ['csv', 'png', 'svg'].map((type) => `${name}.${type}`)).toSorted());
    for (const file of files.filter((one) => one.includes('.csv'))) expect((await leader.get(file)).status).toBe(200);
  });

  it('has the colours of the page, of the light one on paper', async () => {
    const { page } = await open('/dashboard?subject=centre');
    const light = Number(await page.evaluate(BRIGHTNESS));
    await page.emulateMedia({ colorScheme: 'dark' });
    let dark = light;
    for (let tries = 0; tries < 100 && dark > light - 20; tries += 1) {
      await page.waitForTimeout(20);
      dark = Number(await page.evaluate(BRIGHTNESS));
    }
    expect(dark).toBeLessThan(light - 20);
    await page.evaluate('dispatchEvent(new Event("beforeprint"))');
    expect(Number(await page.evaluate(BRIGHTNESS))).toBeGreaterThan(dark + 20);
  });
});

it('elements by unit fit a phone without scrolling inside', async () => {
  const { page } = await open('/dashboard?subject=centre', 360, 740);
  const table = page.getByRole('region', { name: 'Yếu tố theo đơn vị' });
  expect(await table.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0);
});

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
import { aResponse, post } from '../harness/spring.js';

let server: TestServer;
let browser: Browser;
let leader: SignedIn;

beforeAll(async () => {
  server = await startServer('2026-11-21');
  const data = JSON.parse(readFileSync('data/communes/hong-chau.json', 'utf8'));
  await server.get(CommunesService, { strict: false }).import(data, '2026-01-01', 'test');
  await server.get(SimulationService, { strict: false }).simulate('hong-chau', 3_000, 78, 2);
  leader = await signInAs(server, { role: 'leader', communeId: 'hong-chau' });
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

// Pages that stay open keep their streams, of which a session has so many.
afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));

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
      const box = await card.boundingBox();
      expect((box?.y ?? 768) + (box?.height ?? 768)).toBeLessThanOrEqual(768);
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
    ['/dashboard', 360, 740],
    ['/dashboard/units?subject=centre', 1366, 768],
    ['/dashboard/units?subject=centre', 360, 740],
    ['/dashboard/units/van-phong?subject=centre', 1366, 768],
    ['/dashboard/units/van-phong?subject=administration', 360, 740],
    ['/dashboard/questions?subject=centre', 360, 740],
    ['/dashboard/time?subject=centre', 1366, 768],
    ['/dashboard/compare?subject=centre', 1366, 768],
    ['/dashboard/compare?subject=centre', 360, 740],
    ['/dashboard/time?subject=meeting', 360, 740],
    ['/dashboard/trust?subject=centre', 360, 740],
    ['/dashboard/tables?subject=centre', 360, 740],
  ] as const)(
    '%s at %i pixels has no accessibility fault and does not scroll sideways',
    async (path, width, height) => {
      const { page, errors } = await open(path, width, height);
      expect(await accessibilityFaults(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
      expect(errors).toEqual([]);
    },
  );

  it.each([
    [1366, 768],
    [360, 740],
  ])('tells in words at %i × %i whether it changed, and whether it may be believed', async (width, height) => {
    const { page } = await open('/dashboard', width, height);
    const card = page.getByRole('region', { name: 'Hài lòng với hoạt động của chính quyền' });
    const words = (await card.textContent()) ?? '';
    expect(words).toMatch(/(ĐẠT|CHƯA ĐẠT) mục tiêu trên số phiếu thu được/);
    expect(words).toMatch(/So với đợt tháng .+ (tăng|giảm|chưa đủ căn cứ nói là thay đổi thật)\./);
    expect(words).toMatch(/[Đđ]ủ căn cứ khẳng định/);
    expect(words).toMatch(/Cán bộ giúp điền .+%.+bỏ các phiếu đó còn .+%/);
  });

  it('hears of new answers while it is open', async () => {
    const { page } = await open('/dashboard');
    const running = page.getByRole('region', { name: 'Đang thu phiếu' }).getByRole('listitem').first();
    const address = (await running.locator('[data-live-from]').getAttribute('data-live-from')) ?? '';
    const before = Number(((await running.locator('[data-responses]').textContent()) ?? '').replace(/\D/g, ''));
    const campaigns = server.get(CampaignsService, { strict: false });
    const campaign = await campaigns.find(/campaigns\/([^/]+)/.exec(address)?.[1] ?? '');
    const point = (await campaigns.pointsOf(campaign)).find(({ kind }) => kind === 'qr' || kind === 'meeting');
    expect((await post(server, point?.code ?? '', aResponse({ G: 5 }, { answeredOn: '2026-11-21' }))).status).toBe(201);
    await running.getByText(`${before + 1} phiếu`).waitFor();
  });
});

/** What is touched, and on which page the sheet is asked for. */
const COUNTS_TOUCHES = `
  document.addEventListener('click', () => { sessionStorage.touches = Number(sessionStorage.touches ?? 0) + 1; });
  window.print = () => { sessionStorage.printed = location.pathname; };
`;

describe.each([
  [1366, 768],
  [360, 740],
])('a chairman at %i × %i', (width, height) => {
  it('names the worst department, its worst question, how certain and since when, and hands out its sheet', async () => {
    const page = await (await browser.newContext({ viewport: { width, height } })).newPage();
    await page.addInitScript({ content: COUNTS_TOUCHES });
    await page.goto(`${server.url}/login`);
    await page.getByLabel('Tên đăng nhập').fill(leader.name);
    await page.getByLabel('Mật khẩu').fill(leader.password);
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    // Worst first: the first row of each list, what certainly fails above all.
    const list = page.getByRole('table', { name: /Theo đơn vị: Hài lòng với Trung tâm/ });
    const worst = list.getByRole('row').nth(1);
    expect(await worst.textContent()).toMatch(/CHƯA ĐẠT, (chưa )?đủ căn cứ/);
    const name = (await worst.getByRole('link').textContent()) ?? '';
    await worst.getByRole('link').click();
    await page.waitForURL(/\/dashboard\/units\/[\w-]+/);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(name);
    const said = (await page.getByRole('main').textContent()) ?? '';
    expect(said).toMatch(/CHƯA ĐẠT mục tiêu trên số phiếu thu được/);
    expect(said).toMatch(/So với quý .+: .+% → .+%; (tăng|giảm|chưa đủ căn cứ nói là thay đổi thật)\./);
    const questions = page.getByRole('region', { name: 'Theo câu hỏi, thấp nhất trước' }).first();
    expect(await questions.getByRole('row').nth(1).textContent()).toMatch(/\d,\d%/);
    await page.getByRole('button', { name: 'In phiếu giao việc' }).click();
    // Signing in, the department, its sheet.
    const told = await page.evaluate('[sessionStorage.printed, sessionStorage.touches]');
    expect(told).toEqual([new URL(page.url()).pathname, '3']);
    // Printed on one sheet of A4, with room for causes, remedies, a day and a signature.
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
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
  const files: string[] = [];

  it.each(['units', 'questions', 'time'])('of %s has its table beneath it with a row for each point', async (name) => {
    const { page } = await open(`/dashboard/${name}?subject=centre`);
    for (const canvas of await page.locator('canvas[data-chart]').all()) {
      const { data } = JSON.parse((await canvas.getAttribute('data-chart')) ?? '') as {
        data: { labels?: string[]; datasets: { type?: string }[] };
      };
      const points = data.labels?.length ?? data.datasets.filter(({ type }) => type === 'scatter').length;
      const table = canvas.locator('xpath=ancestor::div[1]/following-sibling::details[1]').locator('tbody tr');
      expect(await table.count()).toBe(points);
    }
    const links = page.locator('a[href*="/dashboard/charts/"]');
    files.push(...(await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))));
  });

  it('has three files that are there', async () => {
    const named = files.map((file) => /charts\/(\w+\.\w+)/.exec(file)?.[1]).toSorted();
    const charts = ['units', 'elements', 'questions', 'months', 'quarters'];
    expect(named).toEqual(charts.flatMap((name) => ['csv', 'png', 'svg'].map((type) => `${name}.${type}`)).toSorted());
    for (const file of files.filter((one) => one.includes('.csv'))) expect((await leader.get(file)).status).toBe(200);
  });

  it('has the colours of the page, of the light one on paper', async () => {
    const { page } = await open('/dashboard/time?subject=centre');
    const light = Number(await page.evaluate(BRIGHTNESS));
    await page.emulateMedia({ colorScheme: 'dark' });
    let dark = light;
    for (let tries = 0; tries < 100 && dark > light - 20; tries += 1) {
      await page.waitForTimeout(20);
      dark = Number(await page.evaluate(BRIGHTNESS));
    }
    expect(dark).toBeLessThan(light - 20);
    await page.evaluate('dispatchEvent(new Event("beforeprint"))');
    expect(Number(await page.evaluate(BRIGHTNESS))).toBeGreaterThan(dark + 5);
  });
});

it('elements by unit fit a phone without scrolling inside', async () => {
  const { page } = await open('/dashboard/units?subject=centre', 360, 740);
  const table = page.getByRole('region', { name: 'Yếu tố theo đơn vị' }).locator('.table-scroll');
  expect(await table.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0);
});

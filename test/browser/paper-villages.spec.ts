import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { commands } from '../../src/commands.js';
import { parseCall } from '../../src/config/command.js';
import { openBrowser } from '../harness/browser.js';
import { pagesOf } from '../harness/printed-sheets.js';
import { startServer, type TestServer } from '../harness/server.js';
import { signInAs } from '../harness/sign-in.js';
import { aCampaign, aPoint, openSpring } from '../harness/spring.js';

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  server = await startServer();
  await openSpring(server);
  browser = await openBrowser();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function print(campaign: string, ...options: readonly string[]): Promise<{ value: unknown; pages: number }> {
  const command = commands.find(({ name }) => name === 'paper:print');
  if (!command) throw new Error('no such command');
  const out = join(mkdtempSync(join(tmpdir(), 'villages-')), 'villages.pdf');
  const call = parseCall(command, [campaign, '--out', out, ...options]);
  const value = await command.run((type) => server.get(type as never, { strict: false }), call);
  return { value, pages: pagesOf(readFileSync(out)) };
}

it('every village gets its sheets in one step, on one page to print and in one file', async () => {
  const villages = await Promise.all(
    ['dong', 'doai'].map((village) => aPoint(server, { kind: 'paper', name: `Thôn ${village}`, village })),
  );
  const { id } = await aCampaign(server, { questionnaire: 'chinh-quyen', pointIds: villages.map((one) => one.id) });
  const context = await browser.newContext();
  await context.addCookies((await signInAs(server, { role: 'officer', communeId: 'spring' })).cookies);
  const page = await context.newPage();
  await page.goto(`${server.url}/campaigns/${id}`);
  await page.getByRole('link', { name: 'Phát phiếu cho các thôn' }).click();
  await page.getByLabel('Mẫu phiếu').selectOption('Phiếu ngắn, chỉ các câu chính');
  await page.getByLabel('Đơn vị phát ở mọi thôn').selectOption('Ủy ban Mặt trận Tổ quốc');
  await page.getByLabel('Đơn vị phát, Thôn Đông').selectOption('Đoàn Thanh niên');
  for (const village of ['Đông', 'Đoài']) await page.getByLabel(`Số phiếu, Thôn ${village}`).fill('3');
  await page.getByRole('button', { name: 'Tạo các tập phiếu và in' }).click();
  await page.waitForURL('**/print-all');
  expect(await page.getByRole('rowheader').allInnerTexts()).toEqual(['Thôn doai', 'Thôn dong']);
  const all = page.getByRole('link', { name: 'In tất cả 6 phiếu trong một tệp' });
  const { value, pages } = await print(id, '--form', 'short');
  expect(value).toMatchObject({ batches: 2, sheets: 6 });
  const address = (await all.getAttribute('href')) ?? '';
  const file = await (await context.request.get(server.url + address)).body();
  expect([pages, pagesOf(file)]).toEqual([12, 12]);
  await expect(print(id)).rejects.toThrow(/has no batch of this form yet/);
  await expect(print(id, '--form', 'half')).rejects.toThrow(/--form takes full or short/);
}, 60_000);

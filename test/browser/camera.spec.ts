import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { DataSource } from 'typeorm';
import type { PaperBatch } from '../../src/paper/paper.entity.js';
import { accessibilityFaults } from '../harness/axe.js';
import { openBrowser } from '../harness/browser.js';
import { writeFilm } from '../harness/film.js';
import { aBatch } from '../harness/paper.js';
import { type Marked, pictureOf } from '../harness/pictured-sheets.js';
import { startServer, type TestServer } from '../harness/server.js';
import { signInAs } from '../harness/sign-in.js';
import { openSpring } from '../harness/spring.js';

/** The camera of an officer's phone over a table: sheets are laid under it one after the other, in a hall without network. */

let server: TestServer;
let browser: Browser;
let batch: PaperBatch;
let page: Page;
let open: () => Promise<Page>;
const folder = mkdtempSync(join(tmpdir(), 'hai-long-camera-'));

beforeAll(async () => {
  server = await startServer('2026-11-08');
  const spring = await openSpring(server, {}, { kind: 'paper', name: 'Phiếu giấy' });
  batch = await aBatch(server, spring, 5, 'short');
  const other = await aBatch(server, spring, 5, 'short');
  const answers: readonly Marked[] = [{ crossed: { G: ['5'] } }, { crossed: { G: ['2'], E1: ['4'] } }];
  const sheets = await Promise.all(answers.map((of, at) => pictureOf(server, batch, at + 1, 1, { ...of, dots: 5 })));
  const foreign = await pictureOf(server, other, 1, 1, { dots: 5 });
  const [one, two] = sheets;
  const file = join(folder, 'table.y4m');
  await writeFilm(
    file,
    [one, foreign, two].flatMap((shown) => (shown ? [shown, shown, shown] : [])),
  );
  const officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
  browser = await openBrowser(
    ...['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'],
    `--use-file-for-fake-video-capture=${file}`,
  );
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  await context.addCookies(officer.cookies);
  open = async () => {
    const tab = await context.newPage();
    await tab.goto(`${server.url}/paper/batches/${batch.id}/pictures`);
    return tab;
  };
  page = await open();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(folder, { recursive: true });
});

const brought = async (): Promise<readonly object[]> =>
  server.get(DataSource).query('SELECT number, page FROM paper_picture ORDER BY number');

it('takes each sheet by itself, keeps it while there is no network, and takes none twice', async () => {
  const button = page.getByRole('button', { name: 'Chụp bằng máy ảnh' });
  await button.waitFor();
  await page.context().setOffline(true);
  await button.click();
  const line = page.locator('.camera-line');
  await line.getByText(`không phải tập đang mở`).waitFor();
  await page.locator('.camera-waits', { hasText: 'Số ảnh chờ gửi: 2' }).waitFor();
  await line.getByText('Trang này đã chụp').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await brought()).toEqual([]);
  expect(await page.locator('.camera-waits').textContent()).toBe('Số ảnh chờ gửi: 2');
});

it('sends after the tab has died what it had taken, once', async () => {
  const context = page.context();
  await page.close();
  await context.setOffline(false);
  page = await open();
  const told = page.locator('#pictures-brought li');
  await told.nth(1).waitFor();
  expect((await told.allTextContents()).toSorted()).toEqual([
    'Phiếu 001, trang 1: đã đọc.',
    'Phiếu 002, trang 1: đã đọc.',
  ]);
  expect(await brought()).toEqual([1, 2].map((number) => ({ number, page: 1 })));
  await page.locator('#pictures-state', { hasText: 'Phiếu 002: thiếu trang 2' }).waitFor();
});

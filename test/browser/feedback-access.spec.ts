import type { Browser, BrowserContext } from 'playwright-core';
import { accessibilityFaults } from '../harness/axe.js';
import { openBrowser } from '../harness/browser.js';
import { TWELVE, writtenRound } from '../harness/comments.js';
import { ANSWER, ASSIGNMENT, anEntry } from '../harness/feedback-changes.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { openSpring } from '../harness/spring.js';

/** What staff see of what people say, read by axe at a desk, on a phone and in the dark. */

let server: TestServer;
let browser: Browser;
let context: BrowserContext;
let officer: SignedIn;
let entry = '';
let comment = '';

beforeAll(async () => {
  server = await startServer('2026-11-03');
  await openSpring(server);
  const { comments } = await writtenRound(server, 'Có ý kiến', TWELVE);
  comment = `/comments/spring/${comments[0]?.id}`;
  officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
  entry = await anEntry(server, { text: 'Gọi ông Trịnh Khắc Quyền, 0987 601 234', contact: '0987 601 234' });
  await officer.post(`${entry}/assign`, ASSIGNMENT);
  await officer.post(`${entry}/answer`, ANSWER);
  await officer.post(`${entry}/tell`, { said: 'Đèn hỏng.', done: 'Đã thay.', doneBy: '', changes: '0' });
  await officer.post('/working-days', { commune: 'spring', day: '28/12/2026', works: 'no', note: 'Nghỉ bão' });
  browser = await openBrowser();
  context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  await context.addCookies(officer.cookies);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

it.each([
  '/feedback',
  '/feedback/new',
  '/feedback/import',
  '/feedback/units',
  'ENTRY',
  'ENTRY/slip',
  'ENTRY/tell',
  'COMMENT',
  '/dashboard/comments?commune=spring&subject=administration',
  '/feedback/spring/told',
  '/feedback/spring/told/poster',
  '/feedback/spring/told/picture',
  '/feedback/spring/sheet',
  '/retention',
  '/working-days',
])('%s has no accessibility fault, and fits a phone', async (path) => {
  const page = await context.newPage();
  const address = path.replace('ENTRY', entry).replace('COMMENT', comment);
  const reply = await page.goto(server.url + address, { waitUntil: 'domcontentloaded' });
  expect(reply?.status()).toBe(200);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await accessibilityFaults(page)).toEqual([]);
  const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  // What is printed keeps its size; everything else fits.
  if (!/slip|poster|sheet/.test(path)) expect(overflow).toBe(0);
  await page.close();
});

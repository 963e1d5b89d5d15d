import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { unzipSync } from 'fflate';
import { CasesService } from '../../src/feedback/cases.service.js';
import { FeedbackService } from '../../src/feedback/feedback.service.js';
import { citizensWords } from '../harness/citizens-changes.js';
import { aCitizen } from '../harness/citizens-words.js';
import { writtenRound } from '../harness/comments.js';
import { ANSWER, ASSIGNMENT, anEntry } from '../harness/feedback-changes.js';
import { feedbackWords } from '../harness/feedback-words.js';
import { givenWords } from '../harness/given-words.js';
import { elementsOf, hostileTexts } from '../harness/hostile-texts.js';
import { sendList } from '../harness/list-desk.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { openSpring } from '../harness/spring.js';

/**
 * Three hundred texts in every field and on every way in: wherever they are shown, a page has no element and no
 * attribute that it does not have where people write plainly. All of them come in with a list and a survey; a tenth on
 * every other way, or all with `HOSTILE=all`.
 */
const SOME = hostileTexts.filter((_, at) => process.env.HOSTILE === 'all' || at % 31 === 0);
const PLAIN = 'Đèn đường hỏng';

let server: TestServer;
let officer: SignedIn;
const citizen = aCitizen(() => server);
/** What citizens read who follow what they said. */
const tracked: string[] = [];

beforeAll(async () => {
  server = await startServer('2026-11-03', { LOG_LEVEL: 'silent' });
  await openSpring(server);
  officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
}, 60_000);
afterAll(() => server.stop());

const list = (texts: readonly string[]): string =>
  stringify([
    ['Ngày', 'Nội dung', 'Nơi nhận', 'Liên hệ'],
    ...texts.map((text) => ['02/11/2026', text, text.slice(0, 200), text.slice(0, 200)]),
  ]);
const chosen = { map: 'receivedOn,text,place,contact', channel: 'box', kind: 'report', needsAnswer: 'yes' };
const all = () => server.get(FeedbackService, { strict: false }).all('spring');
const read = async (path: string): Promise<string> => (await officer.get(path)).text();

/** Every page that shows words, of these entries. */
async function pagesOf(ids: readonly string[]): Promise<readonly string[]> {
  const of = ids.flatMap((id) => [id, `${id}/slip`, `${id}/tell`].map((rest) => `/feedback/spring/${rest}`));
  return ['/feedback?commune=spring', '/feedback?commune=spring&page=2', ...of];
}

/** Pages about all of it together. */
const together = [
  ...['/feedback/spring/told', '/feedback/spring/told/poster', '/feedback/spring/told/picture', '/results/spring'],
  ...['/retention?commune=spring', '/duties?commune=spring', '/working-days?commune=spring&year=2026', '/audit'],
];

async function elementsAt(paths: readonly string[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const path of paths) for (const element of elementsOf(await read(path))) found.add(element);
  return found;
}

describe('three hundred hostile texts', () => {
  let usual: ReadonlySet<string>;
  let usualTogether: ReadonlySet<string>;
  let usualTracked: ReadonlySet<string>;
  let usualComments: ReadonlySet<string>;

  const ways = () => {
    const who = { server: () => server, officer: () => officer };
    const given = Object.entries({ ...feedbackWords(who), ...citizensWords(who), ...givenWords(who) });
    // Those find their entry by words that are there once.
    const onceOnly = ['TrackingController.check', 'TellController.tell', 'TellController.takeBack'];
    return given.filter(([name]) => !onceOnly.includes(name));
  };
  const onEveryWay = async (text: string): Promise<void> => {
    // What is too much within ten minutes is another test's.
    server.clock.moveBy(11);
    for (const [name, give] of ways()) {
      const { status } = await give(text);
      expect([name, status < 500]).toEqual([name, true]);
    }
    const path = await anEntry(server);
    await officer.post(`${path}/assign`, ASSIGNMENT);
    await officer.post(`${path}/answer`, { ...ANSWER, answer: text, done: text });
    await officer.post(`${path}/tell`, { said: text, done: text, doneBy: '', changes: '0' });
    const code = server.get(CasesService, { strict: false }).trackingCodeOf('spring', path.split('/').at(-1) ?? '');
    const { html } = await citizen.track(code);
    const seen = /name="seen" value="([^"]+)"/.exec(html)?.[1] ?? '';
    tracked.push(html, (await citizen.track(code, { seen, reason: text, _action: 'dispute' })).html);
  };

  it('are three hundred, each another', () => {
    expect(new Set(hostileTexts).size).toBe(300);
  });

  it('stand beside plain ones, which say what the pages are made of', async () => {
    await sendList(officer, server.url, '', list(Array.from({ length: 60 }, (_, at) => `${PLAIN} ${at}`)), chosen);
    await onEveryWay(PLAIN);
    const { comments } = await writtenRound(
      server,
      'Thường',
      Array.from({ length: 30 }, (_, at) => `${PLAIN} ${at}`),
    );
    officer = await signInAs(server, { name: 'hoa', role: 'officer', communeId: 'spring' });
    usual = await elementsAt(await pagesOf((await all()).map(({ entry }) => entry.id)));
    usualTogether = await elementsAt(together);
    usualTracked = new Set(tracked.splice(0).flatMap((html) => [...elementsOf(html)]));
    usualComments = await elementsAt([
      `/comments/spring/${comments[0]?.id}`,
      '/dashboard/comments?commune=spring&subject=administration',
    ]);
    expect(usual.size).toBeGreaterThan(50);
  }, 120_000);

  it('add nothing to any page about them where they come with a list', async () => {
    const before = new Set((await all()).map(({ entry }) => entry.id));
    const taken = await sendList(officer, server.url, '', list(hostileTexts), chosen);
    expect(taken.headers.get('location')).toContain('taken=300');
    const ids = (await all()).map(({ entry }) => entry.id).filter((id) => !before.has(id));
    const found = await elementsAt(await pagesOf(ids));
    expect([...found].filter((element) => !usual.has(element))).toEqual([]);
  }, 120_000);

  it('add nothing on any other way in, nor to what everybody is told of them', async () => {
    for (const text of SOME) await onEveryWay(text);
    officer = await signInAs(server, { name: 'lan', role: 'officer', communeId: 'spring' });
    const found = await elementsAt(together);
    expect([...found].filter((element) => !usualTogether.has(element))).toEqual([]);
    const followed = tracked.flatMap((html) => [...elementsOf(html)]);
    expect(followed.filter((element) => !usualTracked.has(element))).toEqual([]);
  }, 600_000);

  it('add nothing to the pages about the comments of a survey', async () => {
    const { comments } = await writtenRound(server, 'Lạ', hostileTexts);
    officer = await signInAs(server, { name: 'mai', role: 'officer', communeId: 'spring' });
    const pages = Array.from(
      { length: 16 },
      (_, at) => `/dashboard/comments?commune=spring&subject=administration&page=${at + 1}`,
    );
    const found = await elementsAt([...pages, ...comments.map(({ id }) => `/comments/spring/${id}`)]);
    expect([...found].filter((element) => !usualComments.has(element))).toEqual([]);
  }, 240_000);

  it('are no formula in a CSV file and none in a workbook', async () => {
    for (const path of ['/feedback/units.csv?commune=spring', '/results/spring.csv', '/audit.csv']) {
      const reply = await officer.get(path);
      if (reply.status !== 200) continue;
      const cells = (parse(await reply.text(), { bom: true, relax_column_count: true }) as string[][]).flat();
      expect(cells.filter((cell) => /^[=+@\t\r]|^-(?!\d*$)/.test(cell))).toEqual([]);
    }
    const book = await officer.get('/feedback/units.xlsx?commune=spring');
    const parts = Object.entries(unzipSync(new Uint8Array(await book.arrayBuffer())));
    expect(parts.filter(([, part]) => Buffer.from(part).includes('<f>')).map(([name]) => name)).toEqual([]);
  });
});

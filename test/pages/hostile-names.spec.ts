import { parse } from 'csv-parse/sync';
import type { Campaign } from '../../src/campaigns/campaign.entity.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import { answered } from '../harness/arrivals.js';
import { hostileWords, liveInCells, liveInOffice, liveInPage } from '../harness/hostile-words.js';
import { aDraft, published } from '../harness/own-questionnaires.js';
import { released } from '../harness/releasing.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { aCampaign, aPoint, lockAnyway, SPRING } from '../harness/spring.js';
import { readPaper } from '../harness/told-paper.js';

/**
 * Formulas and markup in every text that people give: names of surveys, units, fields and villages, titles and questions,
 * answers that can be chosen, and what was done about it. `npm run test:payloads` gives 300, the tests a few.
 */
const wanted = Number(process.env.PAYLOADS ?? 31);
const texts = hostileWords(wanted);
const text = (index: number): string => texts[index % texts.length] ?? '';

let server: TestServer;
let officer: SignedIn;
let round: Campaign;

beforeAll(async () => {
  server = await startServer('2026-11-01', { LOG_LEVEL: 'error' });
  const named = <T extends { readonly name: string }>(all: readonly T[], from: number): readonly T[] =>
    all.map((one, index) => ({ ...one, name: text(from + index) }));
  const { units, fields, villages } = SPRING;
  const commune = { ...SPRING, units: named(units, 0), fields: named(fields, 5), villages: named(villages, 9) };
  await server.get(CommunesService, { strict: false }).import(commune, '2026-01-01', 'test');
  const questionnaire = await published(server, await aDraft(server, definition(), 'spring', 'Ý kiến'));
  const point = await aPoint(server, { name: text(12) });
  const fieldwork = { questionnaire: questionnaire.key, pointIds: [point.id], name: text(13) };
  round = await aCampaign(server, fieldwork);
  const answers = Object.fromEntries(texts.map((_, index) => [`P${index}`, 2]));
  await answered(server, { campaign: round, point }, [{ people: 36, village: 'dong', answers: { G: 3, ...answers } }]);
  server.clock.moveTo('2026-11-15');
  await lockAnyway(server, round);
  await released(server, round, 'all', texts.slice(0, 20).join('\n'));
  officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
}, 600_000);
afterAll(() => server.stop());

/** A questionnaire in which each question, and each answer of it, is called something else. */
function definition(): object {
  const choices = (from: number) => [3, 2, 1].map((value, index) => ({ value, text: { vi: text(from + index) } }));
  const question = (name: string, index: number, more: object) => ({
    ...{ type: 'radiogroup', name, satisfied: [3], choices: choices(index), title: { vi: text(index) } },
    ...more,
  });
  const general = question('G', 3, { general: true, isRequired: true });
  const others = texts.map((_, index) => question(`P${index}`, index, {}));
  return {
    ...{ subject: 'administration', title: { vi: text(2) } },
    pages: [
      { name: 'mot', elements: [general] },
      { name: 'hai', elements: others },
    ],
  };
}

const get = async (path: string): Promise<Response> => {
  const answer = await officer.get(path);
  expect([path, answer.status]).toEqual([path, 200]);
  return answer;
};
const fileOf = async (path: string): Promise<Buffer> => Buffer.from(await (await get(path)).arrayBuffer());

it('reach no page and no picture as anything but text', async () => {
  const of = `campaign=${round.id}`;
  for (const path of [
    ...['/results/spring', '/results/spring/card', '/', '/campaigns', '/documents', '/public-results'],
    ...[
      `/dashboard?${of}`,
      `/dashboard/questions?${of}`,
      `/dashboard/trust?${of}`,
      `/dashboard/tables?${of}&by=question`,
    ],
    ...[`/dashboard/method?${of}`, `/dashboard/summary?${of}`, `/dashboard/charts/questions.svg?${of}`],
    ...[`/documents/draft/report?${of}`, `/campaigns/${round.id}`, `/campaigns/${round.id}/participation`],
  ]) {
    const html = await (await get(path)).text();
    expect([path, liveInPage(html)]).toEqual([path, []]);
  }
});

it('reach no document and no workbook as a formula, a field or a link', async () => {
  const of = `/api/v1/campaigns/${round.id}`;
  const report = await fileOf(`${of}/report.docx`);
  const told = readPaper(report).paragraphs.join('\n');
  expect(texts.filter((one) => !told.includes(one.trim()))).toEqual([]);
  for (const file of [
    report,
    await fileOf(`${of}/table.xlsx`),
    await fileOf(`${of}/responses.xlsx`),
    await fileOf(`${of}/codebook.xlsx`),
  ])
    expect(liveInOffice(file)).toEqual([]);
});

it('reach no cell of a file of rows as a formula', async () => {
  for (const path of [
    ...[`/api/v1/campaigns/${round.id}/responses.csv`, '/results/spring.csv', '/results/spring.csv?lang=en'],
    `/dashboard/charts/questions.csv?campaign=${round.id}`,
  ]) {
    const rows: string[][] = parse(await (await get(path)).text(), {
      bom: true,
      delimiter: [';', ','],
      relax_column_count: true,
    });
    expect([path, liveInCells(rows)]).toEqual([path, []]);
    expect(rows.length).toBeGreaterThan(2);
  }
});

it('stand in open data as they were given, which no browser takes for a page', async () => {
  const answer = await get('/results/spring.json');
  expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  const { results } = (await answer.json()) as { results: { questions: { label: string }[] }[] };
  const labels = new Set(results.flatMap(({ questions }) => questions.map(({ label }) => label)));
  expect(texts.filter((one) => !labels.has(one.trim()))).toEqual([]);
});

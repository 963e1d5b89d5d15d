import { readFileSync } from 'node:fs';
import { CampaignsService } from '../../src/campaigns/campaigns.service.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import { Problem } from '../../src/problem.js';
import { Random } from '../../src/simulation/random.js';
import { SimulationService } from '../../src/simulation/simulation.service.js';
import { released } from '../harness/releasing.js';
import {
  type Asked,
  type Breakdown,
  breakdowns,
  byApi,
  inCsv,
  inPdf,
  inReport,
  inWorkbook,
  isSeveral,
  missingAsNumbers,
  missingIn,
  onPage,
  ratedIn,
  written,
} from '../harness/same-numbers.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { aToldYear } from '../harness/told-year.js';

/**
 * Published periods and filters at random: page, API, CSV, workbook, report, PDF and open data say the same of every
 * figure. A few of a small commune in `npm test`; `npm run test:papers` draws fifty of a simulated one, with PDF where
 * programs are there that make and read it. `PAPERS_SEED` draws others.
 */
const draws = Number(process.env.PAPERS ?? 3);
const seed = Number(process.env.PAPERS_SEED ?? 1);
const isLong = process.env.PAPERS !== undefined;

let server: TestServer;
let reader: SignedIn;
let periods: readonly Omit<Asked, 'filter'>[];

beforeAll(async () => {
  server = await startServer(isLong ? '2026-11-21' : '2026-04-01', isLong ? { PDF_PROGRAM: '/usr/bin/soffice' } : {});
  const commune = isLong ? 'hong-chau' : 'spring';
  if (isLong) {
    const data: unknown = JSON.parse(readFileSync(`data/communes/${commune}.json`, 'utf8'));
    await server.get(CommunesService, { strict: false }).import(data, '2024-01-01', 'test');
    await server.get(SimulationService, { strict: false }).simulate(commune, 6_000, seed);
  } else await aToldYear(server);
  reader = await signInAs(server, { role: 'leader', communeId: commune });
  const all = await server.get(CampaignsService, { strict: false }).list(commune);
  for (const campaign of isLong ? all.filter(({ lockedPeriods }) => lockedPeriods.length > 0) : [])
    await released(server, campaign, campaign.lockedPeriods.at(-1)).catch((error: unknown) => {
      // What officials say is not for everybody.
      if (!(error instanceof Problem) || error.code !== 'not-found') throw error;
    });
  periods = all.flatMap(({ id: campaign, lockedPeriods }) => [
    ...lockedPeriods.map((period) => ({ commune, campaign, period })),
    ...(lockedPeriods.length > 1
      ? [{ commune, campaign, period: `${lockedPeriods.at(0)}..${lockedPeriods.at(-1)}` }]
      : []),
  ]);
}, 600_000);
afterAll(() => server.stop());

/** A period, every other time with a filter whose rows that period has. */
async function drawn(random: Random, number: number): Promise<Asked> {
  const period = random.pick([...periods]);
  const name = random.pick(['channel', 'assisted', 'group', 'field', 'village', 'department'] as const);
  const told =
    number % 2 === 1 && !isSeveral({ ...period, filter: null })
      ? await byApi(reader, { ...period, filter: null }, name)
      : null;
  const keys = ratedIn(told).flatMap(({ key }) => (key.startsWith('_') ? [] : [key]));
  return { ...period, filter: keys.length > 0 ? [name, random.pick(keys)] : null };
}

/** Where one of them says something else, of one breakdown. */
async function differences(asked: Asked, by: Breakdown, sheets: Awaited<ReturnType<typeof inWorkbook>>) {
  const told = await byApi(reader, asked, by);
  const rated = ratedIn(told);
  const own = (sheets.get('Tỷ lệ hài lòng') ?? []).filter((row) => row[1] === breakdowns[by]);
  const page = isSeveral(asked) || told === null ? null : await onPage(reader, asked, by);
  return {
    told,
    rated,
    faults: [
      ...missingAsNumbers(own, rated, { name: 2, counts: 4 }).map((one) => `workbook: ${one}`),
      ...(page === null ? [] : missingIn(page, rated).map((one) => `page: ${one}`)),
      ...(own.filter((row) => row[3] === 'có tỷ lệ').length === rated.length
        ? []
        : ['workbook: other rows with a rate']),
    ],
  };
}

it('every figure is the same wherever it is told', async () => {
  const random = new Random(seed);
  const shown = ((await (await fetch(`${server.url}/results/${periods[0]?.commune}.json`)).json()) as Shown).results;
  const counted = { figures: 0, filters: 0, reports: 0, pdfs: 0, open: 0 };
  for (let number = 0; number < draws; number += 1) {
    const asked = await drawn(random, number);
    const faults: string[] = [];
    const sheets = await inWorkbook(reader, asked);
    const questions = ratedIn(await byApi(reader, asked, 'question'));
    faults.push(...missingAsNumbers(sheets.get('Câu hỏi') ?? [], questions, { name: 0, counts: 11 }));
    counted.figures += questions.length;
    const report = asked.filter ? null : await inReport(reader, asked);
    const pdf = report && isLong ? await inPdf(reader, asked) : null;
    const open = asked.filter
      ? null
      : shown.find(({ campaign, period }) => campaign === asked.campaign && period === asked.period);
    if (report) faults.push(...missingIn(report, questions).map((one) => `report: ${one}`));
    if (open)
      expect(open.questions).toEqual(
        expect.arrayContaining(questions.map(({ figure, label }) => expect.objectContaining({ label, figure }))),
      );
    for (const by of Object.keys(breakdowns) as Breakdown[]) {
      const { told, rated, faults: found } = await differences(asked, by, sheets);
      faults.push(...found);
      counted.figures += rated.length;
      if (report) faults.push(...missingIn(report, rated).map((one) => `report: ${one}`));
      for (const group of pdf === null ? [] : rated) {
        const { counts, rate, interval } = written(group);
        if (!pdf?.includes(`${counts} ${rate} ${interval}`))
          faults.push(`pdf: ${group.label} ${counts} ${rate} ${interval}`);
      }
      if (by === 'department' && told && report && !isSeveral(asked)) {
        faults.push(
          ...missingAsNumbers(await inCsv(reader, asked), rated, { name: 0, counts: 2 }).map((one) => `csv: ${one}`),
        );
      }
    }
    counted.filters += asked.filter ? 1 : 0;
    counted.reports += report ? 1 : 0;
    counted.pdfs += pdf === null ? 0 : 1;
    counted.open += open ? 1 : 0;
    expect({ seed, number, asked, faults }).toEqual({ seed, number, asked, faults: [] });
  }
  if (isLong) process.stdout.write(`seed ${seed}, ${draws} periods: ${JSON.stringify(counted)}\n`);
  expect(counted.figures).toBeGreaterThan(draws);
}, 3_600_000);

interface Shown {
  readonly results: readonly {
    readonly campaign: string;
    readonly period: string;
    readonly questions: readonly object[];
  }[];
}

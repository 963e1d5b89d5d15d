import { centreOf } from '../communes/catalogue.js';
import { writeAddress } from '../figures/address.js';
import { changeBetween, type RateFigure } from '../figures/figure.js';
import { countedItems, type DistributionRow } from '../figures/satisfaction.js';
import type { SatisfactionGroup } from '../figures/satisfaction-groups.js';
import { type Language, translate } from '../formatting/languages.js';
import { formatRate } from '../formatting/numbers.js';
import { problem, unless } from '../problem.js';
import { type FigureWords, toFigureWords } from './figure-words.js';
import { measuredAlike, periodInLine } from './joined-versions.js';
import { methodAddress } from './method.js';
import { periodName, toPageHead } from './page-head.js';
import { toQuestionTable } from './question-table.js';
import { type RateSource, toSections, unitLinks, worstFirst } from './rate-table.js';
import { type Reading, resolvedBy } from './reading.js';

/** What is told of one department: the sheet that a chairman hands to its head. */
export interface DepartmentSource {
  readonly row: SatisfactionGroup;
  /** By which breakdown it is a row. */
  readonly by: 'department' | 'receiving-unit';
  /** The same of everybody: the whole commune, or all who came to the Centre. */
  readonly everybody: SatisfactionGroup['figure'];
  /** Its row in each told period of the same questions, the oldest first, this one among them. */
  readonly series: readonly { readonly reading: Reading; readonly row: SatisfactionGroup }[];
  /** Null where it may not be told apart from the rest. */
  readonly questions: readonly DistributionRow[] | null;
  /** The fields whose files it resolves, by the same question; none where it resolves no files. */
  readonly fields: readonly RateSource[];
}

/** @throws Problem `not-found` for a unit that is no row of this survey */
export async function readDepartment(reading: Reading, unit: string): Promise<DepartmentSource> {
  if (!unitLinks(reading).pageOf) throw problem.notFound();
  const by = breakdownOf(reading, unit);
  const units = await reading.satisfaction(by);
  const row = units.groups.find(({ key }) => key === unit);
  if (!row) throw problem.notFound();
  return {
    ...{ row, by },
    everybody: await everybodyOf(reading, by),
    series: await seriesOf(reading, unit, by),
    questions: await questionsOf(reading, unit, by),
    fields: by === 'department' ? await fieldsOf(reading, unit) : [],
  };
}

/** The Centre receives, and resolves nothing itself; whoever resolves is a row by department. */
function breakdownOf({ published, questionnaire }: Reading, unit: string): DepartmentSource['by'] {
  const receives = questionnaire.resolvingHeadline !== null && unit === centreOf(published.catalogue);
  return receives && published.catalogue.fields.every((field) => field.unit !== unit) ? 'receiving-unit' : 'department';
}

/**
 * The same measure of everybody: the resolving headline, the general item of who received, else all criteria together, or
 * the general item where there are none.
 */
async function everybodyOf(reading: Reading, by: DepartmentSource['by']): Promise<SatisfactionGroup['figure']> {
  if (by === 'receiving-unit') return reading.overall.overall;
  const { resolvingHeadline } = reading.questionnaire;
  if (resolvingHeadline === null) return (await reading.satisfaction('department')).overall;
  const { groups } = await reading.satisfaction('question');
  return groups.find(({ key }) => key === resolvingHeadline)?.figure ?? { kind: 'no-responses' };
}

async function seriesOf(
  reading: Reading,
  unit: string,
  by: DepartmentSource['by'],
): Promise<DepartmentSource['series']> {
  const all = await reading.series();
  const rows = await Promise.all(
    all.map(async (one) => {
      const told = await unless('formula-not-for-breakdown', one.satisfaction(by));
      const row = told?.groups.find(({ key }) => key === unit);
      return row ? [{ reading: one, row }] : [];
    }),
  );
  return rows.flat();
}

/** The questions that it leads, or that rate it, as answered by the people whom it served. */
async function questionsOf(
  reading: Reading,
  unit: string,
  by: DepartmentSource['by'],
): Promise<readonly DistributionRow[] | null> {
  const { resolvingHeadline, questions } = reading.questionnaire;
  if (resolvingHeadline === null) {
    const { questions: told } = await reading.distribution();
    return told.filter(({ key }) => reading.leads[key] === unit);
  }
  const rated = by === 'department' ? 'resolving' : 'receiving';
  // Its verdict stands above them already.
  const headline = by === 'department' ? resolvingHeadline : reading.questionnaire.general;
  const codes = new Set(questions.flatMap(({ code, rates }) => (rates === rated && code !== headline ? [code] : [])));
  const told = await unless('filter-too-narrow', reading.distribution(by === 'department' ? resolvedBy(unit) : null));
  return told?.questions.filter(({ key }) => codes.has(key)) ?? null;
}

/** Each field by the question on how its files were resolved; what may not be told apart is left out. */
async function fieldsOf(reading: Reading, unit: string): Promise<readonly RateSource[]> {
  const { resolvingHeadline } = reading.questionnaire;
  if (resolvingHeadline === null) return [];
  const own = reading.published.catalogue.fields.filter((field) => field.unit === unit);
  const rows = await Promise.all(
    own.map(async ({ key, name }) => {
      const told = await unless(
        'filter-too-narrow',
        reading.satisfaction('question', { filter: { name: 'field', key } }),
      );
      const row = told?.groups.find((group) => group.key === resolvingHeadline);
      return row ? [{ key, label: name, figure: row.figure, target: row.target }] : [];
    }),
  );
  return rows.flat();
}

export function toDepartment({ row, by, everybody, series, questions, fields }: DepartmentSource, reading: Reading) {
  const { language, campaign, period, questionnaire, overall } = reading;
  const words = toFigureWords(row.figure, { language, target: row.target });
  return {
    ...toPageHead(reading, null),
    ...{ name: row.label, words },
    method: row.figure.kind === 'rate' ? methodAddress({ campaign: campaign.id, period, by, key: row.key }) : null,
    compared: [everybodyLine(everybody, reading), changeLine(series, reading)].filter((line) => line !== null),
    overTime: series.length < 2 ? null : overTimeOf(series, row.target, language),
    questions: questions && toQuestionTable(questions, questionnaire, language),
    questionsState:
      questions === null
        ? translate(language, 'dashboard.unitTooNarrow')
        : translate(language, 'dashboard.unitNothing'),
    /** What to remedy: its lowest questions under the target; nothing is tasked to a body of the vertical system. */
    tasks: row.kind === 'vertical' ? null : tasksOf(questions ?? [], reading),
    fields: fields.length < 2 ? null : toSections([{ heading: null, rows: worstFirst(fields) }], row.target, language),
    units: `/dashboard/units?${writeAddress(reading.address)}`,
    sheet: translate(language, 'dashboard.department.sheetOf', {
      name: row.label,
      period: periodName(overall, campaign, language),
    }),
  };
}

/** Three lines of the task sheet, empty where nothing is under the target. */
function tasksOf(
  questions: readonly DistributionRow[],
  { questionnaire, overall, language }: Reading,
): readonly string[] {
  const { target } = overall;
  const low = countedItems(questions, questionnaire).counted.filter(
    ({ satisfied, base }) => target !== null && satisfied / base < target,
  );
  const words = low.map(
    ({ label, satisfied, base }) => `${label}: ${formatRate(satisfied / base, { language, target })}`,
  );
  return Array.from({ length: TASKS }, (_, at) => words[at] ?? '');
}

const TASKS = 3;

/** The periods, the newest first: a line each. */
function overTimeOf(series: DepartmentSource['series'], target: number | null, language: Language) {
  const table = toSections(
    [{ heading: null, rows: series.map((one) => pointOf(one, series)).toReversed() }],
    target,
    language,
  );
  return { table, rows: table.sections.flatMap(({ rows }) => rows) };
}

function pointOf({ reading, row }: DepartmentSource['series'][number], series: DepartmentSource['series']) {
  const { campaign, overall } = reading;
  const label = periodInLine(
    reading,
    series.map((one) => one.reading),
  );
  return { key: `${campaign.id} ${overall.period}`, label, figure: row.figure, target: row.target };
}

/** `Chung cả xã: 91,3% (376/412 phiếu)`; null where that is no rate. */
function everybodyLine(
  figure: SatisfactionGroup['figure'],
  { language, subject, overall, place }: Reading,
): string | null {
  const words: FigureWords = toFigureWords(figure, { language, target: overall.target });
  if (words.rate === null) return null;
  const who = subject === 'centre' ? 'centre' : 'commune';
  return translate(language, `dashboard.department.everybody.${who}`, {
    rate: words.rate,
    base: words.base,
    place,
  });
}

/** Better than last time? Null where there is no time before. */
function changeLine(series: DepartmentSource['series'], reading: Reading): string | null {
  const at = series.findIndex(
    (one) => one.reading.campaign === reading.campaign && one.reading.overall.period === reading.overall.period,
  );
  const [before, now] = [series[at - 1], series[at]];
  if (!before || !now) return null;
  const { language } = reading;
  const name = periodName(before.reading.overall, before.reading.campaign, language, 'in a sentence');
  if (!measuredAlike(now.row.key, before.reading, now.reading))
    return translate(language, 'dashboard.department.otherQuestions', { before: name });
  const [earlier, later] = [before.row.figure, now.row.figure];
  if (earlier.kind !== 'rate' || later.kind !== 'rate') return translate(language, 'change.tooFew', { before: name });
  const rate = (figure: RateFigure): string => formatRate(figure.rate, { language, target: now.row.target });
  const values = { before: name, from: rate(earlier), to: rate(later) };
  return translate(language, `change.${changeBetween(earlier, later).conclusion}`, values);
}

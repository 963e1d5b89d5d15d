import { quarterOf } from '../campaigns/campaign-calendar.js';
import { problem } from '../problem.js';
import { NOT_DETERMINED } from '../responses/dimensions.js';
import { ALL_CRITERIA } from '../responses/tally-layout.js';
import type { Figure } from './figure.js';
import {
  type Entry,
  FEWEST_FOR_RATE,
  meanFigure,
  meanOfRatesFigure,
  rateFigure,
  type Telling,
} from './figure-from-sums.js';
import { labelOf, type Naming, namedKeys } from './labels.js';
import { answerCounts, COMPLETE, type Measure, type Measures, poolMeasure, questionMeasure } from './measures.js';
import { MERGED, MINIMUM } from './partition.js';
import type { Mix, Publication } from './publication.js';
import type { Row, Table } from './publication-rule.js';
import { defaultFormula, type Formula, type SatisfactionQuery } from './satisfaction.query.js';
import { byQuarter, type Selection, sumOfTables } from './selection.js';

/** The answer to a satisfaction call, as the contract gives it. */
export interface Satisfaction {
  readonly campaign: string;
  readonly version: string;
  /** `all`, a quarter, or `from..to` */
  readonly period: string;
  readonly publishedAt: string;
  readonly locked: boolean;
  readonly dataHash: string;
  readonly formula: Formula;
  /** Code of the question rated; null for pooled figures. */
  readonly item: string | null;
  readonly target: number | null;
  readonly overall: Figure;
  readonly groups: readonly SatisfactionGroup[];
  readonly excluded: Excluded;
  readonly mix: Mix;
  readonly visits: null;
  readonly weighted: null;
}

export interface SatisfactionGroup {
  readonly key: string;
  readonly label: string;
  readonly figure: Figure;
  /** Stands apart from the others: bodies of the vertical system have no target of the commune. */
  readonly block?: 'vertical';
}

export interface Excluded {
  readonly outsideScale: number;
  readonly blank: number;
  readonly late: number;
  readonly setAside: number;
  readonly flagged: number;
}

/** What is asked, of whom, with all that is needed to answer it. */
export interface Asked {
  readonly query: SatisfactionQuery;
  /** Publications of the period, oldest first; at least one. */
  readonly publications: readonly Publication[];
  readonly selection: Selection;
  readonly measures: Measures;
  readonly naming: Naming;
  /** True for months and filters: what is told is below commune level. */
  readonly isPart: boolean;
  /** The campaign's target; null where none applies to the selection. */
  readonly target: number | null;
  readonly period: string;
}

/** @throws Problem `formula-not-for-breakdown`, `filter-too-narrow` */
export function satisfactionOf(asked: Asked): Satisfaction {
  const { query, publications, naming, target } = asked;
  const { questionnaire } = naming;
  const latest = latestOf(publications);
  const formula = query.formula ?? defaultFormula(query.by, questionnaire.resolvingHeadline !== null);
  const item = itemOf(asked, formula);
  const measure = measureOf(asked, formula, item);
  return {
    campaign: latest.campaignId,
    version: questionnaire.version,
    period: asked.period,
    publishedAt: latest.publishedAt.toISOString(),
    locked: publications.every(({ locked }) => locked),
    dataHash: publications.map(({ dataHash }) => dataHash).join('+'),
    formula,
    item,
    target: isMean(formula) ? null : target,
    overall: figureOf(asked, formula, measure, asked.selection.entryOf(measure), asked.isPart, target),
    groups: groupsOf(asked, formula, measure),
    excluded: excludedOf(publications, measure),
    mix: mixOf(publications),
    visits: null,
    weighted: null,
  };
}

function isMean(formula: Formula): boolean {
  return formula === 'F5' || formula === 'F2m';
}

/** The question that a formula reads, or null when it pools several. */
function itemOf({ query, naming: { questionnaire } }: Asked, formula: Formula): string | null {
  if (query.by === 'element' || ['F2', 'F2m', 'F3', 'F6'].includes(formula)) return null;
  return query.by === 'department' ? questionnaire.resolvingHeadline : questionnaire.general;
}

function measureOf({ query, measures, naming }: Asked, formula: Formula, item: string | null): Measure {
  if (query.by === 'department') {
    const resolves = naming.questionnaire.resolvingHeadline !== null;
    const leads = [...measures.keys()].some((name) => name.startsWith(LED));
    if (formula !== (resolves ? 'F4' : 'F2') || (!resolves && !leads)) throw problem.formulaNotForBreakdown();
  }
  const name = formula === 'F6' ? COMPLETE : item === null ? poolMeasure(ALL_CRITERIA) : questionMeasure(item);
  const measure = measures.get(name);
  if (!measure) throw problem.formulaNotForBreakdown();
  return measure;
}

const LED = poolMeasure('led:');

function groupsOf(asked: Asked, formula: Formula, measure: Measure): readonly SatisfactionGroup[] {
  const { by } = asked.query;
  if (by === null) return [];
  if (by === 'element') return itemGroups(asked, formula, elementMeasures(asked));
  if (by === 'question') return itemGroups(asked, formula, scaleMeasures(asked));
  if (by === 'department' && formula === 'F2') return itemGroups(asked, formula, ledMeasures(asked));
  if (by === 'group') return groupRows(asked, formula, measure);
  return rowsOf(asked, formula, measure, tableOf(asked, measure));
}

function tableOf({ query: { by, filter }, selection, publications }: Asked, measure: Measure): Table {
  if (by === 'quarter') {
    if (publications.some(({ period }) => period === 'all')) {
      return byQuarter(selection.tableOf('month', measure), quarterOf);
    }
    return sumOfTables(publications.map((publication) => quarterRow(publication, measure)));
  }
  if (by === null || by === 'element' || by === 'question' || by === 'group') throw problem.formulaNotForBreakdown();
  if (filter?.name === by) throw problem.filterTooNarrow();
  return selection.tableOf(by, measure);
}

function quarterRow({ period, content }: Publication, { name }: Measure): Table {
  const row = content.totals[name];
  const isSmall = content.waiting.includes(name);
  return {
    shown: row ? { [period]: row } : {},
    merged: { keys: isSmall ? [period] : [], row: null },
    marks: [],
  };
}

function rowsOf(asked: Asked, formula: Formula, measure: Measure, table: Table): readonly SatisfactionGroup[] {
  const { by } = asked.query;
  const quarters = by === 'quarter';
  const group = (key: string, figure: Figure): SatisfactionGroup => {
    const row = { key, label: labelOf(by, key, asked.naming), figure };
    return isVertical(asked, key) ? { ...row, block: 'vertical' } : row;
  };
  const shown = new Map(
    Object.entries(table.shown).map(([key, row]) => {
      const target = isVertical(asked, key) ? null : asked.target;
      const figure = figureOf(asked, formula, measure, row, !quarters, target);
      return [key, by === 'counter' && row.respondents < FEWEST_FOR_RATE ? TOO_FEW : figure] as const;
    }),
  );
  for (const key of table.merged.keys) shown.set(key, quarters ? TOO_FEW : { kind: 'merged' });
  for (const key of expectedKeys(asked)) if (!shown.has(key)) shown.set(key, { kind: 'no-responses' });
  const rows = inOrder(asked, [...shown.keys()]).map((key) => group(key, shown.get(key) ?? TOO_FEW));
  if (table.merged.keys.length === 0 || quarters) return rows;
  const together = figureOf(asked, formula, measure, table.merged.row ?? 'too-few', true, asked.target);
  return [...rows, group(MERGED, by === 'counter' && together.kind === 'few' ? TOO_FEW : together)];
}

const TOO_FEW: Figure = { kind: 'too-few', minimum: MINIMUM };

/** The people first, the other groups beside them, without the people's target. */
function groupRows(asked: Asked, formula: Formula, measure: Measure): readonly SatisfactionGroup[] {
  const table = sumOfTables(
    asked.publications.map(({ content }) => content.groups[measure.name] ?? { shown: {}, merged: NONE, marks: [] }),
  );
  const { group } = latestOf(asked.publications).content;
  const figure = figureOf(asked, formula, measure, asked.selection.entryOf(measure), asked.isPart, asked.target);
  const own = { key: group, label: labelOf('group', group, asked.naming), figure };
  return [own, ...rowsOf({ ...asked, target: null }, formula, measure, table)];
}

const NONE: Table['merged'] = { keys: [], row: null };

function itemGroups(
  asked: Asked,
  formula: Formula,
  items: readonly (readonly [key: string, measure: Measure])[],
): readonly SatisfactionGroup[] {
  return items.map(([key, measure]) => ({
    key,
    label: labelOf(asked.query.by, key, asked.naming),
    figure: figureOf(asked, formula, measure, asked.selection.entryOf(measure), asked.isPart, asked.target),
  }));
}

function elementMeasures({ naming, measures }: Asked): readonly (readonly [string, Measure])[] {
  return naming.questionnaire.elements.flatMap(({ key }) => {
    const measure = measures.get(poolMeasure(`element:${key}`));
    return measure ? [[key, measure] as const] : [];
  });
}

function ledMeasures({ naming, measures }: Asked): readonly (readonly [string, Measure])[] {
  return naming.catalogue.units.flatMap(({ key }) => {
    const measure = measures.get(LED + key);
    return measure ? [[key, measure] as const] : [];
  });
}

function scaleMeasures({ measures }: Asked): readonly (readonly [string, Measure])[] {
  return [...measures.values()].flatMap((measure) =>
    measure.kind === 'question' && measure.question.scale ? [[measure.question.code, measure] as const] : [],
  );
}

function figureOf(
  asked: Asked,
  formula: Formula,
  measure: Measure,
  entry: Entry,
  belowCommune: boolean,
  target: number | null,
): Figure {
  const telling: Telling = { locked: asked.publications.every(({ locked }) => locked), belowCommune, target };
  if (!isMean(formula)) return rateFigure(measure, entry, telling);
  if (measure.kind === 'question') {
    return meanFigure(measure, entry, entry === null || entry === 'too-few' ? [] : [[measure, entry]]);
  }
  const questions = questionRows(asked, measure);
  if (questions === null) return TOO_FEW;
  return formula === 'F5' ? meanFigure(measure, entry, questions) : meanOfRatesFigure(measure, entry, questions);
}

/** The published answers of a pool's questions; null when one of them may not be shown, so that no mean gives it away. */
function questionRows({ measures, selection }: Asked, measure: Measure): (readonly [Measure, Row])[] | null {
  const rows: (readonly [Measure, Row])[] = [];
  for (const code of measure.kind === 'pool' ? measure.questions : []) {
    const question = measures.get(questionMeasure(code));
    const entry = question ? selection.entryOf(question) : null;
    if (entry === 'too-few') return null;
    if (question && entry) rows.push([question, entry]);
  }
  return rows;
}

function isVertical({ query: { by }, naming: { catalogue } }: Asked, key: string): boolean {
  if (by !== 'department' && by !== 'receiving-unit') return false;
  return catalogue.units.some((unit) => unit.key === key && unit.kind === 'vertical');
}

/** Rows that stand in the table even without a response. */
function expectedKeys({ query: { by }, naming }: Asked): readonly string[] {
  if (by === 'department') return [...new Set(naming.catalogue.fields.map(({ unit }) => unit))];
  if (by === 'field') return naming.catalogue.fields.map(({ key }) => key);
  return by === 'village' ? naming.catalogue.villages.map(({ key }) => key) : [];
}

function inOrder({ query: { by }, naming }: Asked, keys: readonly string[]): readonly string[] {
  const order = [...namedKeys(by, naming).keys(), NOT_DETERMINED];
  const place = (key: string): number => (order.includes(key) ? order.indexOf(key) : -1);
  return keys.toSorted((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
}

function excludedOf(publications: readonly Publication[], measure: Measure): Excluded {
  const codes =
    measure.kind === 'pool' ? measure.questions : measure.kind === 'question' ? [measure.question.code] : [];
  const rows = publications.flatMap(({ content }) =>
    codes.flatMap((code) => content.totals[questionMeasure(code)] ?? []),
  );
  const sum = (count: (row: Row) => number): number => rows.reduce((total, row) => total + count(row), 0);
  const uncounted = (kind: 'late' | 'setAside' | 'flagged'): number =>
    publications.reduce((total, { content }) => Math.max(total, content.uncounted[kind]), 0);
  return {
    outsideScale: sum(({ respondents, sums }) => (sums[1] ?? 0) - respondents),
    blank: sum(({ sums }) => (sums[0] ?? 0) - (sums[1] ?? 0)),
    late: uncounted('late'),
    setAside: uncounted('setAside'),
    flagged: uncounted('flagged'),
  };
}

function mixOf(publications: readonly Publication[]): Mix {
  const added = (kind: keyof Mix): Record<string, number> => {
    const counts: Record<string, number> = {};
    for (const { content } of publications) {
      for (const [key, n] of Object.entries(content.mix[kind])) counts[key] = (counts[key] ?? 0) + n;
    }
    return counts;
  };
  return { channel: added('channel'), assisted: added('assisted'), proof: added('proof') };
}

function latestOf(publications: readonly Publication[]): Publication {
  const latest = publications.at(-1);
  if (!latest) throw problem.periodNotAvailable();
  return latest;
}

/** One question of a distribution. */
export type DistributionRow = { readonly key: string; readonly label: string } & (
  | { readonly respondents: number; readonly counts: Readonly<Record<string, number>> }
  | Figure
);

/** Counts of each answer to each question, from 30 respondents. */
export function distributionOf(asked: Asked): readonly DistributionRow[] {
  return [...asked.measures.values()].flatMap((measure): DistributionRow[] => {
    if (measure.kind !== 'question' || measure.question.dimension !== null) return [];
    const { question } = measure;
    const named = { key: question.code, label: question.title[asked.naming.language] };
    const entry = asked.selection.entryOf(measure);
    if (entry !== null && entry !== 'too-few' && entry.respondents >= FEWEST_FOR_RATE) {
      const counts = Object.fromEntries(answerCounts(question, entry.sums));
      return [{ ...named, respondents: entry.respondents, counts }];
    }
    const few = entry !== null && entry !== 'too-few' && question.scale === null ? 'too-few' : entry;
    return [{ ...named, ...rateFigure(measure, few, { locked: true, belowCommune: false, target: null }) }];
  });
}

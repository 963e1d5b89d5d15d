import { isQuarter, quarterOf, WHOLE } from '../campaigns/campaign-calendar.js';
import type { Unit } from '../communes/catalogue.js';
import { problem } from '../problem.js';
import { NOT_DETERMINED } from '../responses/dimensions.js';
import { type Asked, figureOf, isOfVertical, latestOf } from './asked.js';
import { type Formula, labelOf, namedKeys } from './breakdowns.js';
import { type Entry, type Excluded, type Figure, isRow } from './figure.js';
import { type Measure, poolMeasure } from './measures.js';
import { MERGED, MINIMUM } from './partition.js';
import type { Publication } from './publication.js';
import { byQuarter, NO_ROWS, sumOfTables, type Table } from './told-table.js';

/** One row of a breakdown, with all that goes with it. */
export interface SatisfactionGroup {
  readonly key: string;
  readonly label: string;
  /** Of a unit; null for every other row. Bodies of the vertical system stand apart, without the commune's target. */
  readonly kind: Unit['kind'] | null;
  /** Fraction; null where none applies. */
  readonly target: number | null;
  readonly figure: Figure;
  /** Its own; null where nothing is told of it. */
  readonly excluded: Excluded | null;
}

export const LED = poolMeasure('led:');

export function groupsOf(asked: Asked, formula: Formula, measure: Measure): readonly SatisfactionGroup[] {
  const { by } = asked.query;
  if (by === null) return [];
  const items = itemsOf(asked, formula);
  if (items) return items.map(([key, of]) => told(asked, { formula, measure: of }, key, asked.selection.entryOf(of)));
  if (by === 'group') return groupRows(asked, { formula, measure });
  return rowsOf(asked, { formula, measure }, tableOf(asked, measure));
}

/** What is asked of each row. */
interface Question {
  readonly formula: Formula;
  readonly measure: Measure;
}

/** The rows that are measures of their own, in the order of the questionnaire or the commune; null where rows are people. */
function itemsOf(
  { query: { by }, measures, naming: { questionnaire, catalogue } }: Asked,
  formula: Formula,
): readonly (readonly [key: string, measure: Measure])[] | null {
  const named = (all: readonly { readonly key: string }[], nameOf: (key: string) => string) =>
    all.flatMap(({ key }) => {
      const measure = measures.get(nameOf(key));
      return measure ? [[key, measure] as const] : [];
    });
  if (by === 'element') return named(questionnaire.elements, (key) => poolMeasure(`element:${key}`));
  if (by === 'department' && formula === 'F2') return named(catalogue.units, (key) => LED + key);
  if (by !== 'question') return null;
  return [...measures.values()].flatMap((measure) =>
    measure.kind === 'question' && measure.question.scale ? [[measure.question.code, measure] as const] : [],
  );
}

function tableOf({ query: { by, filter }, selection, publications }: Asked, measure: Measure): Table {
  if (by === 'quarter') {
    if (publications.some(({ period }) => period === WHOLE))
      return byQuarter(selection.tableOf('month', measure), quarterOf);
    return quartersOf(publications, measure);
  }
  if (by === null || by === 'element' || by === 'question' || by === 'group') throw problem.formulaNotForBreakdown();
  if (filter?.name === by) throw problem.filterTooNarrow();
  return selection.tableOf(by, measure);
}

/** Each quarter by its own locked months. */
function quartersOf(publications: readonly Publication[], measure: Measure): Table {
  const tables = [...new Set(publications.map(quarterIn))].map((quarter) => {
    const locked = publications.filter((one) => quarterIn(one) === quarter);
    return sumOfTables(locked.map((one) => quarterRow(one, measure)));
  });
  const merged = tables.map((table) => table.merged);
  return {
    shown: Object.assign({}, ...tables.map(({ shown }) => shown)),
    merged: { keys: merged.flatMap(({ keys }) => keys), held: merged.flatMap(({ held }) => held), row: null },
  };
}

/** A locked month or quarter as part of its quarter. */
function quarterRow(publication: Publication, { name }: Measure): Table {
  const { content } = publication;
  const quarter = quarterIn(publication);
  const [row, hidden] = [content.totals[name], content.hidden[name]];
  return {
    shown: row ? { [quarter]: row } : {},
    merged: { keys: hidden ? [quarter] : [], held: hidden === 'held' ? [quarter] : [], row: null },
  };
}

function quarterIn({ period }: Publication): string {
  return isQuarter(period) ? period : quarterOf(period);
}

function rowsOf(asked: Asked, question: Question, table: Table): readonly SatisfactionGroup[] {
  const { shown, merged } = table;
  const keys = new Set([...Object.keys(shown), ...merged.keys, ...expectedKeys(asked)]);
  const rows = inOrder(asked, [...keys]).map((key) => {
    if (!merged.keys.includes(key)) return told(asked, question, key, shown[key] ?? null);
    return toGroup(asked, key, { figure: notTold(asked, table, key), target: targetOf(asked, key), entry: null });
  });
  if (merged.keys.length === 0 || asked.query.by === 'quarter') return rows;
  // The commune's target is not one for a row that holds bodies of the vertical system.
  const target = merged.keys.some((key) => isVertical(asked, key)) ? null : asked.target;
  const entry = merged.row ?? (merged.held.length === 0 ? 'too-few' : 'held');
  return [...rows, told(asked, question, MERGED, entry, target)];
}

function told(
  asked: Asked,
  { formula, measure }: Question,
  key: string,
  entry: Entry,
  target = targetOf(asked, key),
): SatisfactionGroup {
  const figure = figureOf(asked, formula, measure, entry, target);
  // Of a counter nothing is told from fewer than thirty.
  const isHeld = asked.query.by === 'counter' && figure.kind === 'few';
  return toGroup(asked, key, { figure: isHeld ? { kind: 'held' } : figure, target, entry });
}

function targetOf(asked: Asked, key: string): number | null {
  return isVertical(asked, key) ? null : asked.target;
}

/** What is said of a key that has no row of its own. */
function notTold({ query: { by } }: Asked, { merged: { held } }: Table, key: string): Figure {
  if (held.includes(key)) return { kind: 'held' };
  return by === 'quarter' ? { kind: 'too-few', minimum: MINIMUM } : { kind: 'merged' };
}

function toGroup(
  asked: Asked,
  key: string,
  { figure, target, entry }: { readonly figure: Figure; readonly target: number | null; readonly entry: Entry },
): SatisfactionGroup {
  const { by } = asked.query;
  const counts = isRow(entry) && figure.kind !== 'held' ? entry.excluded : undefined;
  return {
    key,
    label: labelOf(by, key, asked.naming),
    kind: kindOf(asked, key),
    target,
    figure,
    excluded: counts ? { outsideScale: counts[0], blank: counts[1] } : null,
  };
}

/** The people first, the other groups beside them, without the people's target. */
function groupRows(asked: Asked, question: Question): readonly SatisfactionGroup[] {
  const { name } = question.measure;
  const table = sumOfTables(asked.publications.map(({ content }) => content.groups[name] ?? NO_ROWS));
  const own = told(
    asked,
    question,
    latestOf(asked.publications).content.group,
    asked.selection.entryOf(question.measure),
  );
  return [own, ...rowsOf({ ...asked, target: null }, question, table)];
}

function kindOf({ query: { by }, naming: { catalogue } }: Asked, key: string): Unit['kind'] | null {
  if (by !== 'department' && by !== 'receiving-unit') return null;
  return catalogue.units.find((unit) => unit.key === key)?.kind ?? null;
}

/** Whether a row is about a body of the vertical system: the body itself, or a field or counter of it. */
function isVertical({ query: { by }, naming: { catalogue } }: Asked, key: string): boolean {
  return isOfVertical(catalogue, by, key);
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

import { isQuarter, quarterOf, WHOLE } from '../campaigns/campaign-calendar.js';
import type { Unit } from '../communes/catalogue.js';
import { problem } from '../problem.js';
import { NOT_DETERMINED } from '../responses/dimensions.js';
import { type Asked, figureOf, latestOf } from './asked.js';
import type { Excluded, Figure } from './figure.js';
import { type Entry, isRow } from './figure-from-sums.js';
import { labelOf, namedKeys } from './labels.js';
import { type Measure, poolMeasure } from './measures.js';
import { MERGED, MINIMUM } from './partition.js';
import type { Publication } from './publication.js';
import type { Formula } from './satisfaction.query.js';
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
  if (by === 'element') return itemGroups(asked, formula, elementMeasures(asked));
  if (by === 'question') return itemGroups(asked, formula, scaleMeasures(asked));
  if (by === 'department' && formula === 'F2') return itemGroups(asked, formula, ledMeasures(asked));
  if (by === 'group') return groupRows(asked, formula, measure);
  return rowsOf(asked, formula, measure, tableOf(asked, measure));
}

function tableOf({ query: { by, filter }, selection, publications }: Asked, measure: Measure): Table {
  if (by === 'quarter') {
    if (publications.some(({ period }) => period === WHOLE))
      return byQuarter(selection.tableOf('month', measure), quarterOf);
    return sumOfTables(publications.map((publication) => quarterRow(publication, measure)));
  }
  if (by === null || by === 'element' || by === 'question' || by === 'group') throw problem.formulaNotForBreakdown();
  if (filter?.name === by) throw problem.filterTooNarrow();
  return selection.tableOf(by, measure);
}

/** A locked month or quarter as part of its quarter. */
function quarterRow({ period, content }: Publication, { name }: Measure): Table {
  const quarter = isQuarter(period) ? period : quarterOf(period);
  const [row, hidden] = [content.totals[name], content.hidden[name]];
  return {
    shown: row ? { [quarter]: row } : {},
    merged: { keys: hidden ? [quarter] : [], held: hidden === 'held' ? [quarter] : [], row: null },
  };
}

function rowsOf(asked: Asked, formula: Formula, measure: Measure, table: Table): readonly SatisfactionGroup[] {
  const { by } = asked.query;
  const { shown, merged } = table;
  const entries = new Map<string, Entry>(Object.entries(shown));
  const figures = new Map<string, Figure>();
  for (const key of merged.keys) figures.set(key, notTold(asked, table, key));
  for (const key of expectedKeys(asked)) if (!entries.has(key) && !figures.has(key)) entries.set(key, null);
  const group = (key: string): SatisfactionGroup => {
    const entry = entries.get(key) ?? null;
    const known = figures.get(key);
    const target = isVertical(asked, key) ? null : asked.target;
    const figure = known ?? counterFigure(by, figureOf(asked, formula, measure, entry, target));
    return toGroup(asked, key, { figure, target, entry: known ? null : entry });
  };
  const rows = inOrder(asked, [...entries.keys(), ...figures.keys()]).map(group);
  if (merged.keys.length === 0 || by === 'quarter') return rows;
  // The commune's target is not one for a row that holds bodies of the vertical system.
  const target = merged.keys.some((key) => isVertical(asked, key)) ? null : asked.target;
  const isFew = merged.held.length === 0;
  const figure = merged.row
    ? counterFigure(by, figureOf(asked, formula, measure, merged.row, target))
    : figureOf(asked, formula, measure, isFew ? 'too-few' : 'held', target);
  return [...rows, toGroup(asked, MERGED, { figure, target, entry: merged.row })];
}

/** What is said of a key that has no row of its own. */
function notTold({ query: { by } }: Asked, { merged: { held } }: Table, key: string): Figure {
  if (held.includes(key)) return { kind: 'held' };
  return by === 'quarter' ? { kind: 'too-few', minimum: MINIMUM } : { kind: 'merged' };
}

/** Of a counter nothing is told from fewer than thirty. */
function counterFigure(by: Asked['query']['by'], figure: Figure): Figure {
  return by === 'counter' && figure.kind === 'few' ? { kind: 'held' } : figure;
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
function groupRows(asked: Asked, formula: Formula, measure: Measure): readonly SatisfactionGroup[] {
  const table = sumOfTables(asked.publications.map(({ content }) => content.groups[measure.name] ?? NO_ROWS));
  const { group } = latestOf(asked.publications).content;
  const entry = asked.selection.entryOf(measure);
  const figure = figureOf(asked, formula, measure, entry, asked.target);
  const own = toGroup(asked, group, { figure, target: asked.target, entry });
  return [own, ...rowsOf({ ...asked, target: null }, formula, measure, table)];
}

function itemGroups(
  asked: Asked,
  formula: Formula,
  items: readonly (readonly [key: string, measure: Measure])[],
): readonly SatisfactionGroup[] {
  return items.map(([key, measure]) => {
    const entry = asked.selection.entryOf(measure);
    const target = isVertical(asked, key) ? null : asked.target;
    return toGroup(asked, key, { figure: figureOf(asked, formula, measure, entry, target), target, entry });
  });
}

function elementMeasures({ naming, measures }: Asked): readonly (readonly [string, Measure])[] {
  return naming.questionnaire.elements.flatMap(({ key }) => {
    const measure = measures.get(poolMeasure(`element:${key}`));
    return measure ? [[key, measure] as const] : [];
  });
}

/** Every department that led an item in the period, in the order of the commune. */
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

function kindOf({ query: { by }, naming: { catalogue } }: Asked, key: string): Unit['kind'] | null {
  if (by !== 'department' && by !== 'receiving-unit') return null;
  return catalogue.units.find((unit) => unit.key === key)?.kind ?? null;
}

function isVertical(asked: Asked, key: string): boolean {
  return kindOf(asked, key) === 'vertical';
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

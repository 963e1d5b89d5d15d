import { quarterOf } from '../campaigns/campaign-calendar.js';
import { problem } from '../problem.js';
import { NOT_DETERMINED } from '../responses/dimensions.js';
import { type Asked, figureOf, latestOf, TOO_FEW } from './asked.js';
import type { Figure } from './figure.js';
import { FEWEST_FOR_RATE } from './figure-from-sums.js';
import { labelOf, namedKeys } from './labels.js';
import { type Measure, poolMeasure } from './measures.js';
import { MERGED } from './partition.js';
import { isInPeriod } from './periods.js';
import type { Publication } from './publication.js';
import type { Table } from './published-table.js';
import type { Formula } from './satisfaction.query.js';
import { byQuarter, sumOfTables } from './summed-selection.js';

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
      const figure = figureOf(ofItsTime(asked, key), formula, measure, row, !quarters, target);
      return [key, by === 'counter' && row.respondents < FEWEST_FOR_RATE ? TOO_FEW : figure] as const;
    }),
  );
  for (const key of table.merged.keys) shown.set(key, quarters ? TOO_FEW : { kind: 'merged' });
  for (const key of expectedKeys(asked)) if (!shown.has(key)) shown.set(key, { kind: 'no-responses' });
  const rows = inOrder(asked, [...shown.keys()]).map((key) => group(key, shown.get(key) ?? TOO_FEW));
  if (table.merged.keys.length === 0 || quarters) return rows;
  // The commune's target is not one for a row that holds bodies of the vertical system.
  const target = table.merged.keys.some((key) => isVertical(asked, key)) ? null : asked.target;
  const together = figureOf(asked, formula, measure, table.merged.row ?? 'too-few', true, target);
  return [...rows, group(MERGED, by === 'counter' && together.kind === 'few' ? TOO_FEW : together)];
}

/** Over time each row is as final as its own publication: last year's months stay locked beside this quarter's. */
function ofItsTime(asked: Asked, key: string): Asked {
  const { by } = asked.query;
  if (by !== 'month' && by !== 'quarter') return asked;
  const covers = ({ period }: Publication): boolean => period === key || isInPeriod(key, period);
  return { ...asked, publications: asked.publications.filter(covers) };
}

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

export interface SatisfactionGroup {
  readonly key: string;
  readonly label: string;
  readonly figure: Figure;
  /** Stands apart from the others: bodies of the vertical system have no target of the commune. */
  readonly block?: 'vertical';
}

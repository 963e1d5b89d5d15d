import type { Group, Questionnaire } from '../questionnaires/questionnaire.js';
import { type Dimension, filterDimensions } from '../responses/dimensions.js';
import { packSums } from '../responses/packed-sums.js';
import type { TallyLayout } from '../responses/tally-layout.js';
import { type Measure, measuresOf, rowOf, tabulatedMeasures } from './measures.js';
import { isSafe, MERGED } from './partition.js';
import type { Crossings, GroupSums } from './publication.js';
import { type Row, sumOf, type Table } from './published-table.js';
import type { SummedTallies } from './summed-tallies.js';

/** Everything that filters can be answered from, once nothing moves any more. */
export function composeCrossings(tallies: SummedTallies, questionnaire: Questionnaire, layout: TallyLayout): Crossings {
  const { group } = questionnaire;
  const tabulated = tabulatedMeasures(questionnaire, measuresOf(layout));
  const others = (['people', 'organisation', 'business', 'official'] as const).filter((one) => one !== group);
  return {
    cells: packedCells(tallies, group, filterDimensions),
    pairs: Object.fromEntries(
      tallies.pairs(group).map((pair) => [pair, rowsByMeasure(tallies.pair(group, pair), tabulated)]),
    ),
    groups: Object.fromEntries(
      others.flatMap((other) => {
        const total = tallies.total(other);
        return total ? [[other, { total: packSums(total), cells: packedCells(tallies, other, groupDimensions) }]] : [];
      }),
    ) as Partial<Record<Group, GroupSums>>,
  };
}

/** What another group may be broken down by. */
export const groupDimensions = [
  'receiving-unit',
  'department',
  'field',
  'village',
  'channel',
  'assisted',
  'way',
] as const;

/**
 * One row of a pair: the cells of the selection by the rows of the breakdown. Rows of the breakdown are merged, smallest
 * first, until no cell anywhere in the pair holds one to nine people.
 * @param cells respondents and sums by `selection key|breakdown key`
 * @returns null when only one row would be left: the filter is too narrow
 */
export function crossedTable(
  cells: ReadonlyMap<string, Row>,
  selection: { readonly table: Table; readonly key: string },
  breakdown: Table,
): Table | null {
  const selections = partsOf(selection.table);
  const rows = partsOf(breakdown).filter(({ id }) => id !== MERGED);
  const merged = new Set(breakdown.merged.keys);
  const cell = (of: readonly string[], by: readonly string[]): Row =>
    sumOf(of.flatMap((first) => by.flatMap((second) => cells.get(`${first}|${second}`) ?? [])));
  const isSmall = (by: readonly string[]): boolean =>
    selections.some(({ keys }) => !isSafe(cell(keys, by).respondents));
  const size = (id: string): number => breakdown.shown[id]?.respondents ?? 0;

  const open = rows.map(({ id }) => id).toSorted((a, b) => size(a) - size(b));
  for (;;) {
    const small = open.find((id) => isSmall([id])) ?? (isSmall([...merged]) ? open[0] : undefined);
    if (small === undefined) break;
    merged.add(small);
    open.splice(open.indexOf(small), 1);
  }
  if (isSmall([...merged]) || (open.length === 0 && rows.length > 0)) return null;
  const together = cell([selection.key], [...merged]);
  return {
    shown: Object.fromEntries(open.map((id) => [id, cell([selection.key], [id])] as const)),
    merged: { keys: [...merged].toSorted(), row: together.respondents > 0 ? together : null },
    marks: [],
  };
}

/**
 * Measures of one selected cell that stay hidden: those with one to nine answers here or, by subtraction, in the rest
 * of the table, and beside a hidden question the smallest other one of its pool.
 * @param respondents of each measure by the cells of the table
 * @param selected the cell
 * @param pools questions of each pool, the smaller pools first
 */
export function hiddenMeasures(
  respondents: ReadonlyMap<string, ReadonlyMap<string, number>>,
  selected: string,
  pools: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
  const count = (measure: string): number => respondents.get(measure)?.get(selected) ?? 0;
  const hidden = new Set([...respondents].filter(([, cells]) => isHiddenIn(cells, selected)).map(([name]) => name));
  for (const [pool, questions] of pools) {
    if (hidden.has(pool)) continue;
    const inside = questions.filter((name) => hidden.has(name) && count(name) > 0);
    if (inside.length === 0 || inside.some((name) => count(name) >= 10)) continue;
    const others = questions.filter((name) => !hidden.has(name) && count(name) > 0);
    const [smallest] = others.toSorted((a, b) => count(a) - count(b));
    if (smallest !== undefined) hidden.add(smallest);
  }
  return hidden;
}

function isHiddenIn(cells: ReadonlyMap<string, number>, selected: string): boolean {
  const ordered = [...cells].toSorted(([, a], [, b]) => a - b);
  const hidden = ordered.filter(([, n]) => !isSafe(n)).map(([key]) => key);
  const rest = hidden.reduce((sum, key) => sum + (cells.get(key) ?? 0), 0);
  const next = ordered.find(([key, n]) => n > 0 && !hidden.includes(key));
  if (!isSafe(rest) && next) hidden.push(next[0]);
  return hidden.includes(selected);
}

/** The rows of a published table with the keys in each. */
export function partsOf(table: Table): readonly { readonly id: string; readonly keys: readonly string[] }[] {
  const shown = Object.keys(table.shown).map((key) => ({ id: key, keys: [key] }));
  return table.merged.keys.length > 0 ? [...shown, { id: MERGED, keys: table.merged.keys }] : shown;
}

function packedCells(
  tallies: SummedTallies,
  group: Group,
  dimensions: readonly Dimension[],
): Partial<Record<Dimension, Record<string, string>>> {
  return Object.fromEntries(
    dimensions
      .map((dimension) => [dimension, tallies.table(group, dimension)] as const)
      .filter(([, cells]) => cells.size > 0)
      .map(([dimension, cells]) => [
        dimension,
        Object.fromEntries([...cells].map(([key, sums]) => [key, packSums(sums)])),
      ]),
  );
}

function rowsByMeasure(
  cells: ReadonlyMap<string, Uint32Array>,
  measures: readonly Measure[],
): Record<string, Record<string, Row>> {
  return Object.fromEntries(
    measures.map((measure) => [
      measure.name,
      Object.fromEntries([...cells].map(([key, sums]) => [key, rowOf(measure, sums)])),
    ]),
  );
}

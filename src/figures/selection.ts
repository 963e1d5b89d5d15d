import { problem } from '../problem.js';
import type { Group } from '../questionnaires/questionnaire.js';
import type { Dimension } from '../responses/dimensions.js';
import { unpackSums } from '../responses/packed-sums.js';
import { largestBatchEffect, withBatchEffect, withLargerBatchEffect } from './batch-effect.js';
import { crossedTable, groupDimensions, hiddenMeasures } from './crossings.js';
import type { Entry } from './figure-from-sums.js';
import { type Measure, type Measures, rowOf } from './measures.js';
import { MINIMUM } from './partition.js';
import type { Crossings, Publication, TableDimension } from './publication.js';
import { completeTable, NO_ROWS, type Row, sumOf, type Table } from './published-table.js';
import type { FilterName } from './satisfaction.query.js';

/** The respondents a question is asked about, as one publication can tell of them. */
export interface Selection {
  readonly entryOf: (measure: Measure) => Entry;
  readonly tableOf: (dimension: TableDimension, measure: Measure) => Table;
}

/** Everybody of the questionnaire's group. */
export function everybody({ content }: Publication): Selection {
  return {
    entryOf: ({ name }) => content.totals[name] ?? (content.waiting.includes(name) ? 'too-few' : null),
    tableOf: (dimension, { name }) => content.tables[dimension]?.[name] ?? NO_ROWS,
  };
}

/** Those who answered in some months; only what stands in the table of months is told. */
export function inMonths({ content }: Publication, isWithin: (month: string) => boolean): Selection {
  const months = ({ name }: Measure): Table => content.tables.month?.[name] ?? NO_ROWS;
  return {
    entryOf: (measure) => {
      const table = months(measure);
      if (table.merged.keys.some(isWithin)) return 'too-few';
      const row = sumOf(
        Object.keys(table.shown)
          .filter(isWithin)
          .flatMap((month) => table.shown[month] ?? []),
      );
      return row.respondents > 0 ? row : null;
    },
    tableOf: (dimension, measure) => {
      if (dimension !== 'month') throw problem.filterTooNarrow();
      const { shown, merged } = months(measure);
      return {
        shown: Object.fromEntries(Object.entries(shown).filter(([month]) => isWithin(month))),
        merged: merged.keys.some(isWithin) ? merged : NO_ROWS.merged,
        marks: [],
      };
    },
  };
}

/** Those whom a filter selects. @throws Problem `filter-too-narrow` */
export function filtered(
  publication: Publication,
  filter: { readonly name: FilterName; readonly key: string },
  measures: Measures,
): Selection {
  if (filter.name === 'group') return ofGroup(publication, filter.key, measures);
  return ofCell(publication, filter.name, filter.key, measures);
}

function ofGroup(publication: Publication, key: string, measures: Measures): Selection {
  const { content } = publication;
  if (key === content.group) return everybody(publication);
  const sums = lockedCrossings(publication)?.groups[key as Group];
  return {
    entryOf: (measure) => {
      const table = content.groups[measure.name];
      if (table?.merged.keys.includes(key)) throw problem.filterTooNarrow();
      if (table) return table.shown[key] ?? null;
      if (!sums) throw problem.filterTooNarrow();
      const entry = visibleEntry(measure, new Map([[key, unpackSums(sums.total)]]), key, measures);
      return withBatchEffect(entry, largestBatchEffect(content.groups, key, measures));
    },
    tableOf: (dimension, measure) => {
      const cells = sums?.cells[dimension as Dimension];
      if (!cells || !isShown(content.groups[measure.name], key)) throw problem.filterTooNarrow();
      if (!groupDimensions.some((one) => one === dimension)) throw problem.filterTooNarrow();
      const effect = largestBatchEffect(content.groups, key, measures);
      const row = (vector: Uint32Array): Row => withBatchEffect(rowOf(measure, vector), effect);
      return completeTable(new Map([...unpacked(cells)].map(([of, vector]) => [of, row(vector)])), null);
    },
  };
}

function ofCell(publication: Publication, dimension: Dimension, key: string, measures: Measures): Selection {
  const { content } = publication;
  const tableFor = ({ name }: Measure): Table | undefined => content.tables[dimension]?.[name];
  return {
    entryOf: (measure) => {
      const table = tableFor(measure);
      if (table?.merged.keys.includes(key)) throw problem.filterTooNarrow();
      if (table) return table.shown[key] ?? null;
      const cells = lockedCrossings(publication)?.cells[dimension];
      if (!cells) throw problem.filterTooNarrow();
      const entry = visibleEntry(measure, unpacked(cells), key, measures);
      return withBatchEffect(entry, largestBatchEffect(content.tables[dimension] ?? {}, key, measures));
    },
    tableOf: (by, measure) => {
      const [selected, breakdown] = [tableFor(measure), content.tables[by]?.[measure.name]];
      const cells = pairCells(lockedCrossings(publication), dimension, by, measure);
      if (!selected || !breakdown || !cells || selected.merged.keys.includes(key)) throw problem.filterTooNarrow();
      const crossed = crossedTable(cells, { table: selected, key }, breakdown);
      if (!crossed) throw problem.filterTooNarrow();
      return withLargerBatchEffect(crossed, measure, selected.shown[key], breakdown);
    },
  };
}

/** A measure that has no table of its own, in one cell of the locked sums. */
function visibleEntry(
  measure: Measure,
  cells: ReadonlyMap<string, Uint32Array>,
  key: string,
  measures: Measures,
): Entry {
  const vector = cells.get(key);
  if (!vector) return null;
  const respondents = new Map(
    [...measures.values()].map((one) => [
      one.name,
      new Map([...cells].map(([cell, sums]) => [cell, rowOf(one, sums).respondents])),
    ]),
  );
  const pools = [...measures.values()]
    .flatMap((one) =>
      one.kind === 'pool' ? [[one.name, one.questions.map((code) => `question:${code}`)] as const] : [],
    )
    .toSorted(([, a], [, b]) => a.length - b.length);
  const row = rowOf(measure, vector);
  if (row.respondents === 0) return null;
  const hidden = hiddenMeasures(respondents, key, new Map(pools)).has(measure.name);
  return hidden || row.respondents < MINIMUM ? 'too-few' : row;
}

function lockedCrossings({ locked, crossings }: Publication): Crossings | null {
  return locked ? crossings : null;
}

/** Cells of two dimensions, the selection's key first. */
function pairCells(
  crossings: Crossings | null,
  selection: Dimension,
  by: TableDimension,
  { name }: Measure,
): ReadonlyMap<string, Row> | null {
  const direct = crossings?.pairs[`${selection}|${by}`]?.[name];
  if (direct) return new Map(Object.entries(direct));
  const turned = crossings?.pairs[`${by}|${selection}`]?.[name];
  if (!turned) return null;
  return new Map(Object.entries(turned).map(([keys, row]) => [keys.split('|').toReversed().join('|'), row]));
}

function unpacked(cells: Readonly<Record<string, string>>): ReadonlyMap<string, Uint32Array> {
  return new Map(Object.entries(cells).map(([key, sums]) => [key, unpackSums(sums)]));
}

function isShown(table: Table | undefined, key: string): boolean {
  return table?.shown[key] !== undefined;
}

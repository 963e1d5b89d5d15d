import { filterDimensions } from '../responses/dimensions.js';
import { CrossingDraft } from './crossing-draft.js';
import { type Sizes, TableDraft } from './drafts.js';
import type { Original, OriginalRow, OriginalTable } from './original.js';
import type { PublicationContent, TableDimension } from './publication.js';
import { type Row, sumOf, type Table } from './told-table.js';
import type { UpgradedRows } from './upgraded-rows.js';

type PairCells = Readonly<Record<string, OriginalRow>>;

/** What filters told of the tables of a publication of version 1: each pair both ways round, where it may be asked for. */
export function upgradedCrossings(
  { content, crossings }: Original,
  rows: UpgradedRows,
): PublicationContent['crossings'] {
  const told: Record<string, Record<string, Readonly<Record<string, Table>> | null>> = {};
  for (const [stored, byMeasure] of Object.entries(crossings.pairs)) {
    for (const pair of [stored, turned(stored)]) {
      const [selection, breakdown] = pair.split('|') as [TableDimension, TableDimension];
      if (!filterDimensions.some((dimension) => dimension === selection)) continue;
      for (const [name, cells] of Object.entries(byMeasure)) {
        const [selected, by] = [content.tables[selection]?.[name], content.tables[breakdown]?.[name]];
        if (!content.totals[name] || !selected || !by) continue;
        const ordered = pair === stored ? cells : turnedCells(cells);
        told[pair] = { ...told[pair], [name]: crossed(name, { selected, by }, ordered, rows) };
      }
    }
  }
  return told;
}

function crossed(
  name: string,
  { selected, by }: { readonly selected: OriginalTable; readonly by: OriginalTable },
  cells: PairCells,
  rows: UpgradedRows,
): Readonly<Record<string, Table>> | null {
  const draft = new CrossingDraft(
    draftOf(selected, sizesOf(cells, firstOf)),
    draftOf(by, sizesOf(cells, secondOf)),
    sizesOf(cells, (keys) => keys),
    () => undefined,
    TELLING,
  );
  const { merged, open } = draft;
  if (merged === null) return null;
  const tableOf = (key: string): Table => {
    const together = rows.together(name, selected.shown[key]);
    const row = (of: string): Row => {
      const others = by.shown[of] ? [rows.together(name, by.shown[of])] : [];
      return rows.kept(name, cells[`${key}|${of}`] ?? EMPTY, null, [together, ...others]);
    };
    const rest = sumOf(merged.flatMap((of) => cells[`${key}|${of}`] ?? []));
    const restRow = rest.respondents > 0 ? rows.kept(name, rest, null, [together]) : null;
    return {
      shown: Object.fromEntries(open.map((of) => [of, row(of)])),
      merged: { keys: merged.toSorted(), held: [], row: restRow },
    };
  };
  return Object.fromEntries(draft.selectable.map((key) => [key, tableOf(key)]));
}

/** A table as it was told: what it merged stays merged. */
function draftOf({ merged }: OriginalTable, sizes: Sizes): TableDraft {
  const draft = new TableDraft(sizes, () => undefined, TELLING);
  for (const key of merged.keys) draft.merge(key);
  return draft;
}

const TELLING = { mergedRow: true, counters: false, everything: false };
const EMPTY: OriginalRow = { respondents: 0, sums: [] };

function sizesOf(cells: PairCells, keyOf: (keys: string) => string): Sizes {
  const all = new Map<string, number>();
  for (const [keys, { respondents }] of Object.entries(cells)) {
    if (respondents > 0) all.set(keyOf(keys), (all.get(keyOf(keys)) ?? 0) + respondents);
  }
  return { people: all, all, byCounter: new Map() };
}

const firstOf = (keys: string): string => keys.slice(0, keys.indexOf('|'));
const secondOf = (keys: string): string => keys.slice(keys.indexOf('|') + 1);

function turned(keys: string): string {
  return keys.split('|').toReversed().join('|');
}

function turnedCells(cells: PairCells): PairCells {
  return Object.fromEntries(Object.entries(cells).map(([keys, row]) => [turned(keys), row]));
}

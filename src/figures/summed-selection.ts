import { NO_ROWS, type Row, sumOf, type Table } from './published-table.js';
import type { Selection } from './selection.js';

/** One answer from several publications (quarters): what is too small in one of them is too small in the sum. */
export function together(selections: readonly Selection[]): Selection {
  const [only] = selections;
  if (only && selections.length === 1) return only;
  return {
    entryOf: (measure) => {
      const entries = selections.map((selection) => selection.entryOf(measure));
      if (entries.includes('too-few')) return 'too-few';
      const row = sumOf(entries.flatMap((entry) => (entry === null || entry === 'too-few' ? [] : [entry])));
      return row.respondents > 0 ? row : null;
    },
    tableOf: (dimension, measure) => sumOfTables(selections.map((one) => one.tableOf(dimension, measure))),
  };
}

/** Tables added up, merged where one of them merges. */
export function sumOfTables(tables: readonly Table[]): Table {
  const merged = new Set(tables.flatMap((table) => table.merged.keys));
  const keys = new Set(tables.flatMap((table) => Object.keys(table.shown)));
  const rows = (key: string): readonly Row[] => tables.flatMap((table) => table.shown[key] ?? []);
  const mergedRow = sumOf([
    ...tables.flatMap((table) => table.merged.row ?? []),
    ...[...merged].flatMap((key) => rows(key)),
  ]);
  return {
    shown: Object.fromEntries([...keys].filter((key) => !merged.has(key)).map((key) => [key, sumOf(rows(key))])),
    merged: { keys: [...merged].toSorted(), row: mergedRow.respondents > 0 ? mergedRow : null },
    marks: [],
  };
}

/** Months put together to quarters; a quarter with a merged month is merged. */
export function byQuarter(months: Table, quarterOf: (month: string) => string): Table {
  const merged = new Set(months.merged.keys.map(quarterOf));
  const tables = Object.entries(months.shown).map(([month, row]): Table => {
    return { shown: { [quarterOf(month)]: row }, merged: NO_ROWS.merged, marks: [] };
  });
  return sumOfTables([...tables, { shown: {}, merged: { keys: [...merged], row: months.merged.row }, marks: [] }]);
}

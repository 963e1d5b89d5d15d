import { MINIMUM, mergeSmallCells, type ParentRows } from './partition.js';

/** Sums of one row of a table and the respondents they come from. */
export interface Row {
  readonly respondents: number;
  readonly sums: readonly number[];
  /**
   * The same sums of each batch among them (a meeting, a stack of paper). Only the interval reads them; they never leave
   * the server.
   */
  readonly batches?: Readonly<Record<string, readonly number[]>>;
  /** Where the batches of a row are not known: how many times less its answers are worth, taken from rows that hold it. */
  readonly batchEffect?: number;
}

/** One partition of the respondents of one measure as it is published. */
export interface Table {
  readonly shown: Readonly<Record<string, Row>>;
  /** `row` is null while the merged keys have not reached the minimum together. */
  readonly merged: { readonly keys: readonly string[]; readonly row: Row | null };
  readonly marks: readonly Mark[];
  /** Every merged row that was published, oldest first; absent until the rule has moved the table once. */
  readonly unions?: readonly Union[];
}

/** The keys a published merged row stood for, and how many people it held then. */
export interface Union {
  readonly keys: readonly string[];
  readonly respondents: number;
}

/**
 * What an earlier publication left open, so that no later one gives away who came between the two: how many of those
 * who came since cannot be told apart from others, and the rows that were behind then, with the true count they had.
 */
export interface Mark {
  readonly settled: number;
  readonly behind: Readonly<Record<string, number>>;
}

/** True when enough new respondents came for a row to be replaced. */
export function mayMove(from: Row | null | undefined, to: Row): boolean {
  return to.respondents - (from?.respondents ?? 0) >= MINIMUM;
}

/** A table from which nothing is held back: the first of a period, and the one that the lock makes final. */
export function completeTable(
  fresh: ReadonlyMap<string, Row>,
  parents: ParentRows | null,
  previouslyMerged: readonly string[] = [],
): Table {
  const counts = new Map([...fresh].map(([key, row]) => [key, row.respondents]));
  const { shown, merged } = mergeSmallCells(counts, previouslyMerged, parents);
  const row = sumOf(merged.flatMap((key) => fresh.get(key) ?? []));
  return {
    shown: pick(fresh, shown),
    merged: { keys: merged.toSorted(), row: row.respondents >= MINIMUM ? row : null },
    marks: [],
  };
}

/** Sums of several rows together; a batch that stands in several of them is one batch. */
export function sumOf(rows: readonly Row[]): Row {
  const [first, ...others] = rows;
  if (!first) return NOBODY;
  if (others.length === 0) return first;
  const batches: Record<string, readonly number[]> = {};
  for (const row of rows) {
    for (const [batch, sums] of Object.entries(row.batches ?? {})) batches[batch] = added(sums, batches[batch]);
  }
  const batchEffect = Math.max(...rows.map((row) => row.batchEffect ?? 1));
  return {
    respondents: rows.reduce((sum, { respondents }) => sum + respondents, 0),
    sums: others.reduce((sum, row) => added(sum, row.sums), first.sums),
    ...(Object.keys(batches).length > 0 ? { batches } : {}),
    ...(batchEffect > 1 ? { batchEffect } : {}),
  };
}

function added(sums: readonly number[], others: readonly number[] = []): readonly number[] {
  return sums.map((value, index) => value + (others[index] ?? 0));
}

export const NOBODY: Row = { respondents: 0, sums: [] };

export function pick(rows: ReadonlyMap<string, Row>, keys: readonly string[]): Record<string, Row> {
  return Object.fromEntries(keys.flatMap((key) => (rows.has(key) ? [[key, rows.get(key) ?? NOBODY]] : [])));
}

/** A table of nobody. */
export const NO_ROWS: Table = { shown: {}, merged: { keys: [], row: null }, marks: [] };

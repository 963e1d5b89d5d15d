/** Sums of one row of a table and the respondents they come from. */
export interface Row {
  /** People whose answer counts in the measure. */
  readonly respondents: number;
  readonly sums: readonly number[];
  /** Σ ρ m (m − 1) over the occasions on which m of them answered together; absent where everybody came alone. */
  readonly clustered?: number;
  /** Answers outside the scale, and answers left blank, by the people of the row; absent where nobody counted them. */
  readonly excluded?: readonly [outsideScale: number, blank: number];
}

/** One partition of the respondents of one measure as it is told. */
export interface Table {
  readonly shown: Readonly<Record<string, Row>>;
  readonly merged: {
    readonly keys: readonly string[];
    /** Those of them with ten people and more, kept back to protect another row. */
    readonly held: readonly string[];
    /** Null where they are fewer than ten people together, or nothing may be told of them. */
    readonly row: Row | null;
  };
}

/** A table of nobody. */
export const NO_ROWS: Table = { shown: {}, merged: { keys: [], held: [], row: null } };

export const NOBODY: Row = { respondents: 0, sums: [] };

/** Sums of several rows together, of which no occasion stands in two. */
export function sumOf(rows: readonly Row[]): Row {
  const [first, ...others] = rows;
  if (!first) return NOBODY;
  if (others.length === 0) return first;
  const clustered = rows.reduce((sum, row) => sum + (row.clustered ?? 0), 0);
  const [outside, blank] = [0, 1].map((at) => rows.reduce((sum, { excluded }) => sum + (excluded?.[at] ?? 0), 0));
  return {
    respondents: rows.reduce((sum, { respondents }) => sum + respondents, 0),
    // What a campaign came to ask later has places at the end, which what was told before has not.
    sums: others.reduce((sum, row) => added(sum, row.sums), first.sums),
    ...(clustered > 0 ? { clustered } : {}),
    ...(rows.every(({ excluded }) => excluded) ? { excluded: [outside ?? 0, blank ?? 0] as const } : {}),
  };
}

function added(one: readonly number[], other: readonly number[]): readonly number[] {
  const [longer, shorter] = one.length >= other.length ? [one, other] : [other, one];
  return longer.map((value, index) => value + (shorter[index] ?? 0));
}

/** Counts by name, added up name by name. */
export function addedUp<Name extends string>(
  all: readonly Readonly<Partial<Record<Name, number>>>[],
): Record<Name, number> {
  const sums: Partial<Record<Name, number>> = {};
  for (const one of all) {
    for (const [name, count] of Object.entries(one) as [Name, number][]) sums[name] = (sums[name] ?? 0) + count;
  }
  return sums as Record<Name, number>;
}

/**
 * Tables of several periods added up: a row stands alone only where each of them shows it or has nobody in it, and the
 * merged row is told only where each tells its own or has nobody in it.
 */
export function sumOfTables(tables: readonly Table[]): Table {
  const [only] = tables;
  if (only && tables.length === 1) return only;
  const merged = new Set(tables.flatMap((table) => table.merged.keys));
  const keys = new Set(tables.flatMap((table) => Object.keys(table.shown)));
  const rows = (key: string): readonly Row[] => tables.flatMap((table) => table.shown[key] ?? []);
  const parts = tables.flatMap((table) => (table.merged.keys.length > 0 ? [table.merged] : []));
  const told = parts.flatMap(({ row }) => row ?? []);
  const isTold = parts.length > 0 && told.length === parts.length;
  // Of a few in one period and a few in another nobody can say that they are fewer than ten.
  const isHeld = (key: string): boolean =>
    (!isTold && parts.length > 1) || rows(key).length > 0 || parts.some(({ held }) => held.includes(key));
  const together = [...merged].toSorted();
  return {
    shown: Object.fromEntries([...keys].filter((key) => !merged.has(key)).map((key) => [key, sumOf(rows(key))])),
    merged: {
      ...{ keys: together, held: together.filter(isHeld) },
      row: isTold ? sumOf([...told, ...together.flatMap(rows)]) : null,
    },
  };
}

/** Months put together to quarters; a quarter with a merged month is merged. */
export function byQuarter(months: Table, quarterOf: (month: string) => string): Table {
  const quarters = (keys: readonly string[]): readonly string[] => [...new Set(keys.map(quarterOf))];
  const { keys, held, row } = months.merged;
  const tables = Object.entries(months.shown).map(([month, one]): Table => {
    return { shown: { [quarterOf(month)]: one }, merged: NO_ROWS.merged };
  });
  return sumOfTables([...tables, { shown: {}, merged: { keys: quarters(keys), held: quarters(held), row } }]);
}

/** Fewest respondents of a figure, a selection, a merged row and a rest. Design, "Disclosure": k = 10. */
export const MINIMUM = 10;

/** Key of the row "Các đơn vị ít phiếu (gộp)". */
export const MERGED = '_merged';

export interface Partition {
  /** keys with a row of their own */
  readonly shown: readonly string[];
  /** keys that stand together in the merged row; with less than the minimum altogether nothing is shown of them */
  readonly merged: readonly string[];
  /** keys without a respondent */
  readonly empty: readonly string[];
}

/** The rows of a table whose keys contain the keys of another: departments of fields, units of counters. */
export interface ParentRows {
  /** respondents of each published row of the parent, the merged row included */
  readonly respondents: ReadonlyMap<string, number>;
  /** the parent's row that a key belongs to */
  readonly rowOf: ReadonlyMap<string, string>;
}

/** Nobody, or enough to hide in. */
export function isSafe(respondents: number): boolean {
  return respondents === 0 || respondents >= MINIMUM;
}

/**
 * Merges small cells, smallest first, until the merged row has the minimum. Within each published parent, what is not
 * shown amounts to none or the minimum too, or the small one would be parent minus its shown parts.
 * @param respondents integer ≥ 0 by key
 * @param previouslyMerged keys that stood in the merged row before: the first to be added to it again
 * @example mergeSmallCells(new Map([['a', 40], ['b', 12], ['c', 4], ['d', 0]])) // shown a; merged c, b; empty d
 */
export function mergeSmallCells(
  respondents: ReadonlyMap<string, number>,
  previouslyMerged: readonly string[] = [],
  parents: ParentRows | null = null,
): Partition {
  const count = (key: string): number => respondents.get(key) ?? 0;
  const present = bySize(
    [...respondents.keys()].filter((key) => count(key) > 0),
    count,
  );
  const merged = present.filter((key) => count(key) < MINIMUM);
  const shown = new Set(present.filter((key) => count(key) >= MINIMUM));
  const move = (key: string): void => {
    shown.delete(key);
    merged.push(key);
  };

  while (!isSafe(total(merged, count)) && shown.size > 0) {
    const candidates = [...shown].filter((key) => previouslyMerged.includes(key));
    const [smallest] = candidates.length > 0 ? candidates : shown;
    if (smallest !== undefined) move(smallest);
  }
  for (let key = childToHide(shown, count, parents); key; key = childToHide(shown, count, parents)) move(key);
  return { shown: [...shown], merged, empty: [...respondents.keys()].filter((key) => count(key) === 0) };
}

/** The smallest shown key of a parent whose unshown rest would give somebody away. */
function childToHide(
  shown: ReadonlySet<string>,
  count: (key: string) => number,
  parents: ParentRows | null,
): string | undefined {
  for (const [row, respondents] of parents?.respondents ?? []) {
    const children = [...shown].filter((key) => parents?.rowOf.get(key) === row);
    if (!isSafe(respondents - total(children, count))) return children[0];
  }
  return undefined;
}

function bySize(keys: readonly string[], count: (key: string) => number): string[] {
  return keys.toSorted((a, b) => count(a) - count(b) || (a < b ? -1 : 1));
}

function total(keys: readonly string[], count: (key: string) => number): number {
  return keys.reduce((sum, key) => sum + count(key), 0);
}

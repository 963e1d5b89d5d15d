/** Fewest respondents of a figure, a selection, a merged row and a rest. Design, "Disclosure": k = 10. */
export const MINIMUM = 10;

/** Key of the row "Các đơn vị ít phiếu (gộp)". */
export const MERGED = '_merged';

/** Nobody, or enough to hide in. */
export function isSafe(respondents: number): boolean {
  return respondents === 0 || respondents >= MINIMUM;
}

/**
 * Merges small rows, smallest first, until the merged row is safe.
 * @param sizes respondents by key, integer ≥ 0; of keys for which somebody came
 * @param forced keys that stand in the merged row whatever their size
 * @param isTold whether rows that stand together may be told; unless given, nobody or ten and more
 * @returns keys of the merged row, smallest first; with fewer than ten altogether nothing is told of them
 * @example mergedKeys(new Map([['a', 40], ['b', 12], ['c', 4]])) // ['c', 'b']
 */
export function mergedKeys(
  sizes: ReadonlyMap<string, number>,
  forced: ReadonlySet<string> = NONE,
  isTold: (keys: readonly string[]) => boolean = (keys) => isSafe(total(keys, sizes)),
): readonly string[] {
  const present = bySize(sizes);
  const isSmall = (key: string): boolean => forced.has(key) || !isTold([key]);
  const merged = present.filter(isSmall);
  for (const key of present) {
    if (merged.length === 0 || isTold(merged)) break;
    if (!isSmall(key)) merged.push(key);
  }
  return merged;
}

/** Keys, smallest first. */
export function bySize(sizes: ReadonlyMap<string, number>): readonly string[] {
  return [...sizes].toSorted(([a, m], [b, n]) => m - n || (a < b ? -1 : 1)).map(([key]) => key);
}

const NONE: ReadonlySet<string> = new Set();

/** Respondents of several keys together. */
export function total(keys: readonly string[], sizes: ReadonlyMap<string, number>): number {
  return keys.reduce((sum, key) => sum + (sizes.get(key) ?? 0), 0);
}

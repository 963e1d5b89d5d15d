/** A stratum that may be too small to stand alone. */
export interface Stratum {
  readonly key: string;
}

/**
 * Puts the strata that are too small together, and the smallest of the others to them, until what is merged is large
 * enough as well.
 * @param strata in any order; keys differ
 * @param sizeOf size of a stratum, ≥ 0; of strata of one size the first by key is merged first
 * @param isEnough whether strata taken together are large enough
 * @returns groups of strata, each enough, the merged one last; empty when even all of them together are not enough
 * @example mergedStrata([{ key: 'a', n: 50 }, { key: 'b', n: 4 }, { key: 'c', n: 40 }], ({ n }) => n,
 *   (group) => group.reduce((sum, { n }) => sum + n, 0) >= 30) // [[a], [c, b]]
 */
export function mergedStrata<Each extends Stratum>(
  strata: readonly Each[],
  sizeOf: (stratum: Each) => number,
  isEnough: (group: readonly Each[]) => boolean,
): readonly (readonly Each[])[] {
  const ordered = [...strata].sort((one, other) => sizeOf(other) - sizeOf(one) || (one.key < other.key ? 1 : -1));
  const alone = ordered.filter((stratum) => isEnough([stratum]));
  let merged = ordered.filter((stratum) => !isEnough([stratum]));
  while (merged.length > 0 && !isEnough(merged)) {
    const next = alone.pop();
    if (!next) return [];
    merged = [next, ...merged];
  }
  return [...alone.map((stratum) => [stratum]), ...(merged.length > 0 ? [merged] : [])];
}

/** Several runs of the same thing: the middle one, and how far they lie apart. */
export interface Spread {
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
  readonly runs: number;
}

/** @param values one or more, in any order */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  return {
    median: quantile(sorted, 0.5),
    lowest: quantile(sorted, 0),
    highest: quantile(sorted, 1),
    runs: sorted.length,
  };
}

/** Each run by the run of the anchor beside it, so that what slowed both down cancels out. */
export function ratioOf(product: readonly number[], anchor: readonly number[]): Spread {
  return spreadOf(product.map((value, run) => value / (anchor[run] ?? Number.NaN)));
}

/**
 * @param sorted ascending, one or more
 * @param share in [0, 1]; the smallest value that at least this share does not exceed
 */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

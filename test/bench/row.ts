import type { Spread } from './spread.js';

/** One line of the table: a goal of the design, what was measured beside what, and whether it is reached. */
export interface Row {
  /** Number of the goal in the performance design; null for what is told beside. */
  readonly goal: number | null;
  /** Together with the database, what a comparison with an earlier run finds the row by. */
  readonly what: string;
  readonly unit: string;
  /** Which direction is better. */
  readonly better: 'higher' | 'lower';
  readonly product: Spread;
  readonly anchor: Spread | null;
  /** What the anchor is; empty without one. */
  readonly anchorName: string;
  /** Product by anchor, of runs side by side. */
  readonly ratio: Spread | null;
  readonly wanted: Wanted | null;
  /** What a reader must know to read the figures rightly. */
  readonly note?: string;
}

/** A limit for the ratio or for the product's own figure. */
export interface Wanted {
  readonly of: 'ratio' | 'product';
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** Null where the goal is to report the figure. */
export function isMet({ wanted, ratio, product }: Row): boolean | null {
  if (!wanted) return null;
  const { median } = (wanted.of === 'ratio' ? ratio : product) ?? product;
  return median >= (wanted.atLeast ?? -Infinity) && median <= (wanted.atMost ?? Infinity);
}

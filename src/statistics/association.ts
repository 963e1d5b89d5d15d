import { normalQuantile } from './normal-quantile.js';
import { type CrossTable, rankCorrelation } from './rank-correlation.js';
import { type ConfidenceInterval, TWO_SIDED_LEVEL } from './wilson-interval.js';

/** How closely an element goes with the general item. It is no cause: "không phải nguyên nhân". */
export interface Association {
  readonly measure: 'spearman';
  /** correlation in (−1, 1) */
  readonly correlation: number;
  readonly interval: ConfidenceInterval;
  /** people who answered both, integer */
  readonly respondents: number;
}

/** With fewer respondents the interval is too wide to set elements apart. */
export const FEWEST_FOR_ASSOCIATION = 300;

/**
 * Spearman's rank correlation between an element and the general item, from their cross-table alone, with a jackknife
 * interval on Fisher's scale: each respondent is left out once, which needs no more than one calculation per cell and
 * fits the many ties of five levels. People are taken one by one, batches are not.
 * @param table respondents by level of the general item (rows) and of the element (columns), integers, only those with
 *   a level in both
 * @param confidence coverage as a fraction in (0, 1)
 * @returns null below 300 respondents, when everybody answered one item alike, or when the two always agree
 * @throws RangeError when a count is no integer ≥ 0, rows differ in length or the confidence is outside its range
 * @see Efron and Tibshirani (1993), An Introduction to the Bootstrap, 11; Fisher (1921), Metron 1, 3–32
 * @example association([[40, 20, 10], [20, 60, 30], [10, 30, 90]])
 *   // { measure: 'spearman', correlation: 0.5208, interval: { lower: 0.4384, upper: 0.5946 }, respondents: 310 }
 */
export function association(table: CrossTable, confidence: number = TWO_SIDED_LEVEL): Association | null {
  if (!table.every((row) => row.every((count) => Number.isInteger(count) && count >= 0))) {
    throw new RangeError('a cross-table of respondents holds integers of at least 0');
  }
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`a confidence is a fraction between 0 and 1, not ${confidence}`);
  }
  const respondents = table.flat().reduce((sum, count) => sum + count, 0);
  if (respondents < FEWEST_FOR_ASSOCIATION) return null;
  const correlation = rankCorrelation(table);
  const error = standardError(table, respondents);
  if (correlation === null || error === null) return null;
  const half = normalQuantile((1 + confidence) / 2) * error;
  const centre = Math.atanh(correlation);
  const interval = { lower: Math.tanh(centre - half), upper: Math.tanh(centre + half) };
  return { measure: 'spearman', correlation, interval, respondents };
}

/** Jackknife standard error of the correlation on Fisher's scale; null where it has no finite value. */
function standardError(table: CrossTable, respondents: number): number | null {
  const leftOut = table.flatMap((row, i) =>
    row.flatMap((count, j) =>
      count > 0 ? [{ count, z: Math.atanh(rankCorrelation(without(table, i, j)) ?? 1) }] : [],
    ),
  );
  if (!leftOut.every(({ z }) => Number.isFinite(z))) return null;
  const mean = leftOut.reduce((sum, { count, z }) => sum + count * z, 0) / respondents;
  const squares = leftOut.reduce((sum, { count, z }) => sum + count * (z - mean) ** 2, 0);
  return Math.sqrt(((respondents - 1) / respondents) * squares);
}

function without(table: CrossTable, i: number, j: number): CrossTable {
  return table.map((row, r) => (r === i ? row.map((count, c) => (c === j ? count - 1 : count)) : row));
}

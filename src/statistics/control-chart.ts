import { type RunSignal, runSignals } from './run-rules.js';
import type { ConfidenceInterval } from './wilson-interval.js';

/** One round, quarter or month, in order of time. */
export interface ChartPoint {
  /** fraction in [0, 1] */
  readonly rate: number;
  /** independent answers the rate is worth, real, > 0 */
  readonly effectiveBase: number;
  /** people, integer */
  readonly respondents: number;
}

/** A p-chart, and what its run rules found; nothing found means that the points differ no more than chance. */
export interface ControlChart {
  /** `laney` where points spread more than the binomial lets them, then `spread` > 1 widens the limits */
  readonly method: 'p' | 'laney';
  /** mean rate of all points, a fraction in [0, 1] */
  readonly centre: number;
  /** ratio of the spread between neighbouring points to the binomial one, ≥ 1 */
  readonly spread: number;
  /** three-sigma limits of each point, fractions in [0, 1], in the order given */
  readonly limits: readonly ConfidenceInterval[];
  readonly signals: readonly RunSignal[];
}

/** With fewer points limits are guesses and runs cannot form. */
export const FEWEST_POINTS = 12;

/** A point with fewer respondents is no figure. */
const FEWEST_PER_POINT = 30;

/** Mean range of two independent standard normal values (d₂ of two). */
const MEAN_RANGE_OF_TWO = 2 / Math.sqrt(Math.PI);

/**
 * Control chart of a rate over time: p̄ ± 3·√(p̄(1 − p̄) / n) at each point, widened by Laney's σ of the moving ranges
 * where points spread more than chance.
 * @param points in order of time
 * @returns null with fewer than 12 points or when one of them has fewer than 30 respondents; also when all or none
 *   were satisfied throughout, where there is no spread to judge by
 * @throws RangeError when a rate or a base is outside its range
 * @see Montgomery (2013), Introduction to Statistical Quality Control, 7th ed., 7.2; Laney (2002), Quality Engineering
 *   14, 531–537
 * @example controlChart(Array.from({ length: 12 }, () => ({ rate: 0.9, effectiveBase: 100, respondents: 100 })))
 *   // method: 'p', centre: 0.9, spread: 1, limits: twelve times { lower: 0.81, upper: 0.99 }, signals: []
 */
export function controlChart(points: readonly ChartPoint[]): ControlChart | null {
  points.forEach(assertPoint);
  if (points.length < FEWEST_POINTS || points.some(({ respondents }) => respondents < FEWEST_PER_POINT)) return null;
  const answers = points.reduce((sum, { effectiveBase }) => sum + effectiveBase, 0);
  const centre = points.reduce((sum, { rate, effectiveBase }) => sum + rate * effectiveBase, 0) / answers;
  if (centre === 0 || centre === 1) return null;
  const sigmas = points.map(({ effectiveBase }) => Math.sqrt((centre * (1 - centre)) / effectiveBase));
  const distances = points.map(({ rate }, index) => (rate - centre) / (sigmas[index] ?? 1));
  const spread = Math.max(1, meanMovingRange(distances) / MEAN_RANGE_OF_TWO);
  return {
    method: spread > 1 ? 'laney' : 'p',
    centre,
    spread,
    limits: sigmas.map((sigma) => ({
      lower: Math.max(0, centre - 3 * sigma * spread),
      upper: Math.min(1, centre + 3 * sigma * spread),
    })),
    signals: runSignals(points.map(({ rate }, index) => ({ rate, distance: (distances[index] ?? 0) / spread }))),
  };
}

/** Neighbours differ by chance alone even where the level has shifted, so a shift does not hide itself. */
function meanMovingRange(values: readonly number[]): number {
  const ranges = values.slice(1).map((value, index) => Math.abs(value - (values[index] ?? value)));
  return ranges.reduce((sum, range) => sum + range, 0) / ranges.length;
}

function assertPoint({ rate, effectiveBase }: ChartPoint): void {
  if (!(rate >= 0 && rate <= 1)) throw new RangeError(`a rate is a fraction from 0 to 1, not ${rate}`);
  if (!(effectiveBase > 0)) throw new RangeError(`an effective base is positive, not ${effectiveBase}`);
}

import type { ConfidenceInterval } from './wilson-interval.js';

/**
 * A rate coarsened without ever crossing the target: below it rounds down, at or above it rounds up.
 * @param rate fraction in [0, 1]
 * @param target fraction in (0, 1]; null where none applies, then to the nearest
 * @param decimals decimals of the fraction, 0 … 6: 2 leaves whole percent
 * @returns fraction in [0, 1], on the same side of the target as the rate
 * @throws RangeError when the rate is outside [0, 1]
 * @example roundedAwayFromTarget(0.8996, 0.9, 2) // 0.89
 * @example roundedAwayFromTarget(0.9126, 0.9, 2) // 0.92
 */
export function roundedAwayFromTarget(rate: number, target: number | null, decimals: number): number {
  if (!(rate >= 0 && rate <= 1)) throw new RangeError(`a rate is a fraction from 0 to 1, not ${rate}`);
  if (target === null) return roundedBy(Math.round, rate, decimals);
  return rate < target ? roundedBy(Math.floor, rate, decimals) : roundedBy(Math.ceil, rate, decimals);
}

/**
 * An interval coarsened so that it still contains the exact one.
 * @param interval fractions in [0, 1]
 * @param decimals decimals of the fractions, 0 … 6
 * @returns lower bound rounded down, upper bound rounded up, within [0, 1]
 * @example roundedOutward({ lower: 0.8871, upper: 0.9329 }, 2) // { lower: 0.88, upper: 0.94 }
 */
export function roundedOutward({ lower, upper }: ConfidenceInterval, decimals: number): ConfidenceInterval {
  return { lower: roundedBy(Math.floor, lower, decimals), upper: roundedBy(Math.ceil, upper, decimals) };
}

/**
 * 0.29 × 100 is 28.999…: a decimal number that is already round must stay as it is. Rates of up to ten million answers
 * differ from a round number by far more than this tolerance, so none is moved over a target by it.
 */
const NOISE = 1e-9;

function roundedBy(round: (x: number) => number, fraction: number, decimals: number): number {
  const scale = 10 ** decimals;
  const nearest = Math.round(fraction * scale);
  const alreadyRound = Math.abs(fraction * scale - nearest) < NOISE;
  return (alreadyRound ? nearest : round(fraction * scale)) / scale;
}

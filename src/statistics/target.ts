import { assertCounts, type SatisfiedOfBase } from './satisfaction-rate.js';
import type { ConfidenceInterval } from './wilson-interval.js';

/** How certain it is that the true rate reaches the target. */
export type Verdict = 'met' | 'inconclusive' | 'not-met';

/** Fewer effective respondents than this carry no verdict: 28 could not claim 90 % even if all of them were satisfied. */
export const FEWEST_FOR_VERDICT = 30;

/**
 * The administrative reading: does the observed rate reach the target? Decided on integers (10·satisfied ≥ 9·base for
 * 90 %), so nothing is rounded: 89,96 % is not 90 %. For one question and for pooled criteria alike.
 * @param satisfied answers on the satisfied points, integer, 0 … base
 * @param base valid answers, integer ≥ 1
 * @param target decimal fraction in (0, 1] with at most six decimals, e.g. 0.9 or 0.905
 * @throws RangeError when base is not an integer ≥ 1, satisfied not an integer from 0 to base, or target out of range
 * @example meetsTarget({ satisfied: 9, base: 10, target: 0.9 }) // true
 * @example meetsTarget({ satisfied: 2249, base: 2500, target: 0.9 }) // false (89,96 %)
 */
export function meetsTarget({
  satisfied,
  base,
  target,
}: SatisfiedOfBase & {
  readonly target: number;
}): boolean {
  assertCounts({ satisfied, base });
  return BigInt(satisfied) * MILLION >= BigInt(millionthsOf(target)) * BigInt(base);
}

const MILLION = 1_000_000n;

/** The target as the decimal number that was written, not as the nearest binary fraction. */
function millionthsOf(target: number): number {
  const millionths = Math.round(target * 1e6);
  if (!(target > 0 && target <= 1) || millionths / 1e6 !== target) {
    throw new RangeError(`a target is a fraction up to 1 with at most six decimals, not ${target}`);
  }
  return millionths;
}

/**
 * The second reading: how certain is it? Each bound of the interval is a one-sided 95 % bound, so `met` and `not-met`
 * each err in at most about one case of twenty; in between nothing can be said, the normal case at the size of a commune.
 * @param interval bounds as they are printed (`clopperPearson`, where due rounded outward), fractions in [0, 1]
 * @param target fraction in (0, 1]
 * @param effectiveRespondents people the evidence is worth (see `effectiveRespondents`), real ≥ 0
 * @returns `met` when lower ≥ target, `not-met` when upper < target, `inconclusive` between; null below 30
 * @example verdict({ interval: { lower: 0.912, upper: 0.954 }, target: 0.9, effectiveRespondents: 400 }) // 'met'
 */
export function verdict({
  interval,
  target,
  effectiveRespondents,
}: {
  readonly interval: ConfidenceInterval;
  readonly target: number;
  readonly effectiveRespondents: number;
}): Verdict | null {
  if (effectiveRespondents < FEWEST_FOR_VERDICT) return null;
  if (interval.lower >= target) return 'met';
  return interval.upper < target ? 'not-met' : 'inconclusive';
}

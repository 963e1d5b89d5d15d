import { binomialCdf, binomialQuantile } from './binomial.js';
import { TWO_SIDED_LEVEL } from './wilson-interval.js';

/** How often rounds of one size end in each verdict, fractions that sum to 1. */
export interface VerdictChances {
  readonly met: number;
  readonly inconclusive: number;
  readonly notMet: number;
}

/**
 * How often a round of this many independent respondents ends in each verdict, exactly. At a truth equal to the target
 * `met` and `notMet` are the real errors of the rule, which stay below the nominal 5 % because counts are whole.
 * @param truth rate of the whole population, a fraction in [0, 1]
 * @param target fraction in (0, 1)
 * @param respondents integer ≥ 1; the rule itself gives no verdict below 30
 * @returns chances of the three verdicts, fractions in [0, 1]
 * @throws RangeError when an input is outside its range
 * @example verdictChances({ truth: 0.9187, target: 0.9, respondents: 400 }) // { met: 0.2965, inconclusive: 0.7025, notMet: 0.0010 }
 */
export function verdictChances({
  truth,
  target,
  respondents,
}: {
  readonly truth: number;
  readonly target: number;
  readonly respondents: number;
}): VerdictChances {
  const enough = fewestToMeet(respondents, target);
  const met = enough === null ? 0 : binomialCdf(respondents - enough, respondents, 1 - truth);
  const tooFew = mostToMiss(respondents, target);
  const notMet = tooFew === null ? 0 : binomialCdf(tooFew, respondents, truth);
  return { met, inconclusive: Math.max(0, 1 - met - notMet), notMet };
}

/** The chance each one-sided bound of the product's level may miss the truth. */
const ERROR = (1 - TWO_SIDED_LEVEL) / 2;

/**
 * Fewest satisfied respondents whose Clopper–Pearson lower bound reaches the target: as many or more would come by
 * chance in at most 5 % of rounds whose truth is the target.
 * @param respondents integer ≥ 1
 * @param target fraction in (0, 1)
 * @returns integer from 1 to `respondents`; null when not even all of them suffice
 * @throws RangeError when an input is outside its range
 * @example fewestToMeet(400, 0.9) // 371
 */
export function fewestToMeet(respondents: number, target: number): number | null {
  assertTarget(target);
  const fewest = binomialQuantile(1 - ERROR, respondents, target) + 1;
  return fewest > respondents ? null : fewest;
}

/**
 * Most satisfied respondents whose Clopper–Pearson upper bound stays under the target.
 * @param respondents integer ≥ 1
 * @param target fraction in (0, 1)
 * @returns integer from 0 to `respondents`; null when not even none of them suffice
 * @throws RangeError when an input is outside its range
 * @example mostToMiss(400, 0.9) // 349
 */
export function mostToMiss(respondents: number, target: number): number | null {
  assertTarget(target);
  const first = binomialQuantile(ERROR, respondents, target);
  return first === 0 ? null : first - 1;
}

function assertTarget(target: number): void {
  if (!(target > 0 && target < 1)) throw new RangeError(`a target is a fraction between 0 and 1, not ${target}`);
}

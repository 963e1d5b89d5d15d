import { binomialCdf } from './binomial.js';
import { TWO_SIDED_LEVEL, wilsonInterval } from './wilson-interval.js';

/** How often rounds of one size end in each verdict, fractions that sum to 1. */
export interface VerdictChances {
  readonly met: number;
  readonly inconclusive: number;
  readonly notMet: number;
}

/**
 * How often a round of this many independent respondents ends in each verdict, exactly. At a truth equal to the target
 * `met` and `notMet` are the real errors of the rule, which differ from the nominal 5 % because counts are whole.
 * @param truth rate of the whole population, a fraction in [0, 1]
 * @param target fraction in (0, 1)
 * @param respondents integer ≥ 1; the rule itself gives no verdict below 30
 * @returns chances of the three verdicts, fractions in [0, 1]
 * @throws RangeError when an input is outside its range
 * @example verdictChances({ truth: 0.9187, target: 0.9, respondents: 400 }) // { met: 0.3642, inconclusive: 0.6341, notMet: 0.0017 }
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

/**
 * Fewest satisfied respondents whose lower bound reaches the target.
 * @param respondents integer ≥ 1
 * @param target fraction in (0, 1)
 * @returns integer from 1 to `respondents`; null when not even all of them suffice
 * @throws RangeError when an input is outside its range
 * @example fewestToMeet(400, 0.9) // 370
 */
export function fewestToMeet(respondents: number, target: number): number | null {
  const fewest = firstWhere(respondents, target, ({ lower }) => lower >= target);
  return fewest > respondents ? null : fewest;
}

/**
 * Most satisfied respondents whose upper bound stays under the target.
 * @param respondents integer ≥ 1
 * @param target fraction in (0, 1)
 * @returns integer from 0 to `respondents`; null when not even none of them suffice
 * @throws RangeError when an input is outside its range
 * @example mostToMiss(400, 0.9) // 350
 */
export function mostToMiss(respondents: number, target: number): number | null {
  const first = firstWhere(respondents, target, ({ upper }) => upper >= target);
  return first === 0 ? null : first - 1;
}

/** Both bounds rise with the satisfied, so the first count that fits is found by halving. */
function firstWhere(
  respondents: number,
  target: number,
  fits: (interval: { readonly lower: number; readonly upper: number }) => boolean,
): number {
  if (!(target > 0 && target < 1)) throw new RangeError(`a target is a fraction between 0 and 1, not ${target}`);
  let [below, first] = [-1, respondents + 1];
  while (first - below > 1) {
    const middle = Math.floor((below + first) / 2);
    if (fits(wilsonInterval(middle, respondents, TWO_SIDED_LEVEL))) first = middle;
    else below = middle;
  }
  return first;
}

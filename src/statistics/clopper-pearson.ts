import { betaQuantile } from './beta-distribution.js';
import type { RateWorth } from './change.js';
import { type ConfidenceInterval, TWO_SIDED_LEVEL } from './wilson-interval.js';

/**
 * Clopper–Pearson interval of a rate: the one interval drawn, printed and used for the verdict. Each bound is the exact
 * one-sided one, so each claim made of it errs in at most (1 − confidence) / 2 of cases where answers are independent,
 * whatever their number. Where they are worth a number that is not whole, the beta quantiles take it as it is.
 * @param rate fraction in [0, 1]
 * @param effectiveBase independent answers the rate is worth, real, ≥ 1; of a single question whose respondents came
 *   alone, the respondents
 * @param confidence two-sided coverage as a fraction in (0, 1)
 * @returns bounds as fractions in [0, 1], with lower ≤ rate ≤ upper: the quantiles of Beta(x, n − x + 1) and
 *   Beta(x + 1, n − x) with x = rate·n; 0 where nobody, and 1 where everybody is satisfied
 * @throws RangeError when an input is outside its range
 * @see Clopper and Pearson (1934), Biometrika 26, 404–413; Korn and Graubard (1998), Survey Methodology 24, 193–201, for
 *   effective bases
 * @example clopperPearson({ rate: 0.9, effectiveBase: 400 }) // { lower: 0.8718, upper: 0.9237 }
 * @example clopperPearson({ rate: 0.8, effectiveBase: 12.5, confidence: 0.95 }) // { lower: 0.4872, upper: 0.9652 }
 */
export function clopperPearson({
  rate,
  effectiveBase,
  confidence = TWO_SIDED_LEVEL,
}: RateWorth & { readonly confidence?: number }): ConfidenceInterval {
  if (!(rate >= 0 && rate <= 1)) throw new RangeError(`a rate is a fraction from 0 to 1, not ${rate}`);
  if (!(effectiveBase >= 1 && effectiveBase < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`an effective base is finite and at least 1, not ${effectiveBase}`);
  }
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`a confidence is a fraction between 0 and 1, not ${confidence}`);
  }
  const error = (1 - confidence) / 2;
  const satisfied = rate * effectiveBase;
  const others = effectiveBase - satisfied;
  return {
    lower: satisfied === 0 ? 0 : betaQuantile(error, { a: satisfied, b: others + 1 }),
    upper: others === 0 ? 1 : betaQuantile(1 - error, { a: satisfied + 1, b: others }),
  };
}

/**
 * How many errors there may be among things of which a random sample was looked at: the upper bound of Clopper and Pearson,
 * one-sided at 95 %.
 * @param looked things that were looked at, integer ≥ 1
 * @param errors how many of them were wrong, integer from 0 to `looked`
 * @returns the largest share of errors that the sample does not speak against, a fraction in [0, 1]
 * @throws RangeError where nothing was looked at, or more were wrong
 * @example errorBound({ looked: 30, errors: 0 }) // 0.0950
 * @example errorBound({ looked: 3000, errors: 1 }) // 0.0016
 */
export function errorBound({ looked, errors }: { readonly looked: number; readonly errors: number }): number {
  return clopperPearson({ rate: errors / looked, effectiveBase: looked }).upper;
}

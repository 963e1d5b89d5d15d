import { normalQuantile } from './normal-quantile.js';

/** The bounds between which the true rate plausibly lies, fractions in [0, 1] with lower ≤ upper. */
export interface ConfidenceInterval {
  readonly lower: number;
  readonly upper: number;
}

/** The one level of the product: each bound is a one-sided 95 % bound, so picture, words and verdict agree. */
export const TWO_SIDED_LEVEL = 0.9;

/**
 * Wilson score interval for a proportion.
 * @param successes satisfied answers, integer, 0 … n
 * @param n base: valid answers counted, integer ≥ 1
 * @param confidence coverage as a fraction in (0, 1)
 * @returns bounds as fractions in [0, 1], with lower ≤ successes / n ≤ upper
 * @throws RangeError when n < 1 or successes is outside 0 … n
 * @see Wilson (1927), J. Am. Stat. Assoc. 22, 209–212
 * @example wilsonInterval(8, 10, 0.90) // { lower: 0.5408, upper: 0.9314 }
 */
export function wilsonInterval(successes: number, n: number, confidence: number): ConfidenceInterval {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`a base is an integer of at least 1, not ${n}`);
  if (!Number.isInteger(successes) || successes < 0 || successes > n) {
    throw new RangeError(`successes are an integer from 0 to ${n}, not ${successes}`);
  }
  return wilsonIntervalOfRate({ rate: successes / n, effectiveBase: n, confidence });
}

/**
 * Wilson score interval of a rate whose evidence is worth a number of independent answers that need not be whole.
 * @param rate fraction in [0, 1]
 * @param effectiveBase independent answers the rate is worth (see `effectiveBase`), real, > 0
 * @param confidence coverage as a fraction in (0, 1)
 * @returns bounds as fractions in [0, 1], with lower ≤ rate ≤ upper
 * @throws RangeError when an input is outside its range
 * @see Wilson (1927), J. Am. Stat. Assoc. 22, 209–212; Dean and Pagano (2015), Stat. Med. 34, 485–503, for clustered answers
 * @example wilsonIntervalOfRate({ rate: 0.8, effectiveBase: 12.5, confidence: 0.9 }) // { lower: 0.5697, upper: 0.9236 }
 */
export function wilsonIntervalOfRate({
  rate,
  effectiveBase,
  confidence,
}: {
  readonly rate: number;
  readonly effectiveBase: number;
  readonly confidence: number;
}): ConfidenceInterval {
  if (!(rate >= 0 && rate <= 1)) throw new RangeError(`a rate is a fraction from 0 to 1, not ${rate}`);
  if (!(effectiveBase > 0 && effectiveBase < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`an effective base is positive and finite, not ${effectiveBase}`);
  }
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`a confidence is a fraction between 0 and 1, not ${confidence}`);
  }
  const z = normalQuantile((1 + confidence) / 2);
  const share = (z * z) / effectiveBase;
  const centre = (rate + share / 2) / (1 + share);
  const halfWidth = (z * Math.sqrt((rate * (1 - rate)) / effectiveBase + share / (4 * effectiveBase))) / (1 + share);
  // In exact arithmetic the rate lies within and a bound reaches 0 or 1 only with it; floating point needs telling.
  return {
    lower: rate === 0 ? 0 : Math.max(0, Math.min(rate, centre - halfWidth)),
    upper: rate === 1 ? 1 : Math.min(1, Math.max(rate, centre + halfWidth)),
  };
}

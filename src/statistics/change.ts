import { type ConfidenceInterval, TWO_SIDED_LEVEL, wilsonIntervalOfRate } from './wilson-interval.js';

/** A rate and the independent answers it is worth, which need not be whole. */
export interface RateWorth {
  /** fraction in [0, 1] */
  readonly rate: number;
  /** real, > 0 */
  readonly effectiveBase: number;
}

/** What may be said of a difference: "tăng", "giảm" or "chưa đủ căn cứ nói là thay đổi thật". */
export type Conclusion = 'up' | 'down' | 'not-established';

/** Later rate less earlier rate. Differences are fractions in [−1, 1], so 0.015 is one and a half points. */
export interface Change {
  readonly difference: number;
  readonly interval: ConfidenceInterval;
  readonly conclusion: Conclusion;
}

/**
 * Change between two independent rounds or periods: Newcombe's hybrid score interval, made of the Wilson bounds drawn
 * at each of the two rates. At the level of the product each word, `up` or `down`, errs in about one case of twenty
 * when nothing changed.
 * @param earlier rate and effective base of the earlier round
 * @param later the same of the later one
 * @param confidence coverage as a fraction in (0, 1)
 * @returns difference within its interval, and `up` or `down` only when the interval excludes 0
 * @throws RangeError when a rate, a base or the confidence is outside its range
 * @see Newcombe (1998), Stat. Med. 17, 873–890, method 10
 * @example change({ rate: 0.898, effectiveBase: 400 }, { rate: 0.913, effectiveBase: 412 })
 *   // difference: 0.015, interval: { lower: -0.0189, upper: 0.0492 }, conclusion: 'not-established'
 */
export function change(earlier: RateWorth, later: RateWorth, confidence: number = TWO_SIDED_LEVEL): Change {
  const before = wilsonIntervalOfRate({ ...earlier, confidence });
  const after = wilsonIntervalOfRate({ ...later, confidence });
  const difference = later.rate - earlier.rate;
  const interval = {
    lower: Math.max(-1, difference - Math.hypot(later.rate - after.lower, before.upper - earlier.rate)),
    upper: Math.min(1, difference + Math.hypot(after.upper - later.rate, earlier.rate - before.lower)),
  };
  return { difference, interval, conclusion: conclude(interval) };
}

function conclude({ lower, upper }: ConfidenceInterval): Conclusion {
  if (lower > 0) return 'up';
  return upper < 0 ? 'down' : 'not-established';
}

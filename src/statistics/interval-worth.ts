import { normalQuantile } from './normal-quantile.js';
import type { ConfidenceInterval } from './wilson-interval.js';

/**
 * Independent answers that a rate with its Wilson interval is worth: the inverse of `wilsonIntervalOfRate`. A bound x
 * is where the score test stops rejecting, |x − p| = z·√(x(1 − x) / n), so n = z²·x(1 − x) / (x − p)². A published
 * figure carries its evidence in its interval; whatever else weighs it takes it from there, so that no chart and no
 * list is surer of a figure than its interval.
 * @param rate p, a fraction in [0, 1]
 * @param interval its exact bounds, fractions in [0, 1], lower ≤ rate ≤ upper; rounded ones give a rounded answer
 * @param confidence of the interval, a fraction in (0, 1)
 * @returns answers, real, > 0
 * @throws RangeError when the interval has no width, does not hold the rate or is not Wilson's
 * @see Wilson (1927), J. Am. Stat. Assoc. 22, 209–212
 * @example worthOfInterval({ rate: 0.8, interval: { lower: 0.5697, upper: 0.9236 }, confidence: 0.9 }) // 12.505, of 12.5
 */
export function worthOfInterval({
  rate,
  interval: { lower, upper },
  confidence,
}: {
  readonly rate: number;
  readonly interval: ConfidenceInterval;
  readonly confidence: number;
}): number {
  if (!(lower <= rate && rate <= upper && lower < upper)) {
    throw new RangeError(`an interval has a width and holds its rate, not ${lower} – ${rate} – ${upper}`);
  }
  const z = normalQuantile((1 + confidence) / 2);
  // The bound farther from the rate says most digits, and of a Wilson interval it is never 0 or 1.
  const bound = rate - lower > upper - rate ? lower : upper;
  if (bound <= 0 || bound >= 1) throw new RangeError(`no Wilson interval of ${rate} reaches to ${bound}`);
  return (z * z * bound * (1 - bound)) / (bound - rate) ** 2;
}

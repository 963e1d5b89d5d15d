import type { RateWorth } from './change.js';
import { normalQuantile } from './normal-quantile.js';
import { TWO_SIDED_LEVEL, wilsonIntervalOfRate } from './wilson-interval.js';

/** A change "could have been seen" when four of five such pairs of rounds would have shown it. */
const POWER = 0.8;

/**
 * The smallest true change that two rounds of these sizes would have shown with a chance of 80 %. Printed beside each
 * comparison: "no change established" says little where only ten points could have been seen. Taken in the direction
 * that is harder to see, towards one half; from the centre of the earlier Wilson interval, so that a round where all
 * were satisfied does not seem to see everything.
 * @param earlier rate and effective base of the earlier round
 * @param laterBase effective base of the later one, real, > 0
 * @param confidence level of the interval that decides, a fraction in (0, 1)
 * @returns size of the change, a fraction in (0, 1); null when not even the largest change would have been seen
 * @throws RangeError when a rate, a base or the confidence is outside its range
 * @see Fleiss, Levin and Paik (2003), Statistical Methods for Rates and Proportions, 3rd ed., 4.2, without correction
 * @example smallestVisibleChange({ rate: 0.9, effectiveBase: 400 }, 400) // 0.0595
 */
export function smallestVisibleChange(
  earlier: RateWorth,
  laterBase: number,
  confidence: number = TWO_SIDED_LEVEL,
): number | null {
  if (!(laterBase > 0)) throw new RangeError(`an effective base is positive, not ${laterBase}`);
  const { lower, upper } = wilsonIntervalOfRate({ ...earlier, confidence });
  const from = (lower + upper) / 2;
  const towards = from >= 0.5 ? -1 : 1;
  const isSeen = (size: number) =>
    size >= needed({ from, to: from + towards * size, earlierBase: earlier.effectiveBase, laterBase, confidence });
  let [unseen, seen] = [0, from >= 0.5 ? from : 1 - from];
  if (!isSeen(seen)) return null;
  while (seen - unseen > 1e-12) {
    const middle = (seen + unseen) / 2;
    if (isSeen(middle)) seen = middle;
    else unseen = middle;
  }
  return seen;
}

/** The distance two rates must have: the one the test takes for chance, and the one that leaves the power. */
function needed(rounds: {
  from: number;
  to: number;
  earlierBase: number;
  laterBase: number;
  confidence: number;
}): number {
  const { from, to, earlierBase, laterBase, confidence } = rounds;
  const common = (from * earlierBase + to * laterBase) / (earlierBase + laterBase);
  const byChance = Math.sqrt(common * (1 - common) * (1 / earlierBase + 1 / laterBase));
  const apart = Math.sqrt((from * (1 - from)) / earlierBase + (to * (1 - to)) / laterBase);
  return normalQuantile((1 + confidence) / 2) * byChance + normalQuantile(POWER) * apart;
}

import { betaCdf } from './beta-distribution.js';
import { saddlePoint } from './binomial.js';

/** Fewer effective respondents than this raise no warning. */
export const FEWEST_FOR_WARNING = 50;

/**
 * The most often a department whose truth is the target is named in a period, a fraction. The test itself allows for
 * half of it, and leaves the other half to people of one meeting, whom scaled counts describe but nearly.
 */
export const FALSE_WARNING = 0.01;

/**
 * The most often it was so in 50,000 simulated periods of 2,000 people against 90 %, a fraction rounded up to three
 * decimals, over orders of up to fifty meetings whose people resemble each other by 0.2: `npm run test:certainty`
 * counts it and fails where it is another.
 */
export const MEASURED_FALSE_WARNING = 0.009;

/** What the test supposes of a rate below the target is worth this many answers. */
const SUPPOSED = 10;

/**
 * Is the running result certainly below the target? May be asked after every answer: a mixture of likelihood ratios of
 * rates below the target against the target itself is a supermartingale while the truth reaches it, and so passes 200
 * at any time of a whole period with a chance of at most 1/200 (Ville's inequality). Answers that resemble each other
 * are scaled down to the people they are worth. One more dissatisfied never takes a warning back at the same number of
 * people, one more satisfied never raises one.
 * @param satisfied satisfied answers, integer, 0 … base
 * @param base valid answers, integer ≥ 0
 * @param effectiveRespondents people they are worth (see `effectiveRespondents`), real ≥ 0
 * @param target fraction in (0, 1]
 * @returns true from 50 effective respondents, where the evidence passes the bound
 * @throws RangeError when an input is outside its range
 * @see Robbins (1970), Ann. Math. Stat. 41, 1397–1409; Ville (1939), Étude critique de la notion de collectif; Howard,
 *   Ramdas, McAuliffe and Sekhon (2021), Ann. Stat. 49, 1055–1080
 * @example certainlyBelow({ satisfied: 70, base: 100, effectiveRespondents: 100, target: 0.9 }) // true
 * @example certainlyBelow({ satisfied: 84, base: 100, effectiveRespondents: 100, target: 0.9 }) // false
 */
export function certainlyBelow({
  satisfied,
  base,
  effectiveRespondents,
  target,
}: {
  readonly satisfied: number;
  readonly base: number;
  readonly effectiveRespondents: number;
  readonly target: number;
}): boolean {
  if (!Number.isInteger(base) || !Number.isInteger(satisfied) || satisfied < 0 || satisfied > base) {
    throw new RangeError(`satisfied answers are an integer from 0 to the base, not ${satisfied} of ${base}`);
  }
  if (!(target > 0 && target <= 1)) throw new RangeError(`a target is a fraction up to 1, not ${target}`);
  if (!(effectiveRespondents >= 0)) {
    throw new RangeError(`effective respondents are at least 0, not ${effectiveRespondents}`);
  }
  if (effectiveRespondents < FEWEST_FOR_WARNING || satisfied >= target * base) return false;
  if (target === 1) return true;
  const good = (satisfied / base) * effectiveRespondents;
  const supposed = { good: SUPPOSED * target, bad: SUPPOSED * (1 - target) };
  const seen = { good: supposed.good + good, bad: supposed.bad + effectiveRespondents - good };
  return weightBelow(seen, target) / weightBelow(supposed, target) >= 2 / FALSE_WARNING;
}

/**
 * ∫ θᵃ⁻¹ (1 − θ)ᵇ⁻¹ dθ over rates θ from 0 to the target t, over tᵃ (1 − t)ᵇ. With what is supposed alone it is the
 * mixture's own whole, with the answers seen added the mixture of their likelihoods, each over that of the target.
 */
function weightBelow({ good: a, bad: b }: { good: number; bad: number }, target: number): number {
  return (betaCdf(target, { a, b }) * (a + b)) / (a * b) / saddlePoint(a, a + b, target);
}

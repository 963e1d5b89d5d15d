import { verdictChances } from './verdict-chances.js';

/** The most often a wrong claim is made, and the number of people at which. */
export interface WorstError {
  /** fraction in [0, 1] */
  readonly chance: number;
  readonly respondents: number;
}

/**
 * The real error of the verdict rule: how often `met` and `not-met` are claimed when the truth is exactly the target,
 * at the worst number of people. It stays below the nominal 5 % because counts are whole.
 * @param target fraction in (0, 1)
 * @param from fewest people, integer ≥ 1
 * @param to most people, integer ≥ from
 * @throws RangeError when an input is outside its range
 * @see Brown, Cai and DasGupta (2001), Stat. Sci. 16, 101–133, on the oscillation
 * @example worstVerdictErrors({ target: 0.9, from: 30, to: 2000 }).met.chance // 0.0500
 */
export function worstVerdictErrors({
  target,
  from,
  to,
}: {
  readonly target: number;
  readonly from: number;
  readonly to: number;
}): { readonly met: WorstError; readonly notMet: WorstError } {
  if (!(from >= 1 && to >= from)) throw new RangeError(`there is no number of people from ${from} to ${to}`);
  let met: WorstError = { chance: 0, respondents: from };
  let notMet = met;
  for (let respondents = from; respondents <= to; respondents += 1) {
    const chances = verdictChances({ truth: target, target, respondents });
    if (chances.met > met.chance) met = { chance: chances.met, respondents };
    if (chances.notMet > notMet.chance) notMet = { chance: chances.notMet, respondents };
  }
  return { met, notMet };
}

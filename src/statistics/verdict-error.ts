// How often the verdict claims what is not so: of people who came alone, and in rounds with meetings.
import { verdictChances } from './verdict-chances.js';

/** The most often a wrong claim is made, and the number of people at which. */
export interface WorstError {
  /** fraction in [0, 1] */
  readonly chance: number;
  readonly respondents: number;
}

/**
 * The real error of the verdict rule among people who came alone: how often `met` and `not-met` are claimed when the
 * truth is exactly the target, at the worst number of people. It stays below the nominal 5 % because counts are whole.
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

/** Errors of the verdict rule among rounds with so many meetings, at their worst. */
export interface VerdictErrorRow {
  /** meetings in the round, integer */
  readonly meetings: number;
  /** most often that `met` is claimed at a truth of exactly the target, a fraction rounded up to four decimals */
  readonly met: number;
  /** the same of `not-met` */
  readonly notMet: number;
}

/**
 * The condition under which the errors were worked out: rounds against 90 %, made of meetings of 20 to 60 people each
 * and up to 1,000 people who came alone, where people of one meeting resemble each other by 0.05 to 0.2. Outside of it,
 * and of answers that staff wrote for people, nothing is said.
 */
export const VERDICT_ERROR_CONDITION = {
  target: 0.9,
  people: { from: 20, to: 60 },
  alone: { from: 0, to: 1000 },
  resemblance: { from: 0.05, to: 0.2 },
} as const;

/**
 * How often the verdict claims what is not so, exactly counted over every such round: `npm run test:certainty` makes
 * this table and fails where it says anything else. Without meetings each claim errs in at most 5 %, as its bound says.
 */
export const VERDICT_ERRORS: readonly VerdictErrorRow[] = [
  { meetings: 0, met: 0.05, notMet: 0.05 },
  { meetings: 1, met: 0.0483, notMet: 0.0609 },
  { meetings: 2, met: 0.0469, notMet: 0.0599 },
  { meetings: 3, met: 0.0458, notMet: 0.0582 },
  { meetings: 4, met: 0.0449, notMet: 0.0567 },
  { meetings: 5, met: 0.0443, notMet: 0.0556 },
  { meetings: 6, met: 0.0437, notMet: 0.0546 },
  { meetings: 7, met: 0.043, notMet: 0.0539 },
  { meetings: 8, met: 0.0429, notMet: 0.0533 },
];

/** The worst of them, fractions: what may be said of the rule in one sentence. */
export const WORST_VERDICT_ERROR = {
  met: Math.max(...VERDICT_ERRORS.map(({ met }) => met)),
  notMet: Math.max(...VERDICT_ERRORS.map(({ notMet }) => notMet)),
} as const;

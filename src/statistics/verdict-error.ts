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

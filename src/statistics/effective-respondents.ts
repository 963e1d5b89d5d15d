import { designEffect, type RespondentSums } from './respondent-sums.js';

/**
 * How people came to answer on one occasion: they sat together in a meeting, or the forms of one village were handed
 * out at once. Somebody who came alone is no occasion, and neither is a bundle of sheets put together for keying.
 */
export type OccasionKind = 'meeting' | 'hand-out';

/** People of one row who answered on one occasion. */
export interface Occasion {
  readonly kind: OccasionKind;
  /** integer ≥ 1 */
  readonly people: number;
}

/**
 * How much people of one occasion are taken to resemble each other (intra-cluster correlation ρ). Fixed, not estimated:
 * near 90 % many meetings show no variance at all, and a rule that rests on counts alone gives nobody away.
 */
export const RESEMBLANCE: Readonly<Record<OccasionKind, number>> = { meeting: 0.2, 'hand-out': 0.05 };

/**
 * What the occasions of a row add to its respondents in n_eff: Σ ρ m (m − 1). A plain sum, so it adds up over rows and
 * periods that part no occasion; a row that holds a part of one counts the people it holds.
 * @returns real ≥ 0, whole tenths; 0 where everybody came alone
 * @throws RangeError when the people of an occasion are no integer ≥ 1
 * @example clusteredSum([{ kind: 'meeting', people: 40 }, { kind: 'hand-out', people: 31 }]) // 358.5
 */
export function clusteredSum(occasions: readonly Occasion[]): number {
  const sum = occasions.reduce((total, { kind, people }) => {
    if (!Number.isInteger(people) || people < 1) {
      throw new RangeError(`an occasion has an integer of at least 1 person, not ${people}`);
    }
    return total + RESEMBLANCE[kind] * people * (people - 1);
  }, 0);
  // m (m − 1) is even, so what lies beyond tenths is noise, which could take a whole n_eff below itself.
  return Math.round(10 * sum) / 10;
}

/**
 * How many people who came alone and answered once the respondents of a row are worth: N² / Σ m (1 + ρ (m − 1)) over
 * occasions of m people, which is N² / (N + clustered) as those who came alone have m = 1; of pooled answers over their
 * design effect as well. 60 people in one meeting are worth fewer than five. Printed whole, rounded down.
 * @param sums over the respondents of the row (a single question: `eachAnsweredOnce`), integers
 * @param clustered `clusteredSum` of their occasions, real ≥ 0
 * @returns people, real, 1 … respondents
 * @throws RangeError when sums contradict each other or the clustered sum is more than the respondents can have
 * @see Kish (1965), Survey Sampling, 5.4 and 8.2
 * @example effectiveRespondents(eachAnsweredOnce({ satisfied: 54, base: 60 }), 708) // 4.6875
 */
export function effectiveRespondents(sums: RespondentSums, clustered: number): number {
  const { respondents } = sums;
  const overAnswers = designEffect(sums);
  if (!(clustered >= 0 && clustered <= respondents * (respondents - 1))) {
    throw new RangeError(`${respondents} respondents cannot have a clustered sum of ${clustered}`);
  }
  return Math.max(1, respondents ** 2 / (respondents + clustered) / overAnswers);
}

import { assertCounts, type SatisfiedOfBase } from './satisfaction-rate.js';

/** Respondents of one stratum and how much it shall weigh. */
export interface WeightedStratum extends SatisfiedOfBase {
  /** real, ≥ 0; only proportions matter */
  readonly weight: number;
}

/** A weighted rate and how many respondents of an unweighted round it is worth. */
export interface WeightedRate {
  /** fraction in [0, 1] */
  readonly rate: number;
  /** real, > 0, at most the respondents */
  readonly effectiveRespondents: number;
}

/**
 * Mean of the strata's rates by given weights, with Kish's effective sample size: weights cost evidence.
 * @param strata each with at least one respondent and a weight; at least one weight above 0
 * @returns rate = Σ W·p and (Σ w)² / Σ w² over respondents = 1 / Σ (W² / n), W the share of the weights
 * @throws RangeError when there is no weight, a weight is negative, or counts contradict each other
 * @see Kish (1965), Survey Sampling, 11.7; Kish (1992), J. Official Stat. 8, 183–200
 * @example weightedRate([{ satisfied: 90, base: 100, weight: 1 }, { satisfied: 160, base: 200, weight: 1 }])
 *   // { rate: 0.85, effectiveRespondents: 266.6667 }
 */
export function weightedRate(strata: readonly WeightedStratum[]): WeightedRate {
  if (!strata.every(({ weight }) => weight >= 0 && weight < Number.POSITIVE_INFINITY)) {
    throw new RangeError('weights are finite and at least 0');
  }
  const whole = strata.reduce((sum, { weight }) => sum + weight, 0);
  if (whole === 0) throw new RangeError('a weighted rate needs a weight');
  let rate = 0;
  let costs = 0;
  for (const { satisfied, base, weight } of strata) {
    assertCounts({ satisfied, base });
    rate += (weight / whole) * (satisfied / base);
    costs += (weight / whole) ** 2 / base;
  }
  return { rate: Math.min(1, rate), effectiveRespondents: 1 / costs };
}

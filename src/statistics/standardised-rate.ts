import { mergedStrata } from './merged-strata.js';
import { FEWEST_PER_STRATUM } from './post-stratification.js';
import { assertCounts } from './satisfaction-rate.js';
import { type WeightedRate, weightedRate } from './weighted-rate.js';

/** One combination of channel and helper in both rounds. */
export interface MixedStratum {
  /** e.g. `paper/officer`; any partition of the respondents that is the same in both rounds */
  readonly key: string;
  readonly earlier: StratumCounts;
  readonly later: StratumCounts;
}

/** Respondents; a base of 0 says that nobody came that way. */
export interface StratumCounts {
  readonly satisfied: number;
  readonly base: number;
}

/** The later rate had its respondents come in the earlier mix, and the strata as they were merged. */
export interface StandardisedRate extends WeightedRate {
  readonly strata: readonly (readonly string[])[];
}

/**
 * Later rate standardised to the earlier mix of channels and helpers (direct standardisation), so that a change is not
 * merely that of who held the pen. Strata with fewer than 30 later respondents are merged until what is merged has 30.
 * Compare it with the earlier rate by `change`; where answers came in batches its effective respondents shrink by the
 * same share as those of the later round.
 * @param strata counts of both rounds by stratum; together all respondents of both
 * @returns rate, Kish's effective respondents, keys by stratum; null when fewer than two strata can be made
 * @throws RangeError when counts contradict each other or the earlier round has no respondents
 * @see Fleiss, Levin and Paik (2003), Statistical Methods for Rates and Proportions, 3rd ed., 19.3
 * @example standardisedRate([{ key: 'qr/self', earlier: { satisfied: 160, base: 200 }, later: { satisfied: 40, base: 50 } },
 *   { key: 'paper/officer', earlier: { satisfied: 95, base: 100 }, later: { satisfied: 190, base: 200 } }])
 *   // { rate: 0.85, effectiveRespondents: 105.8824, strata: [['paper/officer'], ['qr/self']] }
 */
export function standardisedRate(strata: readonly MixedStratum[]): StandardisedRate | null {
  for (const { earlier, later } of strata) {
    for (const counts of [earlier, later]) if (counts.base !== 0 || counts.satisfied !== 0) assertCounts(counts);
  }
  const groups = mergedStrata(
    strata,
    ({ later }) => later.base,
    (group) => total(group, ({ later }) => later.base) >= FEWEST_PER_STRATUM,
  );
  if (groups.length < 2) return null;
  const weighted = weightedRate(
    groups.map((group) => ({
      satisfied: total(group, ({ later }) => later.satisfied),
      base: total(group, ({ later }) => later.base),
      weight: total(group, ({ earlier }) => earlier.base),
    })),
  );
  return { ...weighted, strata: groups.map((group) => group.map(({ key }) => key)) };
}

function total(strata: readonly MixedStratum[], of: (stratum: MixedStratum) => number): number {
  return strata.reduce((sum, stratum) => sum + of(stratum), 0);
}

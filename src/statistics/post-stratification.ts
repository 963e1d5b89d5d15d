import { mergedStrata } from './merged-strata.js';
import { type WeightedRate, weightedRate } from './weighted-rate.js';

/** Answers and known visits of one field. */
export interface FieldVisits {
  readonly key: string;
  /** respondents on a satisfied point, integer, 0 … base */
  readonly satisfied: number;
  /** respondents with a valid answer, integer ≥ 0 */
  readonly base: number;
  /** visits ("số lượt tiếp nhận hồ sơ") in the same period, integer ≥ 0 */
  readonly visits: number;
}

/** The rate the round would have if each field weighed as much as its visits, and the fields as they were merged. */
export interface PostStratified extends WeightedRate {
  readonly strata: readonly PostStratum[];
}

interface PostStratum {
  /** fields in it, one or several merged */
  readonly keys: readonly string[];
  readonly satisfied: number;
  readonly base: number;
  readonly visits: number;
  /** what one respondent of it counts for; 1 would be as in the unweighted rate */
  readonly weight: number;
}

/** A field answers for its visitors from this many respondents. */
export const FEWEST_PER_STRATUM = 30;

/**
 * Rate weighted to the known visits by field. Fields with fewer than 30 respondents, or without visits entered, are
 * merged until what is merged has both. Respondents without a field are in no stratum.
 * @param fields one entry per field
 * @returns rate, Kish's effective respondents and the strata; null when fewer than two strata can be made
 * @throws RangeError when a count is no integer ≥ 0 or satisfied exceeds the base
 * @see Holt and Smith (1979), J. R. Stat. Soc. A 142, 33–46; Kish (1965), Survey Sampling, 11.7
 * @example postStratified([{ key: 'a', satisfied: 90, base: 100, visits: 500 },
 *   { key: 'b', satisfied: 160, base: 200, visits: 500 }]) // rate: 0.85, effectiveRespondents: 266.6667
 */
export function postStratified(fields: readonly FieldVisits[]): PostStratified | null {
  fields.forEach(assertField);
  const groups = mergedStrata(fields, ({ base }) => base, isEnough);
  if (groups.length < 2) return null;
  const sums = groups.map((group) => ({
    keys: group.map(({ key }) => key),
    satisfied: total(group, 'satisfied'),
    base: total(group, 'base'),
    visits: total(group, 'visits'),
  }));
  const [respondents, visits] = [total(sums, 'base'), total(sums, 'visits')];
  return {
    ...weightedRate(sums.map(({ satisfied, base, visits }) => ({ satisfied, base, weight: visits }))),
    strata: sums.map((stratum) => ({
      ...stratum,
      weight: stratum.visits / visits / (stratum.base / respondents),
    })),
  };
}

function isEnough(group: readonly FieldVisits[]): boolean {
  return total(group, 'base') >= FEWEST_PER_STRATUM && total(group, 'visits') > 0;
}

function total<Name extends string>(rows: readonly Readonly<Record<Name, number>>[], name: Name): number {
  return rows.reduce((sum, row) => sum + row[name], 0);
}

function assertField({ satisfied, base, visits }: FieldVisits): void {
  if (![satisfied, base, visits].every((count) => Number.isInteger(count) && count >= 0) || satisfied > base) {
    throw new RangeError('answers and visits of a field are integers of at least 0, satisfied among the base');
  }
}

/** A unit's rate and the independent answers it is worth. */
export interface UnitRate {
  /** fraction in [0, 1] */
  readonly rate: number;
  /** real, > 0 */
  readonly effectiveBase: number;
}

/** Fewer units than this cannot tell chance from a real spread. */
export const FEWEST_UNITS = 8;

/** The share of units at each end whose distance is cut back, so that one odd unit does not widen the whole funnel. */
const CUT_BACK = 0.1;

/**
 * How much more units vary about a centre than chance alone would let them: the mean squared z-score, the farthest
 * tenth at either end cut back (winsorised). A funnel drawn without it calls too many units unusual.
 * @param units their rates and bases
 * @param centre target or mean, a fraction in (0, 1)
 * @returns ratio of variances ≥ 1; 1 with fewer than 8 units or where the excess is within chance
 * @throws RangeError when a rate, a base or the centre is outside its range
 * @see Spiegelhalter (2005), Stat. Med. 24, 1185–1202, appendix A.3: no widening while the ratio is within two standard
 *   errors, √(2 / units), of 1
 * @example overdispersion([{ rate: 0.95, effectiveBase: 100 }], 0.9) // 1
 */
export function overdispersion(units: readonly UnitRate[], centre: number): number {
  if (!(centre > 0 && centre < 1)) throw new RangeError(`a centre is a fraction between 0 and 1, not ${centre}`);
  const distances = units.map((unit) => zScore(unit, centre)).sort((one, other) => one - other);
  if (distances.length < FEWEST_UNITS) return 1;
  const cut = Math.floor(CUT_BACK * distances.length);
  const lowest = distances[cut] ?? 0;
  const highest = distances[distances.length - 1 - cut] ?? 0;
  const squares = distances.map((z) => Math.min(highest, Math.max(lowest, z)) ** 2);
  const ratio = squares.reduce((sum, square) => sum + square, 0) / squares.length;
  return ratio > 1 + 2 * Math.sqrt(2 / units.length) ? ratio : 1;
}

function zScore({ rate, effectiveBase }: UnitRate, centre: number): number {
  if (!(rate >= 0 && rate <= 1)) throw new RangeError(`a rate is a fraction from 0 to 1, not ${rate}`);
  if (!(effectiveBase > 0)) throw new RangeError(`an effective base is positive, not ${effectiveBase}`);
  return (rate - centre) / Math.sqrt((centre * (1 - centre)) / effectiveBase);
}

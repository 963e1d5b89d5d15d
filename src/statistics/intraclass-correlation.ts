/** How much alike the values of one group are. */
export interface IntraclassCorrelation {
  /** Of the spread of values, what lies between groups: ≤ 1, and below 0 where groups differ less than by chance. */
  readonly correlation: number;
  /** integer ≥ 2 */
  readonly groups: number;
  /** Values in each group, on average, > 1. */
  readonly each: number;
}

/**
 * Intraclass correlation, one way: which share of the spread of values lies between their groups.
 * @param groups of values; of unequal size the mean size stands for each
 * @returns a correlation of 1 where all values are the same
 * @throws RangeError with fewer than two groups, an empty one, or no group of several values
 * @see Shrout and Fleiss (1979), Psychol. Bull. 86, 420–428: ICC(1, 1)
 * @example intraclassCorrelation([[1, 1], [2, 2], [1, 2]]).correlation // 0.5
 */
export function intraclassCorrelation(groups: readonly (readonly number[])[]): IntraclassCorrelation {
  const all = groups.flat();
  if (groups.length < 2 || groups.some(({ length }) => length === 0) || all.length === groups.length) {
    throw new RangeError('a correlation within groups needs two groups with values, one of them with several');
  }
  const mean = meanOf(all);
  const between = groups.reduce((sum, group) => sum + group.length * (meanOf(group) - mean) ** 2, 0);
  const within = groups.reduce((sum, group) => {
    const own = meanOf(group);
    return sum + group.reduce((squares, value) => squares + (value - own) ** 2, 0);
  }, 0);
  const each = all.length / groups.length;
  const [ofGroups, ofValues] = [between / (groups.length - 1), within / (all.length - groups.length)];
  const spread = ofGroups + (each - 1) * ofValues;
  return { correlation: spread === 0 ? 1 : (ofGroups - ofValues) / spread, groups: groups.length, each };
}

/**
 * Standard error of such a correlation in as many groups of that size.
 * @see Fisher (1925), Statistical Methods for Research Workers, 39
 * @example errorOfCorrelation({ correlation: 0.5, groups: 3, each: 2 }) // 0.53
 */
export function errorOfCorrelation({ correlation, groups, each }: IntraclassCorrelation): number {
  const factor = (1 - correlation) * (1 + (each - 1) * correlation);
  return (Math.SQRT2 * factor) / Math.sqrt(each * (each - 1) * (groups - 1));
}

function meanOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}

/** The average scale point, with the scale and the answers it rests on. */
export interface MeanScore {
  /** average scale point, 1 … levels */
  readonly mean: number;
  /** number of levels of the scale */
  readonly levels: number;
  /** valid answers, integer ≥ 1 */
  readonly base: number;
}

/**
 * Mean score (F5) of the answers to one question.
 * @param countsByLevel answers at level 1, 2, … up to the highest, integers ≥ 0; at least two levels
 * @returns mean in scale points from 1 to the number of levels
 * @throws RangeError when there are fewer than two levels, a count is no integer ≥ 0, or nobody answered
 * @example meanScore([2, 3, 10, 55, 30]) // { mean: 4.08, levels: 5, base: 100 }
 */
export function meanScore(countsByLevel: readonly number[]): MeanScore {
  if (countsByLevel.length < 2) throw new RangeError('a scale has at least two levels');
  if (!countsByLevel.every((count) => Number.isInteger(count) && count >= 0)) {
    throw new RangeError('counts by level are integers of at least 0');
  }
  const base = countsByLevel.reduce((sum, count) => sum + count, 0);
  if (base === 0) throw new RangeError('a mean score needs a valid answer');
  const points = countsByLevel.reduce((sum, count, index) => sum + count * (index + 1), 0);
  return { mean: points / base, levels: countsByLevel.length, base };
}

/**
 * Mean score as a share of the highest level (F5a). "Very dissatisfied" counts as 1/levels, not as nothing, so it looks
 * better than F5b; print its name beside it.
 * @returns mean / levels, a fraction in [1 / levels, 1]
 * @example shareOfHighestLevel({ mean: 4.08, levels: 5, base: 100 }) // 0.816
 */
export function shareOfHighestLevel({ mean, levels }: MeanScore): number {
  return mean / levels;
}

/**
 * Mean score as a position between the lowest level (0) and the highest (1) (F5b).
 * @returns (mean − 1) / (levels − 1), a fraction in [0, 1]
 * @example positionOnScale({ mean: 4.08, levels: 5, base: 100 }) // 0.77
 */
export function positionOnScale({ mean, levels }: MeanScore): number {
  return (mean - 1) / (levels - 1);
}

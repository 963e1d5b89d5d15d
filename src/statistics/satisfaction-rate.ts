/** Counts behind a rate: answers on the satisfied points, of the valid answers. */
export interface SatisfiedOfBase {
  /** answers on the satisfied points, integer, 0 … base */
  readonly satisfied: number;
  /** valid answers: blank ones and those outside the scale ("Không biết") are not in it */
  readonly base: number;
}

/** A rate never travels without the counts it comes from. `rate` is a fraction in [0, 1]. */
export interface SatisfactionRate extends SatisfiedOfBase {
  readonly rate: number;
}

/**
 * Share of the valid answers that are on the satisfied points: F1 for one criterion, F4 ("people satisfied", the
 * headline) when the question is the general item, where each respondent gives one answer. F2 and F3 of the sums over
 * the criteria of an element, or all; F6 ("hài lòng toàn diện") of the people satisfied with every criterion that they
 * answered, of those who answered any.
 * @param satisfied answers on the satisfied points, integer, 0 … base
 * @param base valid answers, integer ≥ 1
 * @returns the counts and rate = satisfied / base, a fraction in [0, 1]
 * @throws RangeError when base is not an integer ≥ 1 or satisfied is not an integer from 0 to base
 * @example satisfactionRate({ satisfied: 85, base: 100 }) // { satisfied: 85, base: 100, rate: 0.85 }
 */
export function satisfactionRate({ satisfied, base }: SatisfiedOfBase): SatisfactionRate {
  assertCounts({ satisfied, base });
  return { satisfied, base, rate: satisfied / base };
}

/**
 * Refuses counts that no set of answers can have.
 * @throws RangeError when base is not an integer ≥ 1 or satisfied is not an integer from 0 to base
 */
export function assertCounts({ satisfied, base }: SatisfiedOfBase): void {
  if (!Number.isInteger(base) || base < 1) throw new RangeError(`a base is an integer of at least 1, not ${base}`);
  if (!Number.isInteger(satisfied) || satisfied < 0 || satisfied > base) {
    throw new RangeError(`satisfied answers are an integer from 0 to ${base}, not ${satisfied}`);
  }
}

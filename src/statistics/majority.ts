import { assertCounts, type SatisfiedOfBase } from './satisfaction-rate.js';

/** What most said, in one word. */
export type Majority = 'satisfied' | 'not-satisfied' | 'mixed';

const FEWEST_ANSWERS = 10;

/**
 * The word that stands for the rate where 10 to 29 people answered: over 60 % satisfied, under 40 %, else mixed.
 * The word must not give a small count away. From ten answers each word fits at least three dissenters (of ten,
 * `satisfied` means none to three dissenters), so nobody can conclude that there were two or fewer of them; a threshold
 * above 70 % would tell.
 * @param satisfied answers on the satisfied points, integer, 0 … base
 * @param base valid answers, integer ≥ 10
 * @throws RangeError when base is not an integer ≥ 10 or satisfied is not an integer from 0 to base
 * @example majority({ satisfied: 18, base: 21 }) // 'satisfied'
 */
export function majority({ satisfied, base }: SatisfiedOfBase): Majority {
  if (!Number.isInteger(base) || base < FEWEST_ANSWERS) {
    throw new RangeError(`a majority is told from ${FEWEST_ANSWERS} answers, not ${base}`);
  }
  assertCounts({ satisfied, base });
  if (10 * satisfied > 6 * base) return 'satisfied';
  return 10 * satisfied < 4 * base ? 'not-satisfied' : 'mixed';
}

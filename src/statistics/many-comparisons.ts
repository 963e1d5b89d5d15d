import type { RateWorth } from './change.js';
import { clopperPearson } from './clopper-pearson.js';

/** Of dozens of items some fall under a line by chance, so one is singled out only by its two-sided 99 % interval. */
export const LEVEL_FOR_MANY = 0.99;

/** A leader looks after three things, not after twelve. */
const MOST_NAMED = 3;

/**
 * The items under "Cần quan tâm trước": those whose whole 99 % interval lies under the target, lowest rate first. For
 * what is certainly low among many; never a verdict, and no ranking of those left out.
 * @param items rates with their effective bases; those below 30 respondents are the caller's to leave out
 * @param target fraction in (0, 1]
 * @returns at most three of the given items; of equal rates the one with more answers first
 * @throws RangeError when a rate or a base is outside its range
 * @example needingAttention([{ key: 'E5', rate: 41 / 58, effectiveBase: 58 }, { key: 'E1', rate: 0.88, effectiveBase: 58 }], 0.9)
 *   // [{ key: 'E5', rate: 0.7069, effectiveBase: 58 }]
 */
export function needingAttention<Item extends RateWorth>(items: readonly Item[], target: number): readonly Item[] {
  return items
    .filter(({ rate, effectiveBase }) => {
      return clopperPearson({ rate, effectiveBase, confidence: LEVEL_FOR_MANY }).upper < target;
    })
    .sort((one, other) => one.rate - other.rate || other.effectiveBase - one.effectiveBase)
    .slice(0, MOST_NAMED);
}

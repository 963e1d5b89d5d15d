import { type SatisfactionRate, type SatisfiedOfBase, satisfactionRate } from './satisfaction-rate.js';

/**
 * Share of satisfied answers over several criteria taken together: F2 over the criteria of an element, F3 over all
 * satisfaction criteria. A criterion weighs as much as it has valid answers. Several answers of one person are pooled,
 * so an interval of this rate needs the effective base, not the base.
 * @param criteria satisfied answers and valid answers of each criterion, integers; a base of 0 adds nothing
 * @returns summed counts and their rate, a fraction in [0, 1]
 * @throws RangeError when no criterion has a valid answer, or counts contradict each other
 * @example pooledRate([{ satisfied: 85, base: 100 }, { satisfied: 5, base: 20 }]) // { satisfied: 90, base: 120, rate: 0.75 }
 */
export function pooledRate(criteria: readonly SatisfiedOfBase[]): SatisfactionRate {
  return satisfactionRate({
    satisfied: criteria.reduce((sum, criterion) => sum + criterion.satisfied, 0),
    base: criteria.reduce((sum, criterion) => sum + criterion.base, 0),
  });
}

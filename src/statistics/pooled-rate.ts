import { type SatisfactionRate, type SatisfiedOfBase, satisfactionRate } from './satisfaction-rate.js';

/**
 * Share of satisfied answers over several criteria (F2, F3) or groups of people taken together. Each weighs as much as
 * it has valid answers. Where several answers of one person are pooled, an interval of this rate needs the effective
 * base, not the base.
 * @param parts satisfied answers and valid answers of each, integers; a base of 0 adds nothing
 * @returns summed counts and their rate, a fraction in [0, 1]
 * @throws RangeError when nobody gave a valid answer, or counts contradict each other
 * @example pooledRate([{ satisfied: 85, base: 100 }, { satisfied: 5, base: 20 }]) // { satisfied: 90, base: 120, rate: 0.75 }
 */
export function pooledRate(parts: readonly SatisfiedOfBase[]): SatisfactionRate {
  return satisfactionRate({
    satisfied: parts.reduce((sum, part) => sum + part.satisfied, 0),
    base: parts.reduce((sum, part) => sum + part.base, 0),
  });
}

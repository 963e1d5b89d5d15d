import { type SatisfiedOfBase, satisfactionRate } from './satisfaction-rate.js';

/**
 * Mean of the criteria's rates (F2′): every criterion weighs the same, however many answered it. A mean of rates is
 * not a share of anything, so it has no target and no verdict.
 * @param criteria satisfied answers and valid answers of each criterion, integers; those without an answer are left out
 * @returns the mean, a fraction in [0, 1]
 * @throws RangeError when no criterion has a valid answer
 * @example meanOfRates([{ satisfied: 85, base: 100 }, { satisfied: 5, base: 20 }]) // 0.55
 */
export function meanOfRates(criteria: readonly SatisfiedOfBase[]): number {
  const rates = criteria.filter(({ base }) => base > 0).map((criterion) => satisfactionRate(criterion).rate);
  if (rates.length === 0) throw new RangeError('a mean of rates needs a criterion with a valid answer');
  return rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
}

import { quarterOf, WHOLE } from '../campaigns/campaign-calendar.js';

export { WHOLE };

/**
 * True when a month's sums belong to a period: all of a round, a quarter, or the month itself.
 * @example isInPeriod('2026-08', '2026-Q3') // true
 */
export function isInPeriod(month: string, period: string): boolean {
  return period === WHOLE || period === month || period === quarterOf(month);
}

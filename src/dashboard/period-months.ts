import { monthsOf } from '../campaigns/campaign-calendar.js';
import type { SatisfactionQuery } from '../figures/satisfaction.query.js';

/** The months of a quarter `2026-Q3` or a month `2026-11`; null for the usual period. */
export function monthsIn(period: string | null): SatisfactionQuery['months'] {
  if (period === null) return null;
  const months = monthsOf(period);
  return { from: months[0], to: months.at(-1) ?? months[0] };
}

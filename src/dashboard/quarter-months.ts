import { monthsOfQuarter } from '../campaigns/campaign-calendar.js';
import type { SatisfactionQuery } from '../figures/satisfaction.query.js';

/** The months of a quarter, e.g. `2026-Q3`; null for the usual period. */
export function monthsIn(quarter: string | null): SatisfactionQuery['months'] {
  if (quarter === null) return null;
  const [from = '', , to = from] = monthsOfQuarter(quarter);
  return { from, to };
}

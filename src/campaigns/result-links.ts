import type { Campaign } from './campaign.entity.js';
import { monthsOf, WHOLE } from './campaign-calendar.js';

/** Where the locked figures of a period are read, and how they are reached. */
export interface ResultLinks {
  readonly period: string;
  /** A month or quarter of continuous feedback, not a whole round. */
  readonly isPart: boolean;
  readonly results: string;
  readonly method: string;
}

export function resultLinks(
  { communeId: commune, id: campaign }: Pick<Campaign, 'communeId' | 'id'>,
  period: string,
): ResultLinks {
  const isPart = period !== WHOLE;
  const chosen = { commune, campaign, ...(isPart && { period }) };
  const months = isPart ? monthsOf(period) : null;
  const between: Record<string, string> = months ? { from: months[0], to: months.at(-1) ?? months[0] } : {};
  return {
    ...{ period, isPart },
    results: `/dashboard?${new URLSearchParams(chosen)}`,
    method: `/dashboard/method?${new URLSearchParams({ campaign, ...between })}`,
  };
}

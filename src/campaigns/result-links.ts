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

/** @param subject of its questionnaire: the first screen has those with a card, the tables all others */
export function resultLinks(
  { communeId: commune, id: campaign }: Pick<Campaign, 'communeId' | 'id'>,
  subject: string,
  period: string,
): ResultLinks {
  const isPart = period !== WHOLE;
  const hasCard = ['administration', 'centre'].includes(subject);
  const chosen = { commune, campaign, ...(isPart && { period }), ...(hasCard && { subject }) };
  const months = isPart ? monthsOf(period) : null;
  const between: Record<string, string> = months ? { from: months[0], to: months.at(-1) ?? months[0] } : {};
  return {
    ...{ period, isPart },
    results: `/dashboard${hasCard ? '' : '/tables'}?${new URLSearchParams(chosen)}`,
    method: `/dashboard/method?${new URLSearchParams({ campaign, ...between })}`,
  };
}

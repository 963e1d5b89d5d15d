import type { Campaign } from '../campaigns/campaign.entity.js';
import { type Month, monthAfter, monthOf, monthsOf, WHOLE } from '../campaigns/campaign-calendar.js';
import { problem } from '../problem.js';
import type { Publication } from './publication.js';
import { monthsAsked, type SatisfactionQuery } from './satisfaction.query.js';

/** The publications that a question is about. */
interface ChosenPeriod {
  /** Oldest first; none while all that is asked for is still collected. */
  readonly publications: readonly Publication[];
  /** Says which months count where the period is not made of whole publications. */
  readonly months: ((month: string) => boolean) | null;
  /** `all`, a quarter, a month, or `from..to` */
  readonly period: string;
}

type Running = Pick<Campaign, 'opensOn' | 'endsOn' | 'fromDay' | 'periods'>;

/**
 * Whole publications where the months asked for cover them, else months of them. Without months: the round; of
 * continuous feedback the newest locked period that anybody answered in; over time everything. A period asked for by
 * its name is not told while a part of it is still collected.
 * @param published locked periods, the oldest first
 * @throws Problem `period-not-available` for months that the campaign does not have
 */
export function chosenPeriod(
  campaign: Running,
  published: readonly Publication[],
  query: SatisfactionQuery,
): ChosenPeriod {
  const { by, period: asked } = query;
  const months = monthsAsked(query);
  if (!months) {
    const overTime = by === 'month' || by === 'quarter';
    const one = published.findLast(({ content }) => content.respondents > 0) ?? published.at(-1);
    const chosen = overTime || !one ? published : [one];
    return { publications: chosen, months: null, period: nameOf(chosen.map(({ period }) => period)) };
  }
  const within = (month: string): boolean => month >= months.from && month <= months.to;
  const monthsIn = (period: string): readonly string[] => {
    const [first, last] = [monthOf(campaign.opensOn, campaign.fromDay), monthOf(campaign.endsOn, campaign.fromDay)];
    const all = period === WHOLE ? monthsBetween(first, last) : monthsOf(period);
    return all.filter((month) => month >= first && month <= last);
  };
  const touched = campaign.periods.filter((period) => monthsIn(period).some(within));
  if (touched.length === 0) throw problem.periodNotAvailable();
  const publications = published.filter(({ period }) => touched.includes(period));
  const isNamed = typeof asked === 'string' && !touched.includes(WHOLE);
  if (isNamed && publications.length < touched.length) return { publications: [], months: null, period: asked };
  const isWhole = publications.every(({ period }) => monthsIn(period).every(within));
  const { from, to } = months;
  return isWhole
    ? {
        publications,
        months: null,
        period: isNamed ? asked : nameOf(publications.length > 0 ? publications.map(({ period }) => period) : touched),
      }
    : { publications, months: within, period: from === to ? from : `${from}..${to}` };
}

function nameOf(periods: readonly string[]): string {
  const [from = WHOLE, to = from] = [periods[0], periods.at(-1)];
  return from === to ? from : `${from}..${to}`;
}

function monthsBetween(first: Month, last: Month): readonly Month[] {
  const months: Month[] = [];
  for (let month = first; month <= last; month = monthAfter(month, 1)) months.push(month);
  return months;
}

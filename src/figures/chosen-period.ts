import type { Campaign } from '../campaigns/campaign.entity.js';
import { monthOf, monthsOf } from '../campaigns/campaign-calendar.js';
import { problem } from '../problem.js';
import { WHOLE } from './periods.js';
import type { Publication } from './publication.js';
import type { SatisfactionQuery } from './satisfaction.query.js';

/** The publications that a question is about. */
export interface ChosenPeriod {
  /** Oldest first, at least one. */
  readonly publications: readonly Publication[];
  /** Says which months count where the period is not made of whole publications. */
  readonly months: ((month: string) => boolean) | null;
  /** `all`, a quarter, `from..to`, or a month */
  readonly period: string;
}

/**
 * Whole publications where the months asked for cover them, else months of them. Without months: the round; of
 * continuous feedback the newest locked quarter or, without one, the newest; over time everything.
 * @param published newest publication of each period, oldest period first
 * @throws Problem `not-yet-published`, `period-not-available`
 */
export function chosenPeriod(
  campaign: Pick<Campaign, 'opensOn' | 'endsOn' | 'fromDay'>,
  published: readonly Publication[],
  { by, months }: SatisfactionQuery,
): ChosenPeriod {
  if (published.length === 0) throw problem.notYetPublished();
  if (!months) {
    const overTime = by === 'month' || by === 'quarter';
    const one = published.findLast(({ locked }) => locked) ?? published.at(-1);
    return named(overTime || !one ? published : [one], null);
  }
  const first = monthOf(campaign.opensOn, campaign.fromDay);
  const last = monthOf(campaign.endsOn, campaign.fromDay);
  const within = (month: string): boolean => month >= months.from && month <= months.to;
  const monthsIn = ({ period }: Publication): readonly string[] =>
    (period === WHOLE ? monthsFrom(first, last) : monthsOf(period)).filter((month) => month >= first && month <= last);
  const touched = published.filter((publication) => monthsIn(publication).some(within));
  if (touched.length === 0) throw problem.periodNotAvailable();
  const isWhole = touched.every((publication) => monthsIn(publication).every(within));
  return named(touched, isWhole ? null : within, months);
}

function named(
  publications: readonly Publication[],
  months: ChosenPeriod['months'],
  asked?: { readonly from: string; readonly to: string },
): ChosenPeriod {
  const periods = publications.map(({ period }) => period);
  const [from = WHOLE, to = from] = [periods[0], periods.at(-1)];
  const [start, end] = months && asked ? [asked.from, asked.to] : [from, to];
  return { publications, months, period: start === end ? start : `${start}..${end}` };
}

function monthsFrom(first: string, last: string): readonly string[] {
  const months: string[] = [];
  for (let [year = 0, month = 1] = first.split('-').map(Number); ; month += 1) {
    if (month > 12) [year, month] = [year + 1, 1];
    const name = `${year}-${String(month).padStart(2, '0')}`;
    if (name > last) return months;
    months.push(name);
  }
}

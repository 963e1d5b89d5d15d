import type { Campaign } from '../campaigns/campaign.entity.js';
import { isPeriodName, monthsOf, WHOLE } from '../campaigns/campaign-calendar.js';
import { periodName } from '../dashboard/page-head.js';
import type { HandedIn } from '../dashboard/reading.js';
import type { ToldCampaign } from '../dashboard/told-commune.js';
import { newestAnswered } from '../figures/asked.js';
import { formatMonth, formatPeriod } from '../formatting/days.js';
import { type Language, translate } from '../formatting/languages.js';
import { problem } from '../problem.js';

/** First and last month of a period, both included. */
interface Span {
  readonly from: string;
  readonly to: string;
}

/**
 * The months that the name of a period stands for: a month, a quarter, half a year, a year, or from one of these to
 * another; null for what is no such name.
 * @example spanOfName('2026-H1') // { from: '2026-01', to: '2026-06' }
 * @example spanOfName('2026..2030') // { from: '2026-01', to: '2030-12' }
 */
export function spanOfName(name: string): Span | null {
  const [first = '', last = first, ...more] = name.split('..');
  const [from, to] = [singleSpan(first), singleSpan(last)];
  if (!from || !to || more.length > 0 || from.from > to.to) return null;
  return { from: from.from, to: to.to };
}

function singleSpan(name: string): Span | null {
  if (isPeriodName(name)) {
    const [from, ...others] = monthsOf(name);
    return { from, to: others.at(-1) ?? from };
  }
  const [, year, half] = /^(\d{4})(?:-H([12]))?$/.exec(name) ?? [];
  if (year === undefined) return null;
  return { from: `${year}-${half === '2' ? '07' : '01'}`, to: `${year}-${half === '1' ? '06' : '12'}` };
}

/**
 * Which of what is locked a document is about: told whole, or not at all.
 * @param asked the name of a period; null for the usual one, of a round all of it
 * @throws Problem `period-not-available` for what the campaign does not have as whole periods, `not-yet-published` while
 * a part of it is still collected
 */
export function periodToHandIn(
  { campaign, publications }: Pick<ToldCampaign, 'campaign' | 'publications'>,
  asked: string | null,
): HandedIn & { readonly period: string | null } {
  if (!campaign.continuous) {
    if (asked !== null && asked !== WHOLE) throw problem.periodNotAvailable();
    return { period: null, months: null, until: null };
  }
  const locked = publications.map(({ period }) => period);
  const name = asked ?? newestAnswered(publications)?.period;
  if (name === undefined) throw problem.notYetPublished();
  const span = spanOfName(name);
  const touched = span ? campaign.periods.filter((period) => overlaps(period, span)) : [];
  if (!span || touched.length === 0) throw problem.periodNotAvailable();
  if (!touched.every((period) => isWithin(period, span))) throw problem.periodNotAvailable();
  if (!touched.every((period) => locked.includes(period))) throw problem.notYetPublished();
  const [only, ...others] = touched;
  if (only !== undefined && others.length === 0) return { period: only, months: null, until: span.to };
  return { period: isPeriodName(name) ? name : null, months: span, until: span.to };
}

function overlaps(period: string, { from, to }: Span): boolean {
  return monthsOf(period).some((month) => month >= from && month <= to);
}

function isWithin(period: string, { from, to }: Span): boolean {
  return monthsOf(period).every((month) => month >= from && month <= to);
}

/**
 * How a period is called within the title of a document.
 * @example spanWords('2026-Q3', 'vi') // 'quý III/2026'
 * @example spanWords('2026-H1', 'vi') // '6 tháng đầu năm 2026'
 */
export function spanWords(name: string, language: Language): string {
  const say = (key: 'half1' | 'half2' | 'year' | 'years' | 'months', values: object): string =>
    translate(language, `documents.periods.${key}`, { ...values });
  if (isPeriodName(name)) return formatPeriod(name, language);
  const span = spanOfName(name);
  if (!span) throw new RangeError(`${name} is the name of no period`);
  const [from, to] = [span.from.slice(0, 4), span.to.slice(0, 4)];
  const isWholeYears = span.from.endsWith('-01') && span.to.endsWith('-12');
  if (isWholeYears) return from === to ? say('year', { year: from }) : say('years', { from, to });
  if (from === to && span.from.endsWith('-01') && span.to.endsWith('-06')) return say('half1', { year: from });
  if (from === to && span.from.endsWith('-07') && span.to.endsWith('-12')) return say('half2', { year: from });
  return say('months', { from: formatMonth(span.from, language), to: formatMonth(span.to, language) });
}

/**
 * When a survey itself is: a round by the month in which it opens, anything else from its first month to its last.
 * @example campaignWords({ continuous: false, opensOn: '2026-06-01', endsOn: '2026-06-20', name: '' }, 'vi') // 'đợt tháng 6/2026'
 */
export function campaignWords(
  campaign: Pick<Campaign, 'continuous' | 'name' | 'opensOn' | 'endsOn'>,
  language: Language,
): string {
  const { continuous, opensOn, endsOn } = campaign;
  if (continuous) return spanWords(`${opensOn.slice(0, 7)}..${endsOn.slice(0, 7)}`, language);
  return periodName({ period: WHOLE }, campaign, language, 'in a sentence');
}

/** Periods that can be handed in of what is locked, the newest first: each locked one, then what is whole of longer ones. */
export function periodsToHandIn({
  campaign,
  publications,
}: Pick<ToldCampaign, 'campaign' | 'publications'>): readonly string[] {
  if (!campaign.continuous) return [WHOLE];
  const locked = publications.map(({ period }) => period).toReversed();
  const years = [...new Set(locked.map((period) => period.slice(0, 4)))];
  const longer = years.flatMap((year) => [
    ...[year, `${year}-H2`, `${year}-H1`],
    ...(campaign.period === 'month' ? [4, 3, 2, 1].map((quarter) => `${year}-Q${quarter}`) : []),
  ]);
  const several = years.length > 1 ? [`${years.at(-1)}..${years[0]}`] : [];
  return [...locked, ...[...longer, ...several].filter((name) => isWhole(campaign, locked, name))];
}

/** Every part of it is locked, and there are several. */
function isWhole(campaign: Pick<Campaign, 'periods'>, locked: readonly string[], name: string): boolean {
  const span = spanOfName(name);
  const touched = span ? campaign.periods.filter((period) => overlaps(period, span)) : [];
  return touched.length > 1 && touched.every((period) => locked.includes(period));
}

/** A quarter or month by its own name; within an address a round has none. */
export function addressedPeriod(period: string): string | null {
  return period === WHOLE ? null : period;
}

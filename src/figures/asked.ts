import type { Campaign } from '../campaigns/campaign.entity.js';
import { type Month, monthAfter, monthOf, monthsOf, WHOLE } from '../campaigns/campaign-calendar.js';
import { problem } from '../problem.js';
import { type Entry, type Figure, isRow, meanFigure, rateFigure } from './figure.js';
import type { Naming } from './labels.js';
import { type Measure, type Measures, questionMeasure } from './measures.js';
import type { Publication } from './publication.js';
import { type Formula, monthsAsked, type SatisfactionQuery } from './satisfaction.query.js';
import type { Selection, Sight } from './selection.js';

/** What is asked, of whom, with all that is needed to answer it. */
export interface Asked {
  readonly query: SatisfactionQuery;
  /** Publications of the period, oldest first; at least one. */
  readonly publications: readonly Publication[];
  readonly selection: Selection;
  readonly measures: Measures;
  readonly naming: Naming;
  /** True for months and filters: what is told is part of a period. */
  readonly isPart: boolean;
  /** The target of the publications; null where none applies to the selection. */
  readonly target: number | null;
  readonly period: string;
  /** What the reader may see. */
  readonly sight: Sight;
  /** The answers of a trial, which are nobody's. */
  readonly trial: boolean;
}

export function latestOf(publications: readonly Publication[]): Publication {
  const latest = publications.at(-1);
  if (!latest) throw problem.periodNotAvailable();
  return latest;
}

export function isMean(formula: Formula): formula is 'F5' | 'F2m' {
  return formula === 'F5' || formula === 'F2m';
}

export function figureOf(
  asked: Asked,
  formula: Formula,
  measure: Measure,
  entry: Entry,
  target: number | null,
): Figure {
  const telling = { target, trial: asked.trial };
  if (!isMean(formula)) return rateFigure(measure, entry, telling);
  const questions = measure.kind === 'pool' ? answersTo(asked, measure.questions) : [[measure, entry] as const];
  // What is kept back of one question no mean of several gives away.
  const isHeld = measure.kind === 'pool' && questions.some(([, own]) => own !== null && !isRow(own));
  return isHeld ? { kind: 'held' } : meanFigure(formula, measure, entry, questions, telling);
}

function answersTo({ measures, selection }: Asked, codes: readonly string[]): readonly (readonly [Measure, Entry])[] {
  const questions = codes.flatMap((code) => measures.get(questionMeasure(code)) ?? []);
  return questions.map((question) => [question, selection.entryOf(question)] as const);
}

/** The publications that a question is about. */
interface ChosenPeriod {
  /** Oldest first; none while all that is asked for is still collected. */
  readonly publications: readonly Publication[];
  /** Says which months count where the period is not made of whole publications. */
  readonly months: ((month: string) => boolean) | null;
  /** `all`, a quarter, a month, or `from..to`: what is told, not all that was asked for */
  readonly period: string;
}

type Running = Pick<Campaign, 'opensOn' | 'endsOn' | 'fromDay' | 'periods'>;

/**
 * Whole publications where the months asked for cover them, else months of them. Without months: the round; of
 * continuous feedback the newest locked period that anybody answered in; over time everything. A period asked for by
 * its name is not told while a part of it is still collected; of months asked for from one to another those are told that
 * are locked, and the period says which, unless one between them is not.
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
  const told = publications.map(({ period }) => period);
  const isNamed = typeof asked === 'string' && !touched.includes(WHOLE);
  const run = touched.slice(touched.indexOf(told[0] ?? ''), touched.indexOf(told.at(-1) ?? '') + 1);
  if (told.length === 0 || told.length < (isNamed ? touched : run).length) {
    return { publications: [], months: null, period: isNamed ? asked : nameOf(touched) };
  }
  if (told.every((period) => monthsIn(period).every(within))) {
    return { publications, months: null, period: isNamed ? asked : nameOf(told) };
  }
  return { publications, months: within, period: nameOf(told.flatMap(monthsIn).filter(within)) };
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

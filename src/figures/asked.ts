import type { Campaign } from '../campaigns/campaign.entity.js';
import { type Month, monthAfter, monthOf, monthsOf, WHOLE } from '../campaigns/campaign-calendar.js';
import { type CommuneCatalogue, catalogueOver } from '../communes/catalogue.js';
import type { Language } from '../formatting/languages.js';
import { problem } from '../problem.js';
import { placedAt } from '../questionnaires/place.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import { isPlaced, NOT_DETERMINED } from '../responses/dimensions.js';
import { tallyLayout } from '../responses/tally-layout.js';
import {
  type Breakdown,
  type Formula,
  monthsAsked,
  type Naming,
  namedKeys,
  type SatisfactionQuery,
} from './breakdowns.js';
import { type Entry, type Figure, isRow, meanFigure, rateFigure } from './figure.js';
import { type Measure, type Measures, measuresOf, questionMeasure } from './measures.js';
import type { Publication, PublicationContent } from './publication.js';
import { everybody, filtered, inMonths, type Selection, type Sight, together } from './selection.js';

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

/** What a campaign has told so far, or tells as a trial. */
interface Told {
  readonly campaign: Running & Pick<Campaign, 'id'>;
  /** Its own first. */
  readonly questionnaires: readonly Questionnaire[];
  /** Oldest first. */
  readonly published: readonly Publication[];
  readonly trial: boolean;
}

/**
 * @returns null while nothing of what is asked for is locked
 * @throws Problem `malformed` for a filter by what the commune does not have, `filter-too-narrow`, `period-not-available`
 */
export function askedOf(
  { campaign, questionnaires, published, trial }: Told,
  { query, language, sight }: Pick<Asked, 'query' | 'sight'> & { readonly language: Language },
): Asked | null {
  const { publications, months, period } = chosenPeriod(campaign, published, query);
  const [questionnaire] = questionnaires;
  if (publications.length === 0 || !questionnaire) return null;
  const { by, filter } = query;
  const { content } = latestOf(publications);
  const catalogue = catalogueOver(publications.map((one) => one.content.catalogue));
  const naming = { catalogue, questionnaire: placedAt(catalogue, questionnaire), language };
  // What the commune had in another period is known, and nobody's in this one.
  if (filter)
    assertKnown(filter, { ...naming, catalogue: catalogueOver(published.map((one) => one.content.catalogue)) });
  if (months && (filter || !(by === null || by === 'month'))) throw problem.filterTooNarrow();
  const selections = publications.map((one) => {
    if (months) return inMonths(one.content, months, sight);
    return filter ? filtered(one.content, filter, sight) : everybody(one.content, sight);
  });
  return {
    ...{ query, publications, period, sight, naming, trial },
    selection: together(selections),
    measures: measuresOf(tallyLayout({ ...content, id: `${campaign.id} ${period}` }, questionnaires)),
    isPart: months !== null || filter !== null,
    target: targetFor(content, query),
  };
}

/** A filter by what nobody knows, or nobody was asked, is a mistake, not a question about nobody. @throws Problem `malformed` */
export function assertKnown({ name, key }: NonNullable<SatisfactionQuery['filter']>, naming: Naming): void {
  const isKnown = key === NOT_DETERMINED ? isPlaced(name, naming.questionnaire) : namedKeys(name, naming).has(key);
  if (!isKnown) throw problem.malformed({ field: name });
}

/** The commune's target is one for people, and not for the bodies of the vertical system. */
function targetFor({ target, catalogue }: PublicationContent, { filter }: SatisfactionQuery): number | null {
  if (filter?.name === 'group' && filter.key !== 'people') return null;
  return filter && isOfVertical(catalogue, filter.name, filter.key) ? null : target;
}

/** Whether a key of a breakdown names a body of the vertical system, or one of its fields or counters. */
export function isOfVertical(catalogue: CommuneCatalogue, by: Breakdown, key: string): boolean {
  const belonging = by === 'field' ? catalogue.fields : by === 'counter' ? catalogue.counters : null;
  const isUnit = by === 'department' || by === 'receiving-unit';
  const unit = belonging?.find((one) => one.key === key)?.unit ?? (isUnit ? key : null);
  return catalogue.units.some((one) => one.key === unit && one.kind === 'vertical');
}

/**
 * The newest of some locked periods that anybody answered in, else the newest.
 * @param published the oldest first
 */
export function newestAnswered(published: readonly Publication[]): Publication | undefined {
  return published.findLast(({ content }) => content.respondents > 0) ?? published.at(-1);
}

/** The last of some. @throws Problem `period-not-available` where there is none */
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
    const one = newestAnswered(published);
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

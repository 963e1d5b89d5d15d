import type { Campaign } from '../campaigns/campaign.entity.js';
import { WHOLE } from '../campaigns/campaign-calendar.js';
import { writeAddress } from '../figures/address.js';
import type { SatisfactionQuery } from '../figures/breakdowns.js';
import type { RateFigure } from '../figures/figure.js';
import type { Satisfaction } from '../figures/satisfaction.js';
import type { SingleFigure } from '../figures/satisfaction.service.js';
import { formatPeriod } from '../formatting/days.js';
import { type Language, translate } from '../formatting/languages.js';
import { formatCount, formatDecimal, formatInterval, formatRate, formatWholePercent } from '../formatting/numbers.js';
import { FEWEST_FOR_VERDICT } from '../statistics/target.js';
import { excludedFacts, type Fact, formulaWords, mixFacts, publicationFacts, uncountedFacts } from './facts.js';
import { type FigureWords, toFigureWords } from './figure-words.js';

/** "Cách tính" of one figure: everything it rests on, in words. */
export interface MethodView {
  /** What the figure is about. */
  readonly name: string;
  readonly campaign: string;
  /** What is said of the answers of a trial. */
  readonly trial: string | null;
  readonly words: FigureWords;
  /** A mean, where the figure is one. */
  readonly value: string | null;
  readonly facts: readonly Fact[];
  /** Titles of the questions that it rests on. */
  readonly items: readonly string[];
  /** True of a row: how people came is told of all that were asked. */
  readonly isRow: boolean;
  /** The same figure for programs; null where they have none. */
  readonly api: string | null;
  readonly back: string;
}

export interface MethodSource {
  readonly campaign: Pick<Campaign, 'id' | 'name' | 'communeId'>;
  readonly query: SatisfactionQuery;
  readonly single: SingleFigure;
  /** Names of the groups that stand together, where the row is the merged one. */
  readonly mergedNames: readonly string[];
  readonly api: string | null;
}

export function toMethodView(source: MethodSource, language: Language): MethodView {
  const { campaign, mergedNames, single } = source;
  const { satisfaction, figure, label, target, excluded, items } = single;
  const say = (key: string): string => translate(language, `dashboard.methodOf.${key}`);
  return {
    name: label ?? say('headline'),
    campaign: campaign.name,
    trial: satisfaction.trial ? translate(language, 'figures.trial') : null,
    words: toFigureWords(figure, { language, target }),
    value: figure.kind === 'mean' ? meanWords(figure.value, satisfaction, language) : null,
    items,
    facts: [
      {
        term: translate(language, 'dashboard.belief.formula'),
        said: formulaWords(satisfaction.formula, source.query.by, language),
      },
      ...(figure.kind === 'rate' ? countFacts(figure, target, language) : []),
      ...(mergedNames.length > 0 ? [{ term: say('merged'), said: mergedNames.join(', ') }] : []),
      ...(excluded ? excludedFacts(excluded, language) : []),
      ...uncountedFacts(satisfaction.excluded, language),
      { term: say('whoTerm'), said: whoWords(source, language) },
      ...mixFacts(satisfaction, language),
      { term: say('period'), said: periodWords(source, language) },
      ...publicationFacts(satisfaction, language),
    ],
    isRow: label !== null,
    api: source.api,
    back: `/dashboard?${writeAddress({ commune: campaign.communeId, campaign: campaign.id })}`,
  };
}

function countFacts(figure: RateFigure, target: number | null, language: Language): readonly Fact[] {
  const say = (key: string, values = {}): string => translate(language, `dashboard.methodOf.${key}`, values);
  const { satisfied, base, respondents, effectiveRespondents, rate, interval } = figure;
  const style = { language, target };
  const counts = {
    ...{ satisfied: formatCount(satisfied, language), base: formatCount(base, language) },
    ...{ respondents: formatCount(respondents, language), worth: formatCount(effectiveRespondents, language) },
  };
  return [
    { term: say('calculation'), said: say('division', { ...counts, rate: formatRate(rate, style) }) },
    { term: say('respondents'), said: counts.respondents },
    { term: say('answers'), said: counts.base },
    { term: say('worthTerm'), said: say(`worth.${worthCompared(figure)}`, counts) },
    {
      term: translate(language, 'dashboard.belief.interval'),
      said: say('interval', { ...counts, interval: formatInterval(interval, style) }),
    },
    { term: say('targetTerm'), said: targetWords(figure, target, language) },
  ];
}

/** A pooled figure may be worth more than its people, one of meetings is worth less. */
function worthCompared({ effectiveRespondents, respondents }: RateFigure): 'same' | 'more' | 'less' {
  if (effectiveRespondents === respondents) return 'same';
  return effectiveRespondents > respondents ? 'more' : 'less';
}

function targetWords({ verdict }: RateFigure, target: number | null, language: Language): string {
  if (target === null) return translate(language, 'dashboard.methodOf.noTarget');
  return translate(language, `dashboard.methodOf.${verdict === null ? 'targetOpen' : 'target'}`, {
    target: formatWholePercent(target, language),
    fewest: formatCount(FEWEST_FOR_VERDICT, language),
  });
}

function meanWords(value: number, { formula }: Satisfaction, language: Language): string {
  return formula === 'F5' ? formatDecimal(value, 2, language) : formatRate(value, { language });
}

/** Whom the figure is about; a filter stands in the address by its keys. */
function whoWords({ query: { filter }, single }: MethodSource, language: Language): string {
  const who = translate(language, `dashboard.methodOf.who.${single.satisfaction.subject}`);
  if (!filter) return who;
  return translate(language, 'dashboard.methodOf.filtered', {
    ...{ who, name: translate(language, `tables.by.${filter.name}`), key: filter.key },
  });
}

/** A round by its name; months and quarters by theirs. */
function periodWords({ campaign, single }: MethodSource, language: Language): string {
  const { period } = single.satisfaction;
  if (period === WHOLE) return campaign.name;
  const periods = period.split('..').map((one) => formatPeriod(one, language));
  return `${campaign.name}, ${periods.join(' – ')}`;
}

/** Which figure a page tells the method of. */
export interface MethodOf {
  readonly campaign: string;
  /** Quarter or month of continuous feedback; null for the usual period. */
  readonly period: string | null;
  readonly by?: string | null;
  readonly filter?: SatisfactionQuery['filter'];
  readonly key?: string | null;
}

/** Where a figure's own "Cách tính" stands: the same parameters as the API's, and the row. */
export function methodAddress({ campaign, period, by = null, filter = null, key = null }: MethodOf): string {
  const chosen = filter === null ? {} : { [filter.name]: filter.key };
  return `/dashboard/method?${writeAddress({ campaign, by, period, ...chosen, key })}`;
}

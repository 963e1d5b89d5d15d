import type { Campaign } from '../campaigns/campaign.entity.js';
import type { RateFigure } from '../figures/figure.js';
import type { Satisfaction } from '../figures/satisfaction.js';
import type { SatisfactionQuery } from '../figures/satisfaction.query.js';
import type { SingleFigure } from '../figures/satisfaction.service.js';
import { formatQuarter } from '../formatting/days.js';
import { type Language, translate } from '../formatting/languages.js';
import { formatCount, formatDecimal, formatInterval, formatRate, formatWholePercent } from '../formatting/numbers.js';
import { excludedFacts, type Fact, mixFacts, publicationFacts } from './belief.view-model.js';
import { type FigureWords, toFigureWords } from './figure-words.js';

/** "Cách tính" of one figure: everything it rests on, in words. */
export interface MethodView {
  /** What the figure is about. */
  readonly name: string;
  readonly campaign: string;
  readonly words: FigureWords;
  /** A mean, where the figure is one. */
  readonly value: string | null;
  readonly facts: readonly Fact[];
  /** The same figure for programs; null where they have none. */
  readonly api: string | null;
  readonly back: string;
}

export interface MethodSource {
  readonly campaign: Pick<Campaign, 'id' | 'name' | 'communeId' | 'continuous'>;
  readonly query: SatisfactionQuery;
  readonly single: SingleFigure;
  /** Names of the groups that stand together, where the row is the merged one. */
  readonly mergedNames: readonly string[];
  readonly api: string | null;
}

export function toMethodView(source: MethodSource, language: Language): MethodView {
  const { campaign, mergedNames } = source;
  const { satisfaction, figure, label, excluded } = source.single;
  const target = figure.kind === 'rate' && figure.meetsTarget === null ? null : satisfaction.target;
  const say = (key: string, values = {}): string => translate(language, `dashboard.methodOf.${key}`, values);
  const belief = (key: string): string => translate(language, `dashboard.belief.${key}`);
  const reader = { language, target, locked: satisfaction.locked };
  return {
    name: label ?? say('headline'),
    campaign: campaign.name,
    words: toFigureWords(figure, reader),
    value: figure.kind === 'mean' ? meanWords(figure.value, satisfaction, language) : null,
    facts: [
      { term: belief('formula'), said: belief(`formulas.${satisfaction.formula}`) },
      ...(figure.kind === 'rate' ? countFacts(figure, target, language) : []),
      ...(mergedNames.length > 0 ? [{ term: say('merged'), said: mergedNames.join(', ') }] : []),
      ...excludedFacts(excluded, language),
      { term: say('whoTerm'), said: whoWords(source, language) },
      ...mixFacts(satisfaction, language),
      { term: say('period'), said: periodWords(source, language) },
      ...publicationFacts(satisfaction, language),
    ],
    api: source.api,
    back: `/dashboard?${new URLSearchParams({ commune: campaign.communeId, campaign: campaign.id })}`,
  };
}

function countFacts(figure: RateFigure, target: number | null, language: Language): readonly Fact[] {
  const say = (key: string, values = {}): string => translate(language, `dashboard.methodOf.${key}`, values);
  const { satisfied, base, respondents, rate, interval } = figure;
  const counts = { base: formatCount(base, language), respondents: formatCount(respondents, language) };
  const exact = {
    ...counts,
    satisfied: formatCount(satisfied ?? 0, language),
    rate: formatRate(rate, { language, target }),
  };
  return [
    { term: say('calculation'), said: satisfied === null ? say('coarse', counts) : say('division', exact) },
    { term: say('respondents'), said: counts.respondents },
    { term: say('answers'), said: counts.base },
    {
      term: translate(language, 'dashboard.belief.interval'),
      said: say(`interval.${interval.method}`, { interval: formatInterval(interval, { language, target }) }),
    },
    { term: say('targetTerm'), said: targetWords(figure, target, language) },
  ];
}

function targetWords({ verdict }: RateFigure, target: number | null, language: Language): string {
  const say = (key: string, values = {}): string => translate(language, `dashboard.methodOf.${key}`, values);
  if (target === null) return say('noTarget');
  return say(verdict === null ? 'targetOpen' : 'target', { target: formatWholePercent(target, language) });
}

function meanWords(value: number, { formula }: Satisfaction, language: Language): string {
  return formula === 'F5' ? formatDecimal(value, 2, language) : formatRate(value, { language });
}

/** Whom the figure is about; a filter stands in the address by its keys. */
function whoWords({ query, single: { satisfaction } }: MethodSource, language: Language): string {
  const say = (key: string, values = {}): string => translate(language, `dashboard.methodOf.${key}`, values);
  return query.filter
    ? say('filtered', query.filter)
    : say(satisfaction.formula === 'F4' ? 'people' : 'peopleWhoRated');
}

function periodWords({ campaign, single }: MethodSource, language: Language): string {
  const { period } = single.satisfaction;
  if (!campaign.continuous) return campaign.name;
  return /^\d{4}-Q\d$/.test(period) ? formatQuarter(period, language) : period;
}

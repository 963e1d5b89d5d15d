import { businessDate } from '../config/clock.js';
import type { Satisfaction } from '../figures/satisfaction.js';
import { formatDay } from '../formatting/days.js';
import { type Language, translate } from '../formatting/languages.js';
import { formatCount } from '../formatting/numbers.js';
import { mergedNamesOf } from './rate-table.view-model.js';

/** What a reader needs to know before believing a figure: pairs of a term and what is so. */
export interface Belief {
  readonly facts: readonly Fact[];
}

export interface Fact {
  readonly term: string;
  readonly said: string;
}

/** @param units the same subject by unit: which of them were merged */
export function toBelief(satisfaction: Satisfaction, units: Satisfaction, language: Language): Belief {
  const say = (key: string, values = {}): string => translate(language, `dashboard.belief.${key}`, values);
  const names = mergedNamesOf(units).join(', ');
  const mergedNow = names ? say('mergedUnits', { names }) : '';
  return {
    facts: [
      ...mixFacts(satisfaction, language),
      { term: say('formula'), said: say(`formulas.${satisfaction.formula}`) },
      ...excludedFacts(satisfaction.excluded, language),
      { term: say('interval'), said: say('intervalSaid') },
      { term: say('smallUnits'), said: `${say('smallUnitsSaid')}${mergedNow}` },
      ...publicationFacts(satisfaction, language),
    ],
  };
}

/** Where people answered, who filled in, and how sure it is that each answered once; the most frequent first. */
export function mixFacts({ mix }: Pick<Satisfaction, 'mix'>, language: Language): readonly Fact[] {
  const say = (key: string): string => translate(language, `dashboard.belief.${key}`);
  const shares = (kind: 'channel' | 'assisted' | 'proof'): string =>
    Object.entries(mix[kind])
      .sort(([, a], [, b]) => b - a)
      .map(([key, count]) => `${say(`${kind}.${key}`)} ${formatCount(count, language)}`)
      .join(' · ');
  return [
    { term: say('channels'), said: shares('channel') },
    { term: say('assistedTerm'), said: shares('assisted') },
    { term: say('proofTerm'), said: shares('proof') },
  ];
}

/** Answers outside the denominator, and forms that count nowhere. */
export function excludedFacts(excluded: Satisfaction['excluded'], language: Language): readonly Fact[] {
  const say = (key: string, values = {}): string => translate(language, `dashboard.belief.${key}`, values);
  const counts = Object.fromEntries(
    Object.entries(excluded).map(([kind, count]) => [kind, formatCount(count, language)]),
  );
  return [
    { term: say('outside'), said: say('outsideCounts', counts) },
    { term: say('uncounted'), said: say('uncountedCounts', counts) },
  ];
}

/** The questionnaire, the publication and the hash of what it is made of. */
export function publicationFacts(
  { version, publishedAt, locked, dataHash }: Satisfaction,
  language: Language,
): readonly Fact[] {
  const say = (key: string): string => translate(language, `dashboard.belief.${key}`);
  const day = formatDay(businessDate(new Date(publishedAt)), language);
  return [
    { term: say('version'), said: version },
    { term: say('published'), said: `${day}${locked ? '' : say('stillProvisional')}` },
    { term: say('dataHash'), said: dataHash.slice(0, 16) },
  ];
}

import type { Satisfaction } from '../figures/satisfaction.js';
import { formatDay } from '../formatting/days.js';
import { type Language, translate } from '../formatting/languages.js';
import { formatCount } from '../formatting/numbers.js';
import { mergedNamesOf } from './rate-table.view-model.js';

/** What a reader needs to know before believing a figure: pairs of a term and what is so. */
export interface Belief {
  readonly facts: readonly { readonly term: string; readonly said: string }[];
}

/** @param units the same subject by unit: which of them were merged */
export function toBelief(satisfaction: Satisfaction, units: Satisfaction, language: Language): Belief {
  const say = (key: string, values = {}): string => translate(language, `dashboard.belief.${key}`, values);
  const { excluded, mix, formula, version, publishedAt, dataHash, locked } = satisfaction;
  const shares = (kind: 'channel' | 'assisted' | 'proof'): string =>
    Object.entries(mix[kind])
      .sort(([, a], [, b]) => b - a)
      .map(([key, count]) => `${say(`${kind}.${key}`)} ${formatCount(count, language)}`)
      .join(' · ');
  const outside = say('outsideCounts', {
    outsideScale: formatCount(excluded.outsideScale, language),
    blank: formatCount(excluded.blank, language),
  });
  const uncounted = say('uncountedCounts', {
    late: formatCount(excluded.late, language),
    setAside: formatCount(excluded.setAside, language),
  });
  const names = mergedNamesOf(units).join(', ');
  const mergedNow = names ? say('mergedUnits', { names }) : '';
  return {
    facts: [
      { term: say('channels'), said: shares('channel') },
      { term: say('assistedTerm'), said: shares('assisted') },
      { term: say('proofTerm'), said: shares('proof') },
      { term: say('formula'), said: say(`formulas.${formula}`) },
      { term: say('outside'), said: outside },
      { term: say('uncounted'), said: uncounted },
      { term: say('interval'), said: say('intervalSaid') },
      { term: say('smallUnits'), said: `${say('smallUnitsSaid')}${mergedNow}` },
      { term: say('version'), said: version },
      {
        term: say('published'),
        said: `${formatDay(publishedAt.slice(0, 10), language)}${locked ? '' : say('stillProvisional')}`,
      },
      { term: say('dataHash'), said: dataHash.slice(0, 16) },
    ],
  };
}

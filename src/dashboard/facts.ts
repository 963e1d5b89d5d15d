import { businessDate } from '../config/clock.js';
import type { Breakdown, Formula } from '../figures/breakdowns.js';
import type { Excluded } from '../figures/figure.js';
import { MERGED } from '../figures/partition.js';
import { mixKinds, type Uncounted } from '../figures/publication.js';
import type { Satisfaction } from '../figures/satisfaction.js';
import { formatDay } from '../formatting/days.js';
import { type Language, translate } from '../formatting/languages.js';
import { formatCount, formatDecimal } from '../formatting/numbers.js';

/** Something that a reader needs to know before believing a figure: a term and what is so. */
export interface Fact {
  readonly term: string;
  readonly said: string;
}

/**
 * Where people answered, who filled in, and how sure it is that each answered once; the most frequent first. Nothing
 * where it is not told, as of some months of a quarter.
 */
export function mixFacts({ mix }: Pick<Satisfaction, 'mix'>, language: Language): readonly Fact[] {
  const say = (key: string): string => translate(language, `dashboard.belief.${key}`);
  const terms = { channel: 'channels', assisted: 'assistedTerm', proof: 'proofTerm' } as const;
  return mixKinds.flatMap((kind) => {
    const shares = Object.entries(mix[kind])
      .toSorted(([, a], [, b]) => b - a)
      .map(
        ([key, count]) => `${say(key === MERGED ? 'mergedWays' : `${kind}.${key}`)} ${formatCount(count, language)}`,
      );
    return shares.length > 0 ? [{ term: say(terms[kind]), said: shares.join(' · ') }] : [];
  });
}

/** What a figure measures, in the words of everybody; the formula itself stands on the pages about methods and trust. */
export function measureWords(formula: Formula, language: Language): string {
  return translate(language, `dashboard.measures.${formula}`);
}

/** A formula by its name; of the units that resolve files F4 is on another question than of everybody. */
export function formulaWords(formula: Formula, by: Breakdown, language: Language): string {
  const ofUnits = formula === 'F4' && by === 'department';
  return translate(language, `dashboard.belief.formulas.${ofUnits ? 'F4units' : formula}`);
}

/** Answers outside the denominator. */
export function excludedFacts({ outsideScale, blank }: Excluded, language: Language): readonly Fact[] {
  const say = (key: string, values = {}): string => translate(language, `dashboard.belief.${key}`, values);
  const counts = { outsideScale: formatCount(outsideScale, language), blank: formatCount(blank, language) };
  return [{ term: say('outside'), said: say('outsideCounts', counts) }];
}

/** Forms of the whole period that count nowhere. */
export function uncountedFacts({ late, setAside, flagged }: Uncounted, language: Language): readonly Fact[] {
  const say = (key: string, values = {}): string => translate(language, `dashboard.belief.${key}`, values);
  const counts = { late: formatCount(late, language), setAside: formatCount(setAside, language) };
  return [
    { term: say('uncounted'), said: say('uncountedCounts', { ...counts, flagged: formatCount(flagged, language) }) },
  ];
}

/** What the closing check found; nothing for a trial, which tells nothing of anybody. */
export function checkFacts({ disclosure, trial }: Satisfaction, language: Language): readonly Fact[] {
  if (trial) return [];
  const say = (key: string, values = {}): string => translate(language, `dashboard.belief.${key}`, values);
  if (!disclosure) return [{ term: say('check'), said: say('noCheck') }];
  const { equations, groups, merged, seconds } = disclosure;
  const counts = {
    ...{ equations: formatCount(equations, language), groups: formatCount(groups, language) },
    ...{ merged: formatCount(merged, language), seconds: formatDecimal(seconds, 1, language) },
  };
  return [{ term: say('check'), said: say('checked', counts) }];
}

/** The questionnaire, the publication and the hash of what it is made of. */
export function publicationFacts(
  { version, publishedAt, trial, dataHash }: Satisfaction,
  language: Language,
): readonly Fact[] {
  const say = (key: string): string => translate(language, `dashboard.belief.${key}`);
  const day = formatDay(businessDate(new Date(publishedAt)), language);
  return [
    { term: say('version'), said: version },
    { term: say('locked'), said: trial ? translate(language, 'figures.trial') : day },
    { term: say('dataHash'), said: dataHash.slice(0, 16) },
  ];
}

import type { Figure, RateFigure } from '../figures/figure.js';
import { type Language, translate } from '../formatting/languages.js';
import { formatCount, formatInterval, formatRate, formatWholePercent } from '../formatting/numbers.js';

/** A figure as it is read: a rate never without its base, a state in words. */
export interface FigureWords {
  readonly kind: Figure['kind'];
  /** `91,3%`; null where there is none. */
  readonly rate: string | null;
  /** `376/412 phiếu`, or how many answered. */
  readonly base: string | null;
  readonly interval: string | null;
  /** The administrative reading; before the lock, on which side of the target it stands so far. */
  readonly reading: { readonly text: string; readonly tone: 'met' | 'not-met' | 'neutral' } | null;
  /** How certain it is; only after the lock. */
  readonly certainty: { readonly text: string; readonly established: boolean } | null;
  /** The state in words where there is no rate. */
  readonly state: string | null;
}

export interface Reader {
  readonly language: Language;
  readonly target: number | null;
  readonly locked: boolean;
}

/** Words for one figure. */
export function toFigureWords(figure: Figure, reader: Reader): FigureWords {
  const none = { kind: figure.kind, rate: null, base: null, interval: null, reading: null, certainty: null };
  const say = (key: string, values = {}): string => translate(reader.language, `dashboard.figure.${key}`, values);
  switch (figure.kind) {
    case 'rate':
      return rateWords(figure, reader);
    case 'few':
      return { ...none, base: respondents(figure.respondents, reader), state: say(`few.${figure.majority}`) };
    case 'mean':
      return { ...none, base: respondents(figure.respondents, reader), state: null };
    case 'too-few':
      return { ...none, state: say('tooFew', { minimum: figure.minimum }) };
    case 'merged':
      return { ...none, state: say('merged') };
    case 'no-responses':
      return { ...none, state: say('noResponses') };
  }
}

function rateWords(figure: RateFigure, reader: Reader): FigureWords {
  const { language, target } = reader;
  const provisional = figure.satisfied === null;
  return {
    kind: 'rate',
    rate: provisional ? formatWholePercent(figure.rate, language) : formatRate(figure.rate, { language, target }),
    base: provisional ? respondents(figure.respondents, reader) : counts(figure, language),
    interval: formatInterval(figure.interval, { language, target }),
    reading: readingOf(figure, reader),
    certainty: certaintyOf(figure, reader),
    state: null,
  };
}

function readingOf({ meetsTarget }: RateFigure, { language, locked }: Reader): FigureWords['reading'] {
  if (meetsTarget === null) return null;
  const key = `${locked ? 'locked' : 'provisional'}.${meetsTarget ? 'met' : 'notMet'}`;
  const text = translate(language, `dashboard.reading.${key}`);
  if (!locked) return { text, tone: 'neutral' };
  return { text, tone: meetsTarget ? 'met' : 'not-met' };
}

function certaintyOf({ verdict }: RateFigure, { language, target }: Reader): FigureWords['certainty'] {
  if (verdict === null || target === null) return null;
  const text = translate(language, `dashboard.verdict.${verdict}`, { target: formatWholePercent(target, language) });
  return { text, established: verdict !== 'inconclusive' };
}

/** Where people gave several answers each, as in pooled figures, both answers and people are told. */
function counts({ satisfied, base, respondents }: RateFigure, language: Language): string {
  const values = {
    satisfied: formatCount(satisfied ?? 0, language),
    base: formatCount(base, language),
    respondents: formatCount(respondents, language),
  };
  return translate(language, `dashboard.figure.${base > respondents ? 'pooledCounts' : 'counts'}`, values);
}

function respondents(number: number, { language }: Reader): string {
  return translate(language, 'dashboard.figure.respondents', { count: formatCount(number, language) });
}

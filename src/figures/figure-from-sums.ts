import { majority } from '../statistics/majority.js';
import { meanOfRates } from '../statistics/mean-of-rates.js';
import { meanScore } from '../statistics/mean-score.js';
import { inTens, roundedAwayFromTarget, roundedOutward } from '../statistics/rounding.js';
import { meetsTarget, verdict } from '../statistics/target.js';
import { TWO_SIDED_LEVEL, wilsonIntervalOfRate } from '../statistics/wilson-interval.js';
import { countsOf, isBatched, worthOf } from './evidence.js';
import type { Figure, RateFigure } from './figure.js';
import { levelCounts, type Measure } from './measures.js';
import { MINIMUM } from './partition.js';
import type { Row } from './published-table.js';

/** From this many respondents rates, counts and distributions are shown; below, words. */
export const FEWEST_FOR_RATE = 30;

/** How a figure may be told. */
export interface Telling {
  readonly locked: boolean;
  /** True for everything but the whole of the commune's respondents. */
  readonly belowCommune: boolean;
  /** Fraction; null where none applies. */
  readonly target: number | null;
}

/** What is known of a subject: published sums, that there are too few, or that nobody answered. */
export type Entry = Row | 'too-few' | null;

/** The rate of a measure: F1 and F4 of a question, F2 and F3 of a pool, F6. */
export function rateFigure(measure: Measure, entry: Entry, telling: Telling): Figure {
  return told(entry, measure, (row) => rateOf(measure, row, telling));
}

/** The mean score (F5) of all answers to the questions, which must have the same scale. */
export function meanFigure(measure: Measure, entry: Entry, questions: Questions, telling: Telling): Figure {
  return told(entry, measure, ({ respondents }) => {
    const levels = questions.map(([of, row]) => (of.kind === 'question' ? levelCounts(of.question, row.sums) : []));
    const sums = (levels[0] ?? []).map((_, index) => levels.reduce((sum, counts) => sum + (counts[index] ?? 0), 0));
    return meanOf(meanScore(sums).mean, 10, respondents, telling);
  });
}

/** The mean of the rates of an element's questions (F2′), a fraction. */
export function meanOfRatesFigure(measure: Measure, entry: Entry, questions: Questions, telling: Telling): Figure {
  return told(entry, measure, ({ respondents }) => {
    const criteria = questions.map(([of, row]) => countsOf(of, row));
    return meanOf(meanOfRates(criteria), 100, respondents, telling);
  });
}

/** Questions with their published answers. */
export type Questions = readonly (readonly [Measure, Row])[];

/** Before the lock, below commune level, a mean has the precision of the rates beside it. */
function meanOf(value: number, steps: number, respondents: number, telling: Telling): Figure {
  if (!isCoarse(telling)) return { kind: 'mean', value, respondents };
  return { kind: 'mean', value: Math.round(value * steps) / steps, respondents: inTens(respondents) };
}

function isCoarse({ belowCommune, locked }: Telling): boolean {
  return belowCommune && !locked;
}

function told(entry: Entry, measure: Measure, full: (row: Row) => Figure): Figure {
  if (entry === null) return { kind: 'no-responses' };
  if (entry === 'too-few') return { kind: 'too-few', minimum: MINIMUM };
  if (entry.respondents === 0) return { kind: 'no-responses' };
  if (entry.respondents < MINIMUM) return { kind: 'too-few', minimum: MINIMUM };
  if (entry.respondents >= FEWEST_FOR_RATE) return full(entry);
  return { kind: 'few', respondents: entry.respondents, majority: majority(countsOf(measure, entry)) };
}

function rateOf(measure: Measure, row: Row, telling: Telling): RateFigure {
  const { locked, target } = telling;
  const { respondents, satisfied, base } = countsOf(measure, row);
  const rate = satisfied / base;
  const interval = wilsonIntervalOfRate({
    rate,
    effectiveBase: worthOf(measure, row, locked),
    confidence: TWO_SIDED_LEVEL,
  });
  const coarse = isCoarse(telling);
  return {
    kind: 'rate',
    satisfied: coarse ? null : satisfied,
    base: coarse ? inTens(base) : base,
    respondents: coarse ? inTens(respondents) : respondents,
    rate: coarse ? roundedAwayFromTarget(rate, target, 2) : rate,
    interval: {
      ...(coarse ? roundedOutward(interval, 2) : interval),
      level: TWO_SIDED_LEVEL,
      method: measure.kind === 'pool' || isBatched(row) ? 'wilson-effective-n' : 'wilson',
    },
    meetsTarget: target === null ? null : meetsTarget({ satisfied, base, target }),
    verdict: target === null || !locked ? null : verdict({ interval, target, effectiveRespondents: respondents }),
  };
}

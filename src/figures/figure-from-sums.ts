import { clopperPearson } from '../statistics/clopper-pearson.js';
import { meanOfRates } from '../statistics/mean-of-rates.js';
import { meanScore } from '../statistics/mean-score.js';
import { pooledRate } from '../statistics/pooled-rate.js';
import { roundedOutward } from '../statistics/rounding.js';
import { satisfactionRate } from '../statistics/satisfaction-rate.js';
import { meetsTarget, verdict } from '../statistics/target.js';
import { TWO_SIDED_LEVEL } from '../statistics/wilson-interval.js';
import { countsOf, worthOf } from './evidence.js';
import type { Figure, RateFigure } from './figure.js';
import { levelCounts, type Measure } from './measures.js';
import { MINIMUM } from './partition.js';
import type { Row } from './told-table.js';

/** From this many respondents rates, means and distributions are shown; below, counts. */
export const FEWEST_FOR_RATE = 30;

/** How a figure is told. */
export interface Telling {
  /** Fraction; null where none applies. */
  readonly target: number | null;
  /** Of a trial nothing is too small to be told. */
  readonly trial: boolean;
}

/** What is known of a subject: told sums, why they are not told, or that nobody answered. */
export type Entry = Row | 'too-few' | 'held' | null;

export function isRow(entry: Entry): entry is Row {
  return entry !== null && typeof entry === 'object';
}

/** The rate of a measure: F1 and F4 of a question, F2 and F3 of a pool, F6. */
export function rateFigure(measure: Measure, entry: Entry, telling: Telling): Figure {
  return told(entry, measure, telling, (row) => rateOf(measure, row, telling));
}

/** Of the told answers to questions: the mean score (F5) on their one scale, or the mean of their rates (F2′), a fraction. */
export function meanFigure(
  formula: 'F5' | 'F2m',
  measure: Measure,
  entry: Entry,
  questions: readonly (readonly [Measure, Entry])[],
  telling: Telling,
): Figure {
  return told(entry, measure, telling, ({ respondents }) => {
    const answers = questions.flatMap(([of, own]) =>
      of.kind === 'question' && isRow(own) ? [[of, own] as const] : [],
    );
    if (formula === 'F2m') {
      return { kind: 'mean', value: meanOfRates(answers.map(([of, row]) => countsOf(of, row))), respondents };
    }
    const levels = answers.map(([of, row]) => levelCounts(of, row.sums));
    const sums = (levels[0] ?? []).map((_, index) => levels.reduce((sum, counts) => sum + (counts[index] ?? 0), 0));
    return { kind: 'mean', value: meanScore(sums).mean, respondents };
  });
}

function told(entry: Entry, measure: Measure, { trial }: Telling, full: (row: Row) => Figure): Figure {
  if (entry === null) return { kind: 'no-responses' };
  if (entry === 'held') return { kind: 'held' };
  if (entry === 'too-few') return { kind: 'too-few', minimum: MINIMUM };
  const { respondents } = entry;
  if (respondents === 0) return { kind: 'no-responses' };
  if (respondents < MINIMUM && !trial) return { kind: 'too-few', minimum: MINIMUM };
  if (respondents >= FEWEST_FOR_RATE) return full(entry);
  const { satisfied, base } = countsOf(measure, entry);
  return { kind: 'few', satisfied, base, respondents };
}

/**
 * The rate of people who are told in several rows, together.
 * @param figures of one question, of rows that have nobody in common; at least one
 */
export function rateTogether(
  figures: readonly RateFigure[],
): Pick<RateFigure, 'rate' | 'satisfied' | 'base' | 'interval'> {
  const counts = pooledRate(figures);
  const effectiveBase = figures.reduce((sum, one) => sum + one.effectiveRespondents, 0);
  const bounds = clopperPearson({ rate: counts.rate, effectiveBase });
  return { ...counts, interval: { ...bounds, level: TWO_SIDED_LEVEL, method: 'clopper-pearson' } };
}

function rateOf(measure: Measure, row: Row, { target }: Telling): RateFigure {
  const counts = countsOf(measure, row);
  const { rate } = satisfactionRate(counts);
  const worth = worthOf(measure, row);
  const exact = clopperPearson({ rate, effectiveBase: worth });
  // What rests on how the answers of one person go together is told no more exactly than it is used.
  const bounds = measure.kind === 'pool' ? roundedOutward(exact, 3) : exact;
  const effectiveRespondents = Math.floor(worth);
  return {
    kind: 'rate',
    ...{ ...counts, effectiveRespondents, rate },
    interval: { ...bounds, level: TWO_SIDED_LEVEL, method: 'clopper-pearson' },
    meetsTarget: target === null ? null : meetsTarget({ ...counts, target }),
    verdict: target === null ? null : verdict({ interval: bounds, target, effectiveRespondents }),
  };
}

import { type Change, change } from '../statistics/change.js';
import { clopperPearson } from '../statistics/clopper-pearson.js';
import { effectiveRespondents } from '../statistics/effective-respondents.js';
import { meanOfRates } from '../statistics/mean-of-rates.js';
import { meanScore } from '../statistics/mean-score.js';
import { pooledRate } from '../statistics/pooled-rate.js';
import { eachAnsweredOnce, type RespondentSums } from '../statistics/respondent-sums.js';
import { roundedOutward } from '../statistics/rounding.js';
import { satisfactionRate } from '../statistics/satisfaction-rate.js';
import { meetsTarget, verdict } from '../statistics/target.js';
import { type ConfidenceInterval, TWO_SIDED_LEVEL } from '../statistics/wilson-interval.js';
import { levelCounts, type Measure } from './measures.js';
import { MINIMUM } from './partition.js';
import type { Row } from './told-table.js';

/**
 * What may be said about one subject: a rate with its base and interval, counts where few answered, or a state. "No
 * data" is a state, never a zero.
 */
export type Figure =
  | RateFigure
  | { readonly kind: 'few'; readonly satisfied: number; readonly base: number; readonly respondents: number }
  | { readonly kind: 'mean'; readonly value: number; readonly respondents: number }
  | { readonly kind: 'too-few'; readonly minimum: 10 }
  /** Before the lock: who answered, and nothing of what. */
  | { readonly kind: 'collecting'; readonly responses: number }
  /** Kept back to protect another row. */
  | { readonly kind: 'held' }
  | { readonly kind: 'merged' }
  | { readonly kind: 'no-responses' };

type Verdict = 'met' | 'inconclusive' | 'not-met';

/** From 30 respondents. Rates are fractions in [0, 1]; `satisfied` and `base` count answers, `respondents` people. */
export interface RateFigure {
  readonly kind: 'rate';
  readonly satisfied: number;
  readonly base: number;
  readonly respondents: number;
  /** Independent people that they are worth, whole, rounded down. */
  readonly effectiveRespondents: number;
  readonly rate: number;
  readonly interval: Interval;
  /** null where no target applies */
  readonly meetsTarget: boolean | null;
  /** null where no target applies, and below 30 effective respondents */
  readonly verdict: Verdict | null;
}

/** Whether its whole interval lies on one side of the target. */
export function isEstablished({ verdict }: Pick<RateFigure, 'verdict'>): boolean {
  return verdict === 'met' || verdict === 'not-met';
}

interface Interval {
  readonly lower: number;
  readonly upper: number;
  /** two-sided level */
  readonly level: 0.9;
  readonly method: 'clopper-pearson';
}

/** What stands in no denominator of a figure. */
export interface Excluded {
  readonly outsideScale: number;
  readonly blank: number;
}

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
 * The rate of people who are told in several rows, together, with the verdict on it.
 * @param figures of one question, of rows that have nobody in common; at least one
 * @param target fraction; null where none applies
 */
export function rateTogether(figures: readonly RateFigure[], target: number | null): RateFigure {
  const [only, ...more] = figures;
  if (only && more.length === 0) return only;
  const counts = pooledRate(figures);
  const sum = (name: 'respondents' | 'effectiveRespondents'): number =>
    figures.reduce((total, figure) => total + figure[name], 0);
  const effectiveRespondents = sum('effectiveRespondents');
  const bounds = clopperPearson({ rate: counts.rate, effectiveBase: effectiveRespondents });
  return {
    ...{ kind: 'rate', ...counts, respondents: sum('respondents'), effectiveRespondents },
    interval: { ...bounds, level: TWO_SIDED_LEVEL, method: 'clopper-pearson' },
    ...readingsOf({ ...counts, bounds, effectiveRespondents }, target),
  };
}

/**
 * How far a rate lies from another, and whether that is more than chance: of two periods, or of two units, in which
 * different people answered the same. Differences are fractions.
 */
export function changeBetween(earlier: RateFigure, later: RateFigure): Change {
  const worth = ({ rate, effectiveRespondents: effectiveBase }: RateFigure) => ({ rate, effectiveBase });
  return change(worth(earlier), worth(later));
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
    ...readingsOf({ ...counts, bounds, effectiveRespondents }, target),
  };
}

interface Judged {
  readonly satisfied: number;
  readonly base: number;
  readonly bounds: ConfidenceInterval;
  readonly effectiveRespondents: number;
}

/** The two readings: on the counts, and how certain that is. */
function readingsOf(
  { satisfied, base, bounds: interval, effectiveRespondents }: Judged,
  target: number | null,
): Pick<RateFigure, 'meetsTarget' | 'verdict'> {
  if (target === null) return { meetsTarget: null, verdict: null };
  return {
    meetsTarget: meetsTarget({ satisfied, base, target }),
    verdict: verdict({ interval, target, effectiveRespondents }),
  };
}

/** People of a row and their answers to a measure; `base` counts valid answers. */
export interface Counts {
  readonly respondents: number;
  readonly satisfied: number;
  readonly base: number;
}

/** What the published sums of a row say of a measure. */
export function countsOf(measure: Measure, { respondents, sums }: Row): Counts {
  const { satisfied, answers } = respondentSumsOf(measure, sums);
  return { respondents, satisfied, base: answers };
}

/**
 * Independent respondents that a row is worth, real, ≥ 1: people who answered on one occasion resemble each other, and
 * so do several answers of one person.
 */
export function worthOf(measure: Measure, { sums, clustered = 0 }: Row): number {
  return effectiveRespondents(respondentSumsOf(measure, sums), clustered);
}

function respondentSumsOf(measure: Measure, sums: readonly number[]): RespondentSums {
  const at = (index: number): number => sums[index] ?? 0;
  if (measure.kind === 'complete') return eachAnsweredOnce({ satisfied: at(0), base: at(1) });
  if (measure.kind === 'question') {
    const levels = levelCounts(measure, sums);
    const good = measure.question.scale?.satisfied ?? [];
    const satisfied = good.reduce((sum, level) => sum + (levels[level - 1] ?? 0), 0);
    return eachAnsweredOnce({ satisfied, base: levels.reduce((sum, count) => sum + count, 0) });
  }
  return {
    respondents: at(0),
    satisfied: at(1),
    answers: at(2),
    satisfiedSquared: at(3),
    satisfiedTimesAnswers: at(4),
    answersSquared: at(5),
  };
}

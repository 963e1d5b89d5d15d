import { FEWEST_FOR_RATE } from '../figures/figure.js';
import { atSteps, stepsOf } from '../figures/questions-chart.js';
import { type CountedItem, countedItems, type DistributionRow } from '../figures/satisfaction.js';
import { type Language, translate } from '../formatting/languages.js';
import { formatCount, formatRate } from '../formatting/numbers.js';
import type { Question, Questionnaire } from '../questionnaires/questionnaire.js';
import { toFigureWords } from './figure-words.js';

/** One satisfaction item as a diverging stacked bar, the neutral level in the middle, and as numbers. */
interface QuestionRow {
  readonly key: string;
  readonly label: string;
  readonly rate: string;
  /** `376/412 phiếu` */
  readonly counts: string;
  readonly segments: readonly Segment[];
  readonly byLevel: readonly string[];
  /** How its rate was reached; null where nothing tells. */
  readonly method: string | null;
  readonly outside: string;
  /** `Không biết: 68`; null where nobody said so. */
  readonly outsideNote: string | null;
}

export interface QuestionTable {
  readonly rows: readonly QuestionRow[];
  /** Where the middle of the neutral level stands in the drawing. */
  readonly middle: number;
  readonly levels: readonly { readonly level: number; readonly label: string }[];
  /** Items whose answers are not shown by level, and what is said instead. */
  readonly withheld: readonly { readonly label: string; readonly state: string | null }[];
}

/** Satisfaction items, worst first. */
export function toQuestionTable(
  questions: readonly DistributionRow[],
  questionnaire: Pick<Questionnaire, 'questions'>,
  language: Language,
  methodOf?: (key: string) => string,
): QuestionTable {
  const { counted, withheld } = countedItems(questions, questionnaire);
  const scale = barScale(counted);
  return {
    rows: counted.map((one) => ({
      key: one.key,
      label: one.label,
      rate: formatRate(one.satisfied / one.base, { language }),
      counts: countsOf(one, language),
      segments: segmentsOf(one, scale),
      byLevel: atSteps(one.levels).map((count) => (count === null ? '–' : formatCount(count, language))),
      method: methodOf?.(one.key) ?? null,
      outside: formatCount(one.outside, language),
      outsideNote:
        one.outside === 0
          ? null
          : translate(language, 'dashboard.outsideNote', { count: formatCount(one.outside, language) }),
    })),
    middle: scale.middle,
    levels: [1, 2, 3, 4, 5].map((level) => ({ level, label: translate(language, `dashboard.levels.${level}`) })),
    withheld: withheld.map(({ label, figure }) => ({
      label,
      state: toFigureWords(figure, { language, target: null }).state,
    })),
  };
}

function countsOf({ satisfied, base }: CountedItem, language: Language): string {
  const counts = { satisfied: formatCount(satisfied, language), base: formatCount(base, language) };
  return translate(language, 'dashboard.figure.counts.people', counts);
}

/** One level of a diverging stacked bar, in units of the drawing (0 … `BARS_WIDTH`). */
interface Segment {
  /** Step of the five-step palette, 3 the neutral one. */
  readonly step: number;
  readonly x: number;
  readonly width: number;
}

interface BarScale {
  /** Length of a whole bar. */
  readonly whole: number;
  /** Where the middle of the neutral level stands in every bar. */
  readonly middle: number;
}

interface Bar {
  /** Answers by level, the least satisfied first. */
  readonly levels: readonly number[];
  /** Their sum, at least 1. */
  readonly base: number;
}

export const BARS_WIDTH = 400;

/** One scale for all bars, as long as the widest reach to either side allows. */
function barScale(bars: readonly Bar[]): BarScale {
  const left = Math.max(0, ...bars.map(leftOf));
  const right = Math.max(0, ...bars.map((bar) => 1 - leftOf(bar)));
  const whole = left + right > 0 ? BARS_WIDTH / (left + right) : BARS_WIDTH;
  return { whole: round(whole), middle: round(left * whole) };
}

/** The parts of one bar, left to right. */
function segmentsOf(bar: Bar, { whole, middle }: BarScale): readonly Segment[] {
  const steps = stepsOf(bar.levels);
  let x = middle - leftOf(bar) * whole;
  return bar.levels.map((count, index) => {
    const width = (count / bar.base) * whole;
    const segment = { step: steps[index] ?? index + 1, x: round(x), width: round(width) };
    x += width;
    return segment;
  });
}

/** Share left of the middle: the unsatisfied levels and half of the neutral one. */
function leftOf({ levels, base }: Bar): number {
  const middle = (levels.length - 1) / 2;
  const left = levels.reduce((sum, n, index) => sum + (index < middle ? n : index === middle ? n / 2 : 0), 0);
  return left / base;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** A question without levels: how many of the people asked gave each answer. */
interface TickedQuestion {
  readonly label: string;
  /** How many answered it. */
  readonly base: string;
  /** Harassment and payments: told first. */
  readonly isWarning: boolean;
  readonly rows: readonly {
    readonly label: string;
    readonly count: string;
    readonly share: string;
    /** Length of its bar, 0 … 100. */
    readonly width: number;
  }[];
  /** Why nothing is told. */
  readonly state: string | null;
  /** Of a warning, how many reported something: `13/302`; null where nobody did. */
  readonly reported: string | null;
}

const NO_ANSWER = 'no-answer';

/** Questions whose answers are listed and are no levels, in the order of the form; what nobody answered is left out. */
export function toTickedQuestions(
  told: readonly DistributionRow[],
  asked: readonly Question[],
  language: Language,
): readonly TickedQuestion[] {
  return asked.flatMap((question): readonly TickedQuestion[] => {
    const row = told.find(({ key }) => key === question.code);
    if (!row || question.scale !== null || ('kind' in row && row.kind === 'no-responses')) return [];
    const head = { label: row.label, isWarning: !question.onTablet };
    if (!('counts' in row))
      return [
        {
          ...head,
          base: '',
          ...{ rows: [], reported: null },
          state: translate(language, 'dashboard.figure.tooFew', { minimum: FEWEST_FOR_RATE }),
        },
      ];
    const { respondents, counts } = row;
    const rows = question.choices.map(({ value, text }) => {
      const count = counts[String(value)] ?? 0;
      const share = respondents === 0 ? 0 : count / respondents;
      return {
        ...{ label: text[language], count: formatCount(count, language), share: formatRate(share, { language }) },
        width: Math.round(share * 1000) / 10,
      };
    });
    const ordered = question.control === 'checkbox' ? rows.toSorted((a, b) => b.width - a.width) : rows;
    const base = translate(language, 'dashboard.ticked.base', { count: formatCount(respondents, language) });
    // Its first answer is that nothing happened; who would rather not say reports nothing.
    const reports = question.choices.slice(1).filter(({ value }) => value !== NO_ANSWER);
    const people = reports.reduce((sum, { value }) => sum + (counts[String(value)] ?? 0), 0);
    const reported =
      head.isWarning && people > 0 ? `${formatCount(people, language)}/${formatCount(respondents, language)}` : null;
    return [{ ...head, base, rows: ordered, state: null, reported }];
  });
}

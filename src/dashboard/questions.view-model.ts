import type { DistributionRow } from '../figures/distribution.js';
import { type Language, translate } from '../formatting/languages.js';
import { formatCount, formatRate } from '../formatting/numbers.js';
import type { Questionnaire, Scale } from '../questionnaires/questionnaire.js';
import { atSteps, barScale, type Segment, segmentsOf } from './likert-bars.js';

/** One satisfaction item as a diverging stacked bar, the neutral level in the middle, and as numbers. */
export interface QuestionRow {
  readonly key: string;
  readonly label: string;
  readonly rate: string;
  readonly satisfied: string;
  readonly base: string;
  readonly segments: readonly Segment[];
  readonly counts: readonly string[];
  readonly outside: string;
}

export interface QuestionTable {
  readonly rows: readonly QuestionRow[];
  /** Where the middle of the neutral level stands in the drawing. */
  readonly middle: number;
  readonly levels: readonly { readonly level: number; readonly label: string }[];
  /** Items with too few answers to be shown. */
  readonly withheld: string;
}

interface Counted {
  readonly key: string;
  readonly label: string;
  readonly levels: readonly number[];
  readonly base: number;
  readonly satisfied: number;
  readonly outside: number;
}

/** Satisfaction items, worst first. */
export function toQuestionTable(
  questions: readonly DistributionRow[],
  questionnaire: Pick<Questionnaire, 'questions'>,
  language: Language,
): QuestionTable {
  const scales = new Map(questionnaire.questions.flatMap(({ code, scale }) => (scale ? [[code, scale] as const] : [])));
  const items = questions.filter(({ key }) => scales.has(key));
  const counted = items
    .flatMap((question) => countedOf(question, scales.get(question.key)))
    .toSorted((a, b) => a.satisfied / a.base - b.satisfied / b.base);
  const scale = barScale(counted);
  return {
    rows: counted.map((one) => ({
      key: one.key,
      label: one.label,
      rate: formatRate(one.satisfied / one.base, { language }),
      satisfied: formatCount(one.satisfied, language),
      base: formatCount(one.base, language),
      segments: segmentsOf(one, scale),
      counts: atSteps(one.levels).map((count) => (count === null ? '–' : formatCount(count, language))),
      outside: formatCount(one.outside, language),
    })),
    middle: scale.middle,
    levels: [1, 2, 3, 4, 5].map((level) => ({ level, label: translate(language, `dashboard.levels.${level}`) })),
    withheld: items
      .filter((question) => !('counts' in question))
      .map(({ label }) => label)
      .join('; '),
  };
}

function countedOf(question: DistributionRow, scale: Scale | undefined): readonly Counted[] {
  if (!scale || !('counts' in question)) return [];
  const { key, label, counts } = question;
  const levels = Array.from({ length: scale.levels }, (_, index) => counts[String(index + 1)] ?? 0);
  const base = sum(levels);
  if (base === 0) return [];
  const satisfied = sum(scale.satisfied.map((level) => levels[level - 1] ?? 0));
  return [{ key, label, levels, base, satisfied, outside: sum(scale.outside.map((code) => counts[code] ?? 0)) }];
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

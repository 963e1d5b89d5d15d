import { type Questionnaire, type Scale, wholeTitle } from '../questionnaires/questionnaire.js';
import type { Asked } from './asked.js';
import { FEWEST_FOR_RATE, type Figure, isRow, rateFigure } from './figure.js';
import { answerCounts } from './measures.js';

/** One question of a distribution. */
export type DistributionRow = { readonly key: string; readonly label: string } & (
  | { readonly respondents: number; readonly counts: Readonly<Record<string, number>> }
  | Figure
);

/** Counts of each answer to each question, from 30 respondents. */
export function distributionOf(asked: Asked): readonly DistributionRow[] {
  const { questionnaire, language } = asked.naming;
  // The commune's own words: the sums are laid out by the questionnaires as their files have them, the tablet's included.
  const titles = new Map(questionnaire.questions.map((question) => [question.code, wholeTitle(question)[language]]));
  return [...asked.measures.values()].flatMap((measure): DistributionRow[] => {
    if (measure.kind !== 'question' || measure.question.dimension !== null) return [];
    const { question } = measure;
    const named = { key: question.code, label: titles.get(question.code) ?? wholeTitle(question)[language] };
    const entry = asked.selection.entryOf(measure);
    if (isRow(entry) && (entry.respondents >= FEWEST_FOR_RATE || asked.trial)) {
      const counts = Object.fromEntries(answerCounts(measure, entry.sums));
      return [{ ...named, respondents: entry.respondents, counts }];
    }
    const few = isRow(entry) && question.scale === null ? 'too-few' : entry;
    return [{ ...named, ...rateFigure(measure, few, { target: null, trial: asked.trial }) }];
  });
}

/** Answers to one satisfaction item. */
export interface CountedItem {
  readonly key: string;
  readonly label: string;
  /** Answers by level, the least satisfied first. */
  readonly levels: readonly number[];
  /** Their sum, at least 1. */
  readonly base: number;
  readonly satisfied: number;
  /** Who gave them. */
  readonly respondents: number;
  /** "Không biết" and the like, in no denominator. */
  readonly outside: number;
}

/** A satisfaction item whose answers are not told by level. */
interface WithheldItem {
  readonly label: string;
  readonly figure: Figure;
}

/** Satisfaction items with their counts, worst first, and those of which less is told; what nobody answered is left out. */
export function countedItems(
  questions: readonly DistributionRow[],
  questionnaire: Pick<Questionnaire, 'questions'>,
): { readonly counted: readonly CountedItem[]; readonly withheld: readonly WithheldItem[] } {
  const scales = new Map(questionnaire.questions.flatMap(({ code, scale }) => (scale ? [[code, scale] as const] : [])));
  const items = questions.filter(({ key }) => scales.has(key));
  const counted = items
    .flatMap((question) => countedOf(question, scales.get(question.key)))
    .toSorted((a, b) => a.satisfied / a.base - b.satisfied / b.base);
  const withheld = items.flatMap((question) =>
    'counts' in question || question.kind === 'no-responses' ? [] : [{ label: question.label, figure: question }],
  );
  return { counted, withheld };
}

function countedOf(question: DistributionRow, scale: Scale | undefined): readonly CountedItem[] {
  if (!scale || !('counts' in question)) return [];
  const { key, label, counts, respondents } = question;
  const levels = Array.from({ length: scale.levels }, (_, index) => counts[String(index + 1)] ?? 0);
  const base = sum(levels);
  if (base === 0) return [];
  const satisfied = sum(scale.satisfied.map((level) => levels[level - 1] ?? 0));
  return [
    { key, label, levels, base, satisfied, respondents, outside: sum(scale.outside.map((code) => counts[code] ?? 0)) },
  ];
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

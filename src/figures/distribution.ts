import { wholeTitle } from '../questionnaires/whole-title.js';
import type { Asked } from './asked.js';
import type { Figure } from './figure.js';
import { FEWEST_FOR_RATE, isRow, rateFigure } from './figure-from-sums.js';
import { answerCounts } from './measures.js';

/** One question of a distribution. */
export type DistributionRow = { readonly key: string; readonly label: string } & (
  | { readonly respondents: number; readonly counts: Readonly<Record<string, number>> }
  | Figure
);

/** Counts of each answer to each question, from 30 respondents. */
export function distributionOf(asked: Asked): readonly DistributionRow[] {
  const { questionnaire, language } = asked.naming;
  // The commune's own words: the sums are laid out by the questionnaire as its file has it.
  const titles = new Map(questionnaire.questions.map((question) => [question.code, wholeTitle(question)[language]]));
  return [...asked.measures.values()].flatMap((measure): DistributionRow[] => {
    if (measure.kind !== 'question' || measure.question.dimension !== null) return [];
    const { question } = measure;
    const named = { key: question.code, label: titles.get(question.code) ?? question.code };
    const entry = asked.selection.entryOf(measure);
    if (isRow(entry) && (entry.respondents >= FEWEST_FOR_RATE || asked.trial)) {
      const counts = Object.fromEntries(answerCounts(measure, entry.sums));
      return [{ ...named, respondents: entry.respondents, counts }];
    }
    const few = isRow(entry) && question.scale === null ? 'too-few' : entry;
    return [{ ...named, ...rateFigure(measure, few, { target: null, trial: asked.trial }) }];
  });
}

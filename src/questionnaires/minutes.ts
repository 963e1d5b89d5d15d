import type { Minutes, PageContent, Question } from './questionnaire.js';

/*
 * Seconds a careful reader needs on a phone, by what there is to do. Reckoned, not measured: nine short questions are
 * to stay within the "khoảng 2 phút" that the first screen promises.
 */
const SECONDS: Readonly<Record<Question['control'], number>> = {
  radio: 8,
  boolean: 8,
  dropdown: 12,
  checkbox: 15,
  text: 15,
  comment: 30,
};
/** A long list takes longer to read. */
const SECONDS_PER_CHOICE_FROM_THE_EIGHTH = 1;
const SECONDS_PER_TEXT = 4;

/**
 * Whole minutes to answer a questionnaire, at least 1, rounded up. Questions with a condition count in full, because
 * who is told "3 minutes" should not need four.
 * @param contents of the pages of part A and of all pages
 */
export function reckonMinutes(
  questions: ReadonlyMap<string, Question>,
  contents: { readonly short: readonly PageContent[]; readonly full: readonly PageContent[] },
): Minutes {
  const minutes = (of: readonly PageContent[]): number =>
    Math.max(1, Math.ceil(of.reduce((sum, content) => sum + seconds(content, questions), 0) / 60));
  return { short: minutes(contents.short), full: minutes(contents.full) };
}

function seconds(content: PageContent, questions: ReadonlyMap<string, Question>): number {
  const question = content.kind === 'question' ? questions.get(content.code) : undefined;
  if (!question) return SECONDS_PER_TEXT;
  return SECONDS[question.control] + Math.max(0, question.choices.length - 7) * SECONDS_PER_CHOICE_FROM_THE_EIGHTH;
}

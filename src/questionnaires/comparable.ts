import { isDeepStrictEqual } from 'node:util';
import type { Question, Questionnaire } from './questionnaire.js';

/*
 * Versions of a questionnaire are joined by the codes of their questions: a question that was worded better is still the
 * same one, and its answers go on with those from before. With other levels, or other levels that count as satisfied, a
 * rate would be a rate of something else.
 */

/**
 * Whether answers to two questions may stand in one line: the same code and the same scale, with the same levels counted
 * as satisfied.
 */
export function isMeasuredAlike(one: Question, other: Question): boolean {
  return one.code === other.code && isDeepStrictEqual(one.scale, other.scale);
}

/**
 * True when two questionnaires, or two versions of one, have a headline that may stand in one line: about the same, of
 * the same people, by a question that is measured alike.
 */
export function isComparable(one: Questionnaire, other: Questionnaire): boolean {
  const [first, second] = [generalOf(one), generalOf(other)];
  const isSameSurvey = one.subject === other.subject && one.group === other.group;
  return isSameSurvey && first !== undefined && second !== undefined && isMeasuredAlike(first, second);
}

/** Whether people read the same words at the headline: its question and its answers. */
export function isWordedAlike(one: Questionnaire, other: Questionnaire): boolean {
  const wordsOf = (question: Question | undefined): unknown => [question?.title, question?.stem, question?.choices];
  return isDeepStrictEqual(wordsOf(generalOf(one)), wordsOf(generalOf(other)));
}

/** Codes of questions that both ask, as satisfaction items, on other scales: their lines end there. */
export function measuredOtherwise(one: Questionnaire, other: Questionnaire): readonly string[] {
  const later = new Map(other.questions.map((question) => [question.code, question]));
  return one.questions.flatMap((question) => {
    const same = later.get(question.code);
    const isItem = same !== undefined && (question.scale !== null || same.scale !== null);
    return isItem && !isMeasuredAlike(question, same) ? [question.code] : [];
  });
}

function generalOf({ general, questions }: Questionnaire): Question | undefined {
  return questions.find(({ code }) => code === general);
}

import { isDeepStrictEqual } from 'node:util';
import type { Questionnaire } from '../questionnaires/questionnaire.js';

/**
 * True when two questionnaires, or two versions of one, ask the same headline: the same subject, the same people, the
 * same question in the same words on the same scale.
 */
export function isComparable(one: Questionnaire, other: Questionnaire): boolean {
  return isDeepStrictEqual(headlineOf(one), headlineOf(other));
}

function headlineOf({ subject, group, general, questions }: Questionnaire): unknown {
  const question = questions.find(({ code }) => code === general);
  return [subject, group, general, question?.title, question?.scale, question?.choices];
}

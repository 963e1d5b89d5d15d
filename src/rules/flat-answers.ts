import type { AnswerValue } from './answers.js';

/**
 * Answers as SurveyJS holds them, with a code for each part: what a person chose in the rows of a matrix or wrote in
 * the lines of a multiple text stands in an object under the question's name.
 * @example flatAnswers({ G: 5, M: { r1: 4, r2: 2 } }) // { G: 5, 'M.r1': 4, 'M.r2': 2 }
 */
export function flatAnswers(data: Readonly<Record<string, unknown>>): Readonly<Record<string, AnswerValue>> {
  const flat = Object.entries(data).flatMap(([name, value]): [string, unknown][] => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [[name, value]];
    return Object.entries(value).map(([part, inner]) => [`${name}.${part}`, inner]);
  });
  return Object.fromEntries(flat) as Readonly<Record<string, AnswerValue>>;
}

import { isEmpty } from './typed-text.js';

/** One question's value within a response: a scale point or number, a choice code, several codes, yes/no, or text. */
export type AnswerValue = number | string | boolean | readonly (string | number)[];

/** Answers by question code. An unanswered question has no key. */
export type Answers = Readonly<Record<string, AnswerValue>>;

/**
 * The answer to a question, safe against names such as `constructor` that every object inherits.
 * @returns undefined where the question has no answer: no key, an empty text, an empty list
 * @example answerTo({ G: 5 }, 'constructor') // undefined
 */
export function answerTo(answers: Answers, question: string): AnswerValue | undefined {
  if (!Object.hasOwn(answers, question)) return undefined;
  const answer = answers[question];
  return answer === undefined || isEmpty(answer) ? undefined : answer;
}

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

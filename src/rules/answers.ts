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
 * the lines of a multiple text stands in an object under the question's name, what is asked for each of several entries
 * in a list of objects.
 * @example flatAnswers({ P: [{ name: 'Lan' }, {}, { name: 'Hoa' }] }) // { 'P.1.name': 'Lan', 'P.2.name': 'Hoa' }
 * @example flatAnswers({ G: 5, M: { r1: 4, r2: 2 } }) // { G: 5, 'M.r1': 4, 'M.r2': 2 }
 */
export function flatAnswers(data: Readonly<Record<string, unknown>>): Readonly<Record<string, AnswerValue>> {
  return Object.fromEntries(flatIn(data, '')) as Readonly<Record<string, AnswerValue>>;
}

function flatIn(data: object, within: string): readonly (readonly [string, unknown])[] {
  return Object.entries(data).flatMap(([name, value]): readonly (readonly [string, unknown])[] => {
    if (typeof value !== 'object' || value === null) return [[within + name, value]];
    if (!Array.isArray(value)) return flatIn(value, `${within}${name}.`);
    if (!value.some((one) => typeof one === 'object' && one !== null)) return [[within + name, value]];
    // An entry that says nothing is none.
    const entries = value.filter((one) => Object.keys(Object(one)).length > 0);
    return entries.flatMap((entry, at) => flatIn(Object(entry), `${within}${name}.${at + 1}.`));
  });
}

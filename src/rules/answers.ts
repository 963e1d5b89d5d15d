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
 * Whether a value says nothing: an empty text or an empty list.
 * @example isEmpty([]) // true
 */
export function isEmpty(value: unknown): boolean {
  return value === '' || (Array.isArray(value) && value.length === 0);
}

import type { AnswerRule } from './answer-checks.js';
import { cleanText } from './typed-text.js';

/**
 * The listed answer that a text names. Forms, files and old pages know texts only; what is kept is the value as the
 * definition writes it.
 * @returns undefined where none is named
 * @example readChoice([1, 2, 3], '2') // 2
 * @example readChoice(['Thôn 1', 'Thôn 2'], 'Thôn 1 ') // 'Thôn 1'
 */
export function readChoice<Value extends string | number>(values: readonly Value[], text: string): Value | undefined {
  const clean = cleanText(text);
  return values.find((value) => String(value) === clean);
}

/**
 * Answers in which every choice of several is the value of the definition. Pages and tablets from before an update sent
 * numbers as text. What names no choice stays, for `checkAnswers` to refuse.
 * @example choicesAsDefined(
 *   [{ code: 'K', required: false, visibleIf: null, shape: { kind: 'choices', values: [1, 2, 3], most: null } }],
 *   { K: ['1', '3'] },
 * ) // { K: [1, 3] }
 */
export function choicesAsDefined(
  rules: readonly Pick<AnswerRule, 'code' | 'shape'>[],
  answers: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const written: Record<string, unknown> = {};
  for (const { code, shape } of rules) {
    if (shape.kind !== 'choices' || !Object.hasOwn(answers, code)) continue;
    const { values } = shape;
    const given = answers[code];
    if (!Array.isArray(given) || given.every((one) => values.includes(one))) continue;
    written[code] = given.map((one) => (typeof one === 'string' ? (readChoice(values, one) ?? one) : one));
  }
  // Nearly always nothing is to be changed, and this stands in the way of every response.
  return Object.keys(written).length > 0 ? Object.assign(Object.create(null), answers, written) : answers;
}

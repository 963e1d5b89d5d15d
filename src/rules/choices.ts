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
  const defined: Record<string, unknown> = Object.assign(Object.create(null), answers);
  for (const { code, shape } of rules) {
    const given = Object.hasOwn(answers, code) ? answers[code] : undefined;
    if (shape.kind === 'choices' && Array.isArray(given))
      defined[code] = given.map((one) => asDefined(shape.values, one));
  }
  return defined;
}

function asDefined(values: readonly (string | number)[], given: unknown): unknown {
  return typeof given === 'string' ? (readChoice(values, given) ?? given) : given;
}

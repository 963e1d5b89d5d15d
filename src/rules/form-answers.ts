import type { AnswerRule } from './answer-checks.js';
import type { AnswerShape } from './answer-shapes.js';
import { readChoice } from './choices.js';
import { readNumber } from './typed-text.js';

/**
 * Answers out of the fields of an HTML form, where everything is text: scale points, numbers and yes/no become what
 * they say, a single ticked box becomes a list. What does not fit stays text, for `checkAnswers` to refuse.
 * @param fields by name; several values where a field was sent more than once; fields that are no question are left out
 * @example answersFromForm(
 *   [{ code: 'G', required: true, visibleIf: null, shape: { kind: 'scale', levels: 5, outside: [] } }],
 *   { G: '5', send: 'now' },
 * ) // { G: 5 }
 */
export function answersFromForm(
  rules: readonly Pick<AnswerRule, 'code' | 'shape'>[],
  fields: Readonly<Record<string, string | readonly string[]>>,
): Readonly<Record<string, unknown>> {
  const answers: Record<string, unknown> = Object.create(null);
  for (const rule of rules) {
    const field = Object.hasOwn(fields, rule.code) ? fields[rule.code] : undefined;
    if (field !== undefined && field !== '') answers[rule.code] = fromText(rule.shape, field);
  }
  return answers;
}

function fromText(shape: AnswerShape, field: string | readonly string[]): unknown {
  if (shape.kind === 'choices') return [field].flat().map((one) => readChoice(shape.values, one) ?? one);
  if (typeof field !== 'string') return field;
  switch (shape.kind) {
    case 'scale':
      return readChoice(shape.outside, field) ?? readNumber(field) ?? field;
    case 'number':
      return readNumber(field) ?? field;
    case 'choice':
      return readChoice(shape.values, field) ?? field;
    case 'boolean':
      return field === 'true' ? true : field === 'false' ? false : field;
    case 'text':
      return field;
  }
}

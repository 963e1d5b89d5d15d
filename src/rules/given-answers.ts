import { type AnswerRule, type Conditional, visibleQuestions } from './answer-checks.js';
import { type Answers } from './answers.js';
import { kindOf } from './kinds/kinds.js';
import { normaliseAnswers } from './typed-text.js';

/*
 * From what a page, a file or a tablet holds to answers that `checkAnswers` can judge. What does not fit its question
 * stays as it came, so that the check refuses it and nothing is lost on the way.
 */

/**
 * Answers out of the fields of an HTML form, where everything is text: scale points, numbers and yes/no become what
 * they say, a single ticked box becomes a list.
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
  for (const { code, shape } of rules) {
    const field = Object.hasOwn(fields, code) ? fields[code] : undefined;
    if (field === undefined || field === '') continue;
    const { entry, fromText } = kindOf(shape);
    const isReadable = typeof field === 'string' || entry === 'several';
    answers[code] = (isReadable ? fromText(shape, [field].flat()) : undefined) ?? field;
  }
  return answers;
}

/**
 * What a form sends: the answers in its fields, without those to questions that no longer apply. A person may answer
 * a question, go back and change what it depended on; the form keeps that answer in case they change it again.
 * @param fields values by question code, as a browser lists them
 * @example answersThatApply(
 *   [{ code: 'G', required: true, visibleIf: null, shape: { kind: 'scale', levels: 5, outside: [] } }],
 *   { G: ['4'], WHY: ['late'] },
 * ) // { G: 4 }
 */
export function answersThatApply(
  rules: readonly AnswerRule[],
  fields: Readonly<Record<string, readonly string[]>>,
): Answers {
  const single = Object.fromEntries(Object.entries(fields).map(([code, values]) => [code, oneOrAll(values)]));
  return withoutHidden(rules, normaliseAnswers(answersFromForm(rules, single)) as Answers);
}

function oneOrAll(values: readonly string[]): string | readonly string[] {
  const [first = ''] = values;
  return values.length > 1 ? values : first;
}

/**
 * Answers without those to questions that do not apply. What is no question stays.
 * @example withoutHidden(
 *   [
 *     { code: 'G', visibleIf: null },
 *     { code: 'WHY', visibleIf: { op: 'less', question: 'G', value: 4 } },
 *   ],
 *   { G: 5, WHY: 'late' },
 * ) // { G: 5 }
 */
export function withoutHidden(questions: readonly Conditional[], answers: Answers): Answers {
  const visible = visibleQuestions(questions, answers);
  const hidden = new Set(questions.map(({ code }) => code).filter((code) => !visible.has(code)));
  return Object.fromEntries(Object.entries(answers).filter(([code]) => !hidden.has(code)));
}

import type { AnswerRule } from './answer-checks.js';
import type { Answers } from './answers.js';
import { answersFromForm } from './form-answers.js';
import { normaliseAnswers } from './normalise-answers.js';
import { type Conditional, visibleQuestions } from './visible-questions.js';

/**
 * What a form sends: the answers in its fields, without those to questions that no longer apply. A person may answer
 * a question, go back and change what it depended on; the form keeps that answer in case they change it again.
 * @param fields values by question code, as a browser lists them
 * @returns answers for `checkAnswers` to judge; text that does not fit its question is still text
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

/**
 * The same for answers that are no longer text. What is no question stays, for `checkAnswers` to judge.
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

function oneOrAll(values: readonly string[]): string | readonly string[] {
  const [first = ''] = values;
  return values.length > 1 ? values : first;
}

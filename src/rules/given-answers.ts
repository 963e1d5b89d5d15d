import type { AnswerRule } from './answer-checks.js';
import { type Answers, type AnswerValue, isEmpty } from './answers.js';
import { readChoice } from './kinds/choice.js';
import { kindOf } from './kinds.js';
import { cleanText } from './typed-text.js';
import { type Conditional, visibleQuestions } from './visible-questions.js';

/*
 * From what a page, a file or a tablet holds to answers that `checkAnswers` can judge. What does not fit its question
 * stays as it came, so that the check refuses it and nothing is lost on the way.
 */

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

/**
 * Answers as they are kept: text and codes in Unicode NFC without spaces around them, empty texts and empty lists left
 * out. Everything else stays as it was sent.
 * @returns an object without a prototype, so that no name sent can reach one
 * @example normaliseAnswers({ G: 5, TEXT: '  ', WAY: ' direct ' }) // { G: 5, WAY: 'direct' }
 */
export function normaliseAnswers(answers: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const kept: Record<string, unknown> = Object.create(null);
  for (const [code, value] of Object.entries(answers)) {
    const clean = Array.isArray(value) ? value.map(normalised).filter((one) => !isEmpty(one)) : normalised(value);
    if (!isEmpty(clean)) kept[code.normalize('NFC')] = clean;
  }
  return kept;
}

function normalised(value: unknown): unknown {
  return typeof value === 'string' ? cleanText(value) : value;
}

/**
 * Answers in which every choice of several is the value of the definition. Pages and tablets from before an update sent
 * numbers as text.
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

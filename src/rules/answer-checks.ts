import { type Answers, type AnswerValue, answerTo } from './answers.js';
import { type Condition, holds, questionsOf } from './conditions.js';
import { readChoice } from './kinds/choice.js';
import type { AnswerErrorCode } from './kinds/kind.js';
import { type AnswerShape, faultOf } from './kinds/kinds.js';
import { isEmpty } from './typed-text.js';

/** The part of a question that the checks need. */
export interface AnswerRule {
  readonly code: string;
  readonly required: boolean;
  /** Codes of the parts of one question, this one among them, of which at least one asks for an answer. */
  readonly requiredAmong?: readonly string[];
  readonly visibleIf: Condition | null;
  /** What an answer must agree with, its own value among it. */
  readonly validIf?: Condition;
  readonly shape: AnswerShape;
}

/** One thing to correct. `question` is a code of the questionnaire, or what was sent in its place; `''` for all. */
export interface AnswerError {
  readonly question: string;
  readonly code: AnswerErrorCode;
  /** What the sentence names, numbers and days: `least`, `most`, `shortest`, `longest`. */
  readonly limits?: Readonly<Record<string, number | string>>;
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
 * What is wrong with the answers of a response; an empty list means that they are valid `Answers`. Strict: unknown
 * questions, other types, values outside the scale or the choices, text over its length and answers to hidden questions
 * are errors. Questions with a condition are judged as hidden or
 * required only where every answer is well formed, so that one slip is told once.
 * Empty texts and lists count as unanswered.
 * @param answers anything that JSON can hold, normalised before (`normaliseAnswers`)
 * @returns errors in the order of the questions, unknown questions last
 * @example checkAnswers(
 *   [{ code: 'G', required: true, visibleIf: null, shape: { kind: 'scale', levels: 5, outside: [] } }],
 *   { G: 9 },
 * ) // [{ question: 'G', code: 'out-of-range', limits: { least: 1, most: 5 } }]
 */
export function checkAnswers(rules: readonly AnswerRule[], answers: unknown): readonly AnswerError[] {
  if (!isRecord(answers)) return [{ question: '', code: 'not-answers' }];
  const given = (code: string): boolean => Object.hasOwn(answers, code) && !isEmpty(answers[code]);
  const malformed = [...faultsIn(rules, answers, given), ...unknownQuestions(rules, answers)];
  const isWellFormed = malformed.length === 0;
  const judged = isWellFormed ? rules : rules.filter((rule) => rule.visibleIf === null);
  const isVisible = visibility(judged, isWellFormed ? (answers as Answers) : {});
  const errors: AnswerError[] = [];
  for (const rule of judged) {
    const code = misplacedIn(rule, given, isVisible);
    if (code) errors.push({ question: rule.code, code });
  }
  if (isWellFormed) errors.push(...contradictionsIn(rules, answers as Answers, isVisible));
  errors.push(...malformed);
  return errors.length > 1 ? errors.sort(byOrderOf(rules)) : errors;
}

/** An object of JSON, neither null nor a list. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function faultsIn(
  rules: readonly AnswerRule[],
  answers: Readonly<Record<string, unknown>>,
  given: (code: string) => boolean,
): readonly AnswerError[] {
  const errors: AnswerError[] = [];
  for (const { code, shape } of rules) {
    const fault = given(code) ? faultOf(shape, answers[code]) : null;
    if (fault) errors.push({ question: code, ...fault });
  }
  return errors;
}

/** An answer to a hidden question, or none to one that asks for it, by itself or among the parts of its question. */
function misplacedIn(
  { code, required, requiredAmong, visibleIf }: AnswerRule,
  given: (code: string) => boolean,
  isVisible: (code: string) => boolean,
): AnswerErrorCode | null {
  if (given(code)) return visibleIf === null || isVisible(code) ? null : 'hidden-question';
  if (required) return isVisible(code) ? 'required' : null;
  const noneGiven = requiredAmong !== undefined && !requiredAmong.some(given);
  return noneGiven && isVisible(code) ? 'one-required' : null;
}

function contradictionsIn(
  rules: readonly AnswerRule[],
  answers: Answers,
  isVisible: (code: string) => boolean,
): readonly AnswerError[] {
  const errors: AnswerError[] = [];
  for (const { code, validIf } of rules) {
    if (validIf === undefined || answerTo(answers, code) === undefined || !isVisible(code)) continue;
    const agrees = holds(validIf, answersRead(validIf, answers, isVisible));
    if (!agrees) errors.push({ question: code, code: 'not-together' });
  }
  return errors;
}

function unknownQuestions(rules: readonly AnswerRule[], answers: object): readonly AnswerError[] {
  const known = codesOf(rules);
  const errors: AnswerError[] = [];
  for (const code of Object.keys(answers)) {
    if (!known.has(code)) errors.push({ question: code, code: 'unknown-question' });
  }
  return errors;
}

/** Listed once for each questionnaire. */
function codesOf(rules: readonly AnswerRule[]): ReadonlySet<string> {
  const known = codes.get(rules) ?? new Set(rules.map((rule) => rule.code));
  codes.set(rules, known);
  return known;
}

const codes = new WeakMap<readonly AnswerRule[], ReadonlySet<string>>();

function byOrderOf(rules: readonly AnswerRule[]): (first: AnswerError, second: AnswerError) => number {
  const places = new Map(rules.map((rule, place) => [rule.code, place]));
  const placeOf = (error: AnswerError): number => places.get(error.question) ?? rules.length;
  return (first, second) => placeOf(first) - placeOf(second);
}

/** The part of a question that decides whether it applies. */
export interface Conditional {
  readonly code: string;
  readonly visibleIf: Condition | null;
}

/**
 * The codes of the questions that apply to these answers. A hidden question counts as unanswered in every condition,
 * also where it was answered before it became hidden; a condition that leads back to its own question reads it as
 * unanswered (compiling refuses such circles).
 * @example visibleQuestions(
 *   [
 *     { code: 'G', visibleIf: null },
 *     { code: 'WHY', visibleIf: { op: 'less', question: 'G', value: 4 } },
 *   ],
 *   { G: 5 },
 * ) // Set { 'G' }
 */
export function visibleQuestions(questions: readonly Conditional[], answers: Answers): ReadonlySet<string> {
  const isVisible = visibility(questions, answers);
  return new Set(questions.map((question) => question.code).filter(isVisible));
}

/** The same asked question by question: whether the question with a code applies to these answers. */
export function visibility(questions: readonly Conditional[], answers: Answers): (code: string) => boolean {
  const conditions = conditionsByCode(questions);
  const known = new Map<string, boolean>();

  function isVisible(code: string): boolean {
    const condition = conditions.get(code);
    if (condition === undefined) return false;
    if (condition === null) return true;
    const before = known.get(code);
    if (before !== undefined) return before;
    known.set(code, false);
    const visible = holds(condition, answersRead(condition, answers, isVisible));
    known.set(code, visible);
    return visible;
  }

  return isVisible;
}

/** The answers that a condition reads: a hidden question counts as unanswered. */
function answersRead(condition: Condition, answers: Answers, isVisible: (code: string) => boolean): Answers {
  const read: Record<string, AnswerValue> = Object.create(null);
  for (const code of questionsOf(condition)) {
    const answer = answerTo(answers, code);
    if (answer !== undefined && isVisible(code)) read[code] = answer;
  }
  return read;
}

/** A questionnaire is judged with every response and never changes, so its conditions are listed once. */
function conditionsByCode(questions: readonly Conditional[]): ReadonlyMap<string, Condition | null> {
  const known = conditionsOf.get(questions) ?? new Map(questions.map((one) => [one.code, one.visibleIf]));
  conditionsOf.set(questions, known);
  return known;
}

const conditionsOf = new WeakMap<readonly Conditional[], ReadonlyMap<string, Condition | null>>();

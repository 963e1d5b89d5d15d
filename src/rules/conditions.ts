import { type Answers, type AnswerValue, answerTo } from './answers.js';

/** When a question applies, over the answers given so far. A plain value, so that it travels to the browser as JSON. */
export type Condition =
  | { readonly op: 'and' | 'or'; readonly of: readonly Condition[] }
  | { readonly op: 'not'; readonly of: Condition }
  | { readonly op: 'answered'; readonly question: string }
  | { readonly op: Comparison; readonly question: string; readonly value: AnswerValue };

/** `any-of` takes a list of codes, numbers written as text; `contains` one code of a list, or a part of a text. */
type Comparison = 'equal' | 'less' | 'less-or-equal' | 'greater' | 'greater-or-equal' | 'contains' | 'any-of';

/**
 * Whether a condition holds, as SurveyJS would evaluate it. A comparison with an unanswered question never holds.
 * @param answers of the questions that apply; leave out those of hidden questions
 * @example holds({ op: 'greater-or-equal', question: 'G', value: 4 }, { G: 5 }) // true
 */
export function holds(condition: Condition, answers: Answers): boolean {
  switch (condition.op) {
    case 'and':
      return condition.of.every((part) => holds(part, answers));
    case 'or':
      return condition.of.some((part) => holds(part, answers));
    case 'not':
      return !holds(condition.of, answers);
    case 'answered':
      return answerTo(answers, condition.question) !== undefined;
    default: {
      const answer = answerTo(answers, condition.question);
      return answer !== undefined && compare(condition.op, asRead(answer), condition.value);
    }
  }
}

/**
 * The questions a condition reads, each once.
 * @example questionsOf({ op: 'not', of: { op: 'answered', question: 'G' } }) // ['G']
 */
export function questionsOf(condition: Condition): readonly string[] {
  switch (condition.op) {
    case 'and':
    case 'or':
      return [...new Set(condition.of.flatMap(questionsOf))];
    case 'not':
      return questionsOf(condition.of);
    default:
      return [condition.question];
  }
}

function compare(op: Comparison, answer: AnswerValue, value: AnswerValue): boolean {
  switch (op) {
    case 'equal':
      return looselyEqual(answer, value);
    case 'less':
      return isLess(answer, value);
    case 'less-or-equal':
      return looselyEqual(answer, value) || isLess(answer, value);
    case 'greater':
      return isLess(value, answer);
    case 'greater-or-equal':
      return looselyEqual(answer, value) || isLess(value, answer);
    case 'contains':
      return contains(answer, value);
    case 'any-of':
      return (
        isList(value) && value.some((code) => (isList(answer) ? contains(answer, code) : looselyEqual(answer, code)))
      );
  }
}

/** Texts by their characters, everything else as numbers; text that is no number is neither less nor greater. */
function isLess(first: AnswerValue, second: AnswerValue): boolean {
  if (isList(first) || isList(second)) return false;
  if (typeof first === 'string' && typeof second === 'string') return first < second;
  return Number(first) < Number(second);
}

function contains(answer: AnswerValue, value: AnswerValue): boolean {
  if (isList(answer)) {
    return (isList(value) ? value : [value]).every((code) => answer.some((one) => looselyEqual(one, code)));
  }
  return Boolean(value) && String(answer).toLowerCase().includes(String(value).toLowerCase());
}

/*
 * SurveyJS compares loosely, and conditions written for it count on that: `1 = '1'`, `'X' = 'x'`, `true = 'true'` and
 * `['a', 'b'] = ['b', 'a']` all hold. This file is that comparison without SurveyJS, for the server and the browser.
 */

/**
 * Whether two values are equal as SurveyJS 2.5 sees it: numbers by value also when written as text, texts without
 * regard to case and to spaces around them, lists without regard to order.
 * @example looselyEqual(1, '1') // true
 */
export function looselyEqual(first: AnswerValue, second: AnswerValue): boolean {
  if (isList(first) || isList(second)) return isList(first) && isList(second) && sameMembers(first, second);
  if (typeof first === 'string' && typeof second === 'string') return folded(first) === folded(second);
  if (typeof first === 'boolean' && typeof second === 'string') return String(first) === second.toLowerCase();
  if (typeof second === 'boolean' && typeof first === 'string') return String(second) === first.toLowerCase();
  return first !== '' && second !== '' && Number(first) === Number(second);
}

/**
 * A single answer as SurveyJS reads it before comparing: `true` and numbers written as text become what they say,
 * quotation marks around a text fall away.
 * @example asRead('12') // 12
 */
export function asRead(answer: AnswerValue): AnswerValue {
  if (typeof answer !== 'string') return answer;
  if (/^(true|false)$/i.test(answer)) return answer.toLowerCase() === 'true';
  const quoted = /^(['"])([\s\S]*)['"]$/.exec(answer);
  if (quoted) return quoted[2] ?? '';
  return /^-?(0|[1-9]\d{0,14})(\.\d{1,15})?$/.test(answer) ? Number(answer) : answer;
}

/** Whether an answer is a list of codes. */
function isList(value: AnswerValue): value is readonly (string | number)[] {
  return typeof value === 'object';
}

/** As SurveyJS does it: both in the order of their characters, then one by one. */
function sameMembers(first: readonly (string | number)[], second: readonly (string | number)[]): boolean {
  const [left, right] = [[...first].sort(), [...second].sort()];
  return left.length === right.length && left.every((one, index) => looselyEqual(one, right[index] ?? ''));
}

function folded(text: string): string {
  return text.trim().toLowerCase();
}

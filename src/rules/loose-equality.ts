import type { AnswerValue } from './answers.js';

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
  const quoted = /^(['"])(.*)['"]$/s.exec(answer);
  if (quoted) return quoted[2] ?? '';
  return /^-?(0|[1-9]\d{0,14})(\.\d{1,15})?$/.test(answer) ? Number(answer) : answer;
}

/** Whether an answer is a list of codes. */
export function isList(value: AnswerValue): value is readonly (string | number)[] {
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

import type { Question } from '../questionnaires/questionnaire.js';
import { type Answers, type AnswerValue, answerTo } from '../rules/answers.js';
import { kindOf } from '../rules/kinds/kinds.js';

/** A question that two keyings of one sheet answer otherwise; null where one left it blank. */
export interface Difference {
  readonly question: string;
  readonly first: AnswerValue | null;
  readonly second: AnswerValue | null;
}

/** Where two keyings of a sheet differ, in the order of the questions. Free text is not compared. */
export function differencesBetween(
  questions: readonly Question[],
  first: Answers,
  second: Answers,
): readonly Difference[] {
  return questions
    .filter(({ shape }) => kindOf(shape).entry !== 'words')
    .map(({ code }) => ({
      question: code,
      first: answerTo(first, code) ?? null,
      second: answerTo(second, code) ?? null,
    }))
    .filter((one) => !isSame(one.first, one.second));
}

/** Several ticked answers are the same in whatever order they were keyed, and numbers also where they were kept as text. */
function isSame(first: AnswerValue | null, second: AnswerValue | null): boolean {
  const asText = (value: AnswerValue | null): string =>
    JSON.stringify(Array.isArray(value) ? value.map(String).sort() : value);
  return asText(first) === asText(second);
}

/** The answers that can be compared and kept beside a sheet: all but free text. */
export function withoutText(questions: readonly Question[], answers: Answers): Answers {
  const texts = new Set(questions.filter(({ shape }) => kindOf(shape).entry === 'words').map(({ code }) => code));
  return Object.fromEntries(Object.entries(answers).filter(([code]) => !texts.has(code)));
}

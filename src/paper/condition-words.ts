import { translate } from '../formatting/languages.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import type { Question } from '../questionnaires/questionnaire.js';
import type { AnswerValue } from '../rules/answers.js';
import { type Condition, holds, questionsOf } from '../rules/conditions.js';

/** How the questions of a printed form are called: number and answers, by code. */
export interface Printed {
  readonly number: number;
  readonly options: readonly { readonly value: string | number | boolean; readonly label: string }[];
}

/**
 * When a printed question is to be answered, in words: the answers of the earlier question that lead to it are named.
 * @example `nếu câu 34 chọn “Có”`
 */
export function conditionWords(condition: Condition, printed: ReadonlyMap<string, Printed>): string {
  const [code, ...more] = questionsOf(condition);
  const question = printed.get(code ?? '');
  if (more.length === 0 && code !== undefined && question) {
    const leading = question.options.filter(({ value }) => holds(condition, { [code]: value }));
    const number = question.number;
    if (leading.length === 0) return translate(MAIN_LANGUAGE, 'paper.print.ifAnswered', { number });
    const answers = leading.map(({ label }) => `“${label}”`).join(` ${translate(MAIN_LANGUAGE, 'paper.print.or')} `);
    return translate(MAIN_LANGUAGE, 'paper.print.ifChosen', { number, answers });
  }
  const parts = 'of' in condition ? (Array.isArray(condition.of) ? condition.of : [condition.of]) : [];
  const joint = translate(MAIN_LANGUAGE, condition.op === 'and' ? 'paper.print.and' : 'paper.print.or');
  return parts.map((part) => conditionWords(part, printed)).join(` ${joint} `);
}

/** The answers of a question as they are printed, yes and no among them. */
export function printedOptions({ choices, shape }: Question): Printed['options'] {
  if (shape.kind !== 'boolean') return choices.map(({ value, text }) => ({ value, label: text.vi }));
  return [
    { value: true, label: translate(MAIN_LANGUAGE, 'form.yes') },
    { value: false, label: translate(MAIN_LANGUAGE, 'form.no') },
  ];
}

/** An answer in the words of the sheet; null where it was left blank. */
export function answerInPrint(question: Question | undefined, value: AnswerValue | null): string | null {
  if (value === null) return null;
  const named = new Map(question ? printedOptions(question).map(({ value, label }) => [String(value), label]) : []);
  return [value]
    .flat()
    .map((one) => named.get(String(one)) ?? String(one))
    .join('; ');
}

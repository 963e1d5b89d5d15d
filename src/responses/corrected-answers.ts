import type { Question } from '../questionnaires/questionnaire.js';
import { type Answers, answerTo } from '../rules/answers.js';
import { answersFromForm, withoutHidden } from '../rules/given-answers.js';
import { cleanText, normaliseAnswers } from '../rules/typed-text.js';
import { type FormFields, only } from './form-fields.js';

/**
 * Answers as an officer puts them right: those to the questions of the form are what the form says, the others stay as
 * they came. What the questionnaire does not ask, and what no longer applies, is left out.
 * @param shown codes of the questions of the form
 * @param fields by question code
 */
export function correctedAnswers(
  questions: readonly Question[],
  sent: Answers,
  shown: ReadonlySet<string>,
  fields: FormFields,
): Answers {
  const stay = questions.filter(({ code }) => !shown.has(code) && Object.hasOwn(sent, code));
  const inForm = questions.filter(({ code }) => shown.has(code));
  const typed = inForm.flatMap(({ code, shape }) => {
    const values = fields[code] ?? [];
    return shape.kind === 'choices' ? [[code, values]] : values.slice(0, 1).map((value) => [code, value]);
  });
  const answers = {
    ...Object.fromEntries(stay.map(({ code }) => [code, sent[code]])),
    ...answersFromForm(inForm, Object.fromEntries(typed)),
  };
  return withoutHidden(questions, normaliseAnswers(answers) as Answers);
}

/** Codes of the questions that are answered otherwise than they came. */
export function changedQuestions(questions: readonly Question[], sent: Answers, answers: Answers): readonly string[] {
  const asText = (given: Answers, code: string): string =>
    JSON.stringify([answerTo(given, code) ?? []].flat().map(String));
  return questions.map(({ code }) => code).filter((code) => asText(sent, code) !== asText(answers, code));
}

/** Answers as the fields of a form hold them. What no field can hold is left out. */
export function fieldsOf(questions: readonly Question[], sent: Answers): FormFields {
  const fields = questions.map(({ code, shape }) => {
    const values = [answerTo(sent, code) ?? []].flat().filter((one) => typeof one !== 'object');
    // A number is read as people write it here: with a comma.
    return [code, values.map((one) => (shape.kind === 'number' ? String(one).replace('.', ',') : String(one)))];
  });
  return Object.fromEntries(fields);
}

/** Fields `a-G`, `a-Q01` … of a form of corrections, by the code of their question. */
export function answersTyped(fields: FormFields): FormFields {
  const answers = Object.entries(fields).filter(([name]) => name.startsWith('a-'));
  return Object.fromEntries(answers.map(([name, values]) => [name.slice('a-'.length), values]));
}

/** Why something is corrected or discarded, as the officer wrote it; empty where nothing was. */
export function reasonTyped(fields: FormFields): string {
  return cleanText(only(fields, 'reason') ?? '');
}

/** Key of what is wrong with a reason; null for a good one. */
export function faultOfReason(because: string): string | null {
  if (because === '') return 'setAside.reasonNeeded';
  return because.length > LONGEST_REASON ? 'setAside.reasonLong' : null;
}

const LONGEST_REASON = 500;

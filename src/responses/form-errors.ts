import { type Language, translate } from '../formatting/languages.js';
import type { Question, Questionnaire } from '../questionnaires/questionnaire.js';
import type { AnswerError } from '../rules/answer-checks.js';
import { questionId } from './form-questions.js';
import type { Refusal } from './form-state.js';

/** A line of the list of errors on top of the page, which leads to the field. */
export interface ErrorLink {
  readonly target: string;
  readonly message: string;
}

/** The list of errors; why the whole form was refused stands first and leads to the button that sends it all the same. */
export function toErrorLinks(
  questionnaire: Questionnaire,
  language: Language,
  errors: readonly AnswerError[],
  refused: Refusal | null,
): readonly ErrorLink[] {
  const links = errors.map((error) => toLink(questionnaire.questions, language, error));
  if (refused === null) return links;
  const target = refused.startsWith('code-') ? 'plain' : 'forward';
  return [{ target, message: translate(language, `problems.${refused}`) }, ...links];
}

function toLink(questions: readonly Question[], language: Language, error: AnswerError): ErrorLink {
  const place = questions.findIndex(({ code }) => code === error.question);
  const title = questions[place]?.title[language] ?? '';
  return {
    target: `${questionId(Math.max(0, place))}-i`,
    message: `${title} ${errorSentence(language, error)}`.trim(),
  };
}

/** What is wrong with one answer, in words. */
export function errorSentence(language: Language, { code, limits }: AnswerError): string {
  return translate(language, `answerErrors.${code}`, limits);
}

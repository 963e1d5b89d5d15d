import { translate } from '../formatting/languages.js';
import type { Language } from '../questionnaires/questionnaire.js';
import type { AnswerRule } from '../rules/answer-checks.js';
import { answerErrorCodes } from '../rules/answer-shapes.js';
import type { FormPageRequest } from './form-state.js';

/** What the script in the page needs to know; it travels as an attribute of the form. */
export interface FormScript {
  readonly code: string;
  readonly campaign: string;
  readonly version: string;
  readonly language: Language;
  readonly rules: readonly AnswerRule[];
  /** Minutes of part B. */
  readonly minutes: number;
  readonly words: Readonly<Record<FormWord, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

const formWords = [
  'start',
  'next',
  'send',
  'sending',
  'step',
  'answerMore',
  'errorsTitle',
  'unreachable',
  'busy',
  'closed',
  'unknown',
  'differs',
  'failed',
  'kept',
  'code-spent',
  'code-unknown',
  'version-unknown',
] as const;

export type FormWord = (typeof formWords)[number];

/** Sentences keep their `{places}`; the script fills them in. */
export function toFormScript({ questionnaire, campaign, code, language }: FormPageRequest): FormScript {
  const { short, full } = questionnaire.minutes;
  const words = Object.fromEntries(formWords.map((word) => [word, translate(language, keyOf(word))]));
  return {
    ...{ code, campaign, language },
    version: questionnaire.version,
    rules: questionnaire.questions.map(({ code, required, visibleIf, shape }) => ({
      code,
      required,
      visibleIf,
      shape,
    })),
    minutes: Math.max(1, full - short),
    words: words as FormScript['words'],
    errors: Object.fromEntries(answerErrorCodes.map((error) => [error, translate(language, `answerErrors.${error}`)])),
  };
}

function keyOf(word: FormWord): string {
  switch (word) {
    case 'start':
    case 'next':
    case 'send':
      return `form.forward.${word}`;
    case 'step':
    case 'answerMore':
    case 'errorsTitle':
      return `form.${word}`;
    case 'code-spent':
    case 'code-unknown':
    case 'version-unknown':
      return `problems.${word}`;
    default:
      return `form.sends.${word}`;
  }
}

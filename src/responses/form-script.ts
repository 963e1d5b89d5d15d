import type { Language } from '../formatting/languages.js';
import { sentenceIn, translate } from '../formatting/languages.js';
import { generalErrorCodes } from '../rules/kinds/kind.js';
import { kindOf } from '../rules/kinds/kinds.js';
import type { FormScript, SurveyScript } from '../rules/to-browser/form.js';
import { assistedBy, type FormPageRequest } from './form-state.js';
import { surveyAddresses } from './form-templates.js';

const formWords = [
  'next',
  'send',
  'sending',
  'step',
  'answerMore',
  'errorsTitle',
  'again',
  'lettersLeft',
  'check.left',
  'check.none',
  'contact.phone',
  'contact.email',
  'contact.id-number',
  'unreachable',
  'busy',
  'failed',
  'campaign-closed',
  'point-revoked',
  'nothing-open',
  'refused',
  'keeps',
  'differs',
  'stays',
  'mayGo',
  'pageOnly',
  'kept',
  'code-spent',
  'code-unknown',
  'version-unknown',
] as const;

type FormWord = (typeof formWords)[number];

/** Sentences keep their `{places}`; the script fills them in. */
export function toFormScript({ questionnaire, campaign, code, language }: FormPageRequest): FormScript {
  const { short, full } = questionnaire.minutes;
  const { questions } = questionnaire;
  const general = generalErrorCodes.filter((error) => {
    if (error === 'not-together') return questions.some(({ validIf }) => validIf);
    return error !== 'one-required' || questions.some(({ requiredAmong }) => requiredAmong);
  });
  const errors = new Set([...general, ...questions.flatMap(({ shape }) => kindOf(shape).faults(shape))]);
  const words = Object.fromEntries(formWords.map((word) => [word, sentenceIn(language, keyOf(word))]));
  return {
    ...{ code, campaign, language },
    version: questionnaire.version,
    rules: questions.map(({ code, required, requiredAmong, visibleIf, validIf, shape }) => ({
      ...{ code, required, visibleIf, shape },
      ...(requiredAmong && { requiredAmong }),
      ...(validIf && { validIf }),
    })),
    minutes: Math.max(1, full - short),
    words,
    errors: Object.fromEntries([...errors].map((error) => [error, translate(language, `answerErrors.${error}`)])),
    survey: questionnaire.drawnBy === 'survey-js' ? toSurveyScript(language) : null,
  };
}

function toSurveyScript(language: Language): SurveyScript {
  const assistedWords = assistedBy.map((value) => [value, translate(language, `form.assistedBy.${value}`)] as const);
  return {
    ...surveyAddresses,
    start: translate(language, 'form.surveyStart'),
    loading: translate(language, 'form.surveyLoading'),
    assisted: translate(language, 'form.assisted'),
    assistedBy: Object.fromEntries(assistedWords),
    withoutCode: translate(language, 'form.sendWithoutCode'),
  };
}

function keyOf(word: FormWord): string {
  switch (word) {
    case 'next':
    case 'send':
      return `form.forward.${word}`;
    case 'step':
    case 'answerMore':
    case 'errorsTitle':
    case 'again':
    case 'lettersLeft':
    case 'check.left':
    case 'check.none':
    case 'contact.phone':
    case 'contact.email':
    case 'contact.id-number':
      return `form.${word}`;
    case 'code-spent':
    case 'code-unknown':
    case 'version-unknown':
      return `problems.${word}`;
    default:
      return `form.sends.${word}`;
  }
}

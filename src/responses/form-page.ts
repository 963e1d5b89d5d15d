import { allLanguages, type Language, translate } from '../formatting/languages.js';
import type { Look } from '../formatting/look.js';
import { visibleQuestions } from '../rules/answer-checks.js';
import { holds } from '../rules/conditions.js';
import { plainField } from '../rules/kinds/kind.js';
import { CHECK, leftBlank } from '../rules/screens.js';
import type { FormScript } from '../rules/to-browser/form.js';
import { ASSISTED } from '../rules/to-browser/keying.js';
import { type FormControls, toControls } from './form-controls.js';
import { type ErrorLink, errorSentence, toErrorLinks } from './form-errors.js';
import { lookPosted } from './form-fields.js';
import { receiptAddressIn } from './form-place.js';
import {
  type QuestionView,
  type ScreenView,
  type Surroundings,
  type TextView,
  toQuestionView,
} from './form-questions.js';
import { type FormScreen, screensOf, wayThrough } from './form-screens.js';
import { toFormScript } from './form-script.js';
import { assistedBy, type FormPageRequest, type FormState, untouchedAt } from './form-state.js';
import { PROMISED } from './retention.js';

/** The page of the form as the template prints it. */
export interface FormPage {
  readonly language: Language;
  readonly otherLanguages: readonly { readonly code: Language; readonly name: string }[];
  readonly documentTitle: string;
  readonly commune: string;
  /** Who asks and where; in sight on the first screen. */
  readonly who: string;
  readonly first: boolean;
  readonly minutes: number;
  /** Why we ask, for the notice. */
  readonly purpose: string;
  /** How long answers and words are kept, and how soon a request is answered, for the notice. */
  readonly kept: typeof PROMISED;
  readonly demo: boolean;
  readonly resultsAddress: string;
  readonly feedbackAddress: string;
  readonly receiptAddress: string;
  readonly look: Look;
  readonly screen: ScreenView;
  readonly errors: readonly ErrorLink[];
  readonly form: FormControls;
  /** The further screens, for the script; a page that answers a post has none. */
  readonly rest: readonly ScreenView[] | null;
  readonly script: FormScript | null;
  /** The last day on which a phone may open it again without network; a page that answers a post is not kept. */
  readonly until: string | null;
}

/**
 * The form as it opens: the first question, and the further screens for the script.
 * The same for everyone, so that it can be kept: it holds no ID and no one-time code.
 */
export function toFormPage(request: FormPageRequest): FormPage {
  const [first, ...further] = screensOf(request.questionnaire);
  const state = untouchedAt(first?.name ?? '', false);
  const toView = screenViews(request, state);
  return {
    ...toStepPage(request, state),
    rest: further.map((screen) => ({ ...toView(screen), hidden: true })),
    script: toFormScript(request),
    until: request.endsOn,
  };
}

/** The form between two posts: one screen, and the earlier answers in hidden fields. */
export function toStepPage(request: FormPageRequest, state: FormState): FormPage {
  const { questionnaire, language, place, demo } = request;
  const screens = screensOf(questionnaire);
  const [first] = screens;
  const shown = screens.find(({ name }) => name === state.screen) ?? first;
  if (!first || !shown) throw new RangeError(`${questionnaire.version} asks nothing`);
  return {
    ...{ language, demo },
    otherLanguages: otherLanguagesThan(language),
    documentTitle: `${questionnaire.title[language]} – ${place.name}`,
    ...{ commune: place.commune, who: place.who, resultsAddress: place.resultsAddress },
    feedbackAddress: place.feedbackAddress,
    receiptAddress: receiptAddressIn(place, language),
    first: shown === first,
    ...{ minutes: questionnaire.minutes.short, purpose: questionnaire.purpose[language], kept: PROMISED },
    look: lookPosted(state.fields),
    screen: screenViews(request, state)(shown),
    errors: toErrorLinks(questionnaire, language, state.errors, state.refused),
    form: toControls(request, state),
    ...{ rest: null, script: null, until: null },
  };
}

/** The languages to change to, each named in itself. */
export function otherLanguagesThan(language: Language): FormPage['otherLanguages'] {
  const others = allLanguages().filter((code) => code !== language);
  return others.map((code) => ({ code, name: translate(code, 'language.name') }));
}

/** What makes screens into views, for one person's answers. */
function screenViews(request: FormPageRequest, state: FormState): (screen: FormScreen) => ScreenView {
  const { language, questionnaire } = request;
  const { answers } = state;
  const surroundings = surroundingsOf(request, state);
  const questions = new Map(questionnaire.questions.map((question) => [question.code, question]));
  const contentsOf = ({ name, contents }: FormScreen): readonly (QuestionView | TextView)[] => {
    if (name === ASSISTED) return [assistedQuestion(language, state)];
    return contents.flatMap((content): (QuestionView | TextView)[] => {
      if (content.kind === 'text') {
        const { text, visibleIf } = content;
        const hidden = visibleIf !== null && !holds(visibleIf, answers);
        return [{ text: text[language], condition: visibleIf, hidden }];
      }
      const question = questions.get(content.code);
      return question ? [toQuestionView(question, surroundings)] : [];
    });
  };
  return (screen) => ({
    ...{ name: screen.name, part: screen.part, condition: screen.visibleIf, hidden: false },
    title: screen.title?.[language] || null,
    contents: contentsOf(screen),
    check: screen.name === CHECK ? toCheck(request, state) : null,
  });
}

function surroundingsOf({ questionnaire, language, place }: FormPageRequest, state: FormState): Surroundings {
  const { fields, answers, errors } = state;
  return {
    language,
    given: fields,
    errors: new Map(errors.map((error) => [error.question, errorSentence(language, error)])),
    visible: visibleQuestions(questionnaire.questions, answers),
    places: new Map(questionnaire.questions.map(({ code }, place) => [code, place])),
    ownFields: place.ownFields,
    yes: translate(language, 'form.yes'),
    no: translate(language, 'form.no'),
  };
}

/** Who filled the form in, asked as any other question. */
function assistedQuestion(language: Language, { fields }: FormState): QuestionView {
  const given = fields[ASSISTED] ?? [];
  return {
    ...{ code: ASSISTED, id: 'assisted', title: translate(language, 'form.assisted'), description: null },
    ...{ required: false, listed: 'radio', select: false, area: false, field: plainField, value: '', error: null },
    options: assistedBy.map((value) => ({
      ...{ value, label: translate(language, `form.assistedBy.${value}`), face: null, apart: false },
      checked: given.includes(value),
    })),
    ...{ further: null, described: null, hidden: false, contacts: [] },
  };
}

function toCheck({ questionnaire, language }: FormPageRequest, { answers }: FormState): ScreenView['check'] {
  const codes = leftBlank(wayThrough(questionnaire, answers, true));
  const blank = questionnaire.questions
    .filter(({ code }) => codes.includes(code))
    .map(({ code, title }) => ({ name: code, title: title[language] }));
  const word = blank.length > 0 ? 'left' : 'none';
  return { sentence: translate(language, `form.check.${word}`, { count: blank.length }), blank };
}

import { allLanguages, type Language, translate } from '../formatting/languages.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import { visibleQuestions } from '../rules/answer-checks.js';
import { holds } from '../rules/conditions.js';
import type { FormScript } from '../rules/to-browser/form.js';
import { type FormControls, toControls } from './form-controls.js';
import { type ErrorLink, errorSentence, toErrorLinks } from './form-errors.js';
import { type FormFields, only, ownField } from './form-fields.js';
import { type ScreenView, type Surroundings, toScreenView } from './form-questions.js';
import { questionsOf, SEND } from './form-screens.js';
import { toFormScript } from './form-script.js';
import { assistedBy, type FormPageRequest, type FormState } from './form-state.js';

/** The page of the form as the template prints it. */
export interface FormPage {
  readonly language: Language;
  readonly otherLanguages: readonly { readonly code: Language; readonly name: string }[];
  readonly documentTitle: string;
  readonly commune: string;
  /** The page's heading once the introduction is gone. */
  readonly where: string;
  readonly demo: boolean;
  readonly resultsAddress: string;
  readonly look: { readonly large: boolean; readonly contrast: boolean };
  readonly intro: FormIntro | null;
  readonly screens: readonly ScreenView[];
  readonly send: SendView | null;
  readonly errors: readonly ErrorLink[];
  readonly form: FormControls;
  /** The further screens, for the script; a page that answers a post has none. */
  readonly rest: { readonly screens: readonly ScreenView[]; readonly send: SendView } | null;
  readonly script: FormScript | null;
  /** The last day on which a phone may open it again without network; a page that answers a post is not kept. */
  readonly until: string | null;
}

interface FormIntro {
  readonly place: string;
  readonly subject: string;
  readonly purpose: string;
  readonly minutes: number;
}

interface SendView {
  readonly assisted: readonly {
    readonly value: string;
    readonly label: string;
    readonly checked: boolean;
  }[];
  readonly hidden: boolean;
}

/**
 * The form as it opens: the introduction with the first question in it, and the further screens for the script.
 * The same for everyone, so that it can be kept: it holds no ID and no one-time code.
 */
export function toFormPage(request: FormPageRequest): FormPage {
  const { questionnaire } = request;
  const [first] = questionnaire.pages;
  const state: FormState = {
    id: '',
    screen: first?.name ?? SEND,
    started: false,
    more: false,
    answers: {},
    fields: {},
    errors: [],
    refused: null,
  };
  const page = toStepPage(request, state);
  const further = questionnaire.pages.filter((one) => one !== first);
  const screens = toScreens(request, state, further).map((screen) => ({ ...screen, hidden: true }));
  const send = { ...toSendView(request.language, {}), hidden: true };
  return { ...page, rest: { screens, send }, script: toFormScript(request), until: request.endsOn };
}

/** The form between two posts: one screen, and the earlier answers in hidden fields. */
export function toStepPage(request: FormPageRequest, state: FormState): FormPage {
  const { questionnaire, language, place, demo } = request;
  const pages = questionnaire.pages.filter((page) => page.name === state.screen);
  return {
    ...{ language, demo },
    otherLanguages: otherLanguagesThan(language),
    documentTitle: `${questionnaire.title[language]} – ${place.name}`,
    commune: place.commune,
    where: place.name,
    resultsAddress: place.resultsAddress,
    look: { large: ownField.large in state.fields, contrast: ownField.contrast in state.fields },
    intro: state.started ? null : toIntro(request),
    screens: toScreens(request, state, pages),
    send: state.screen === SEND ? toSendView(language, state.fields) : null,
    errors: toErrorLinks(questionnaire, language, state.errors, state.refused),
    form: toControls(request, state, new Set(pages.flatMap(questionsOf))),
    rest: null,
    script: null,
    until: null,
  };
}

/** The languages to change to, each named in itself. */
function otherLanguagesThan(language: Language): FormPage['otherLanguages'] {
  const others = allLanguages().filter((code) => code !== language);
  return others.map((code) => ({ code, name: translate(code, 'language.name') }));
}

function toIntro({ questionnaire, language, place }: FormPageRequest): FormIntro {
  const purpose = questionnaire.purpose[language];
  return { place: place.name, subject: place.subject, purpose, minutes: questionnaire.minutes.short };
}

function toScreens(
  { questionnaire, language }: FormPageRequest,
  { fields, answers, errors }: FormState,
  pages: Questionnaire['pages'],
): readonly ScreenView[] {
  const surroundings: Surroundings = {
    language,
    given: fields,
    errors: new Map(errors.map((error) => [error.question, errorSentence(language, error)])),
    visible: visibleQuestions(questionnaire.questions, answers),
    places: new Map(questionnaire.questions.map(({ code }, place) => [code, place])),
    yes: translate(language, 'form.yes'),
    no: translate(language, 'form.no'),
  };
  const questions = new Map(questionnaire.questions.map((question) => [question.code, question]));
  return pages.map((page) =>
    toScreenView(page, questions, surroundings, (condition) => condition === null || holds(condition, answers), false),
  );
}

function toSendView(language: Language, fields: FormFields): SendView {
  const chosen = only(fields, ownField.assisted) ?? 'self';
  const assisted = assistedBy.map((value) => {
    const label = translate(language, `form.assistedBy.${value}`);
    return { value, label, checked: value === chosen };
  });
  return { assisted, hidden: false };
}

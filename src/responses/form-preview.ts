import type { CommuneCatalogue } from '../communes/catalogue.js';
import { type Language, translate } from '../formatting/languages.js';
import type { Previewed } from '../questionnaires/looked-at.service.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import { CHECK } from '../rules/screens.js';
import { ASSISTED } from '../rules/to-browser/keying.js';
import { type FormPage, toStepPage } from './form-page.js';
import { formPlaceOf } from './form-place.js';
import { type FormScreen, screensOf } from './form-screens.js';
import { type FormPlace, untouchedAt } from './form-state.js';

/** What stands around a preview, in the language of whoever looks at it. */
export interface PreviewFrame {
  readonly language: Language;
  readonly sentence: string;
  readonly back: { readonly href: string; readonly label: string };
  /** The same in each language that the questionnaire speaks, named in itself. */
  readonly languages: readonly { readonly code: Language; readonly name: string; readonly href: string }[];
}

/** The phone's form as it is looked at: one screen, and the way to all others without answering. */
export interface FormPreview extends FormPage {
  readonly preview: PreviewFrame & {
    readonly screens: string;
    readonly previous: PreviewLink | null;
    readonly next: PreviewLink | null;
    readonly parts: readonly { readonly title: string; readonly screens: readonly PreviewLink[] }[];
    /** Said where the screen depends on an earlier answer; null elsewhere. */
    readonly condition: string | null;
  };
}

interface PreviewLink {
  readonly href: string;
  readonly label: string;
  readonly current: boolean;
}

/** @param reader language of whoever looks; the form itself is in `language` */
export function toPreviewFrame({ version, languages }: Questionnaire, reader: Language): PreviewFrame {
  return {
    language: reader,
    sentence: translate(reader, 'questionnaires.nothingIsSent'),
    back: { href: `/questionnaires/${version}`, label: translate(reader, 'questionnairePreviews.back') },
    languages: languages.map((code) => ({
      code,
      name: translate(code, 'language.name'),
      href: `?${new URLSearchParams({ in: code })}`,
    })),
  };
}

/** @param asked name of a screen; the first one for any other */
export function toFormPreview(
  { questionnaire, commune }: Previewed,
  language: Language,
  asked: unknown,
  reader: Language,
): FormPreview {
  const screens = screensOf(questionnaire);
  const at = Math.max(
    0,
    screens.findIndex(({ name }) => name === asked),
  );
  const shown = screens[at];
  const place = previewPlaceOf(commune, language);
  const request = { questionnaire, language, place, ...{ campaign: '', endsOn: '', code: '', demo: false } };
  const page = toStepPage(request, untouchedAt(shown?.name ?? '', shown?.part === 'B'));
  const { screen } = page;
  const depends = screen.condition !== null || screen.contents.some(({ hidden }) => hidden);
  const linkTo = (to: FormScreen, label: string): PreviewLink => {
    return { href: `?${new URLSearchParams({ in: language, screen: to.name })}`, label, current: to === shown };
  };
  const step = (to: FormScreen | undefined, word: 'previous' | 'next') =>
    to ? linkTo(to, translate(reader, `questionnairePreviews.${word}`)) : null;
  const ofPart = (part: FormScreen['part']) => screens.filter((one) => one.part === part);
  return {
    ...page,
    otherLanguages: [],
    form: { ...page.form, hidden: [] },
    screen: { ...screen, contents: screen.contents.map((content) => ({ ...content, hidden: false })) },
    preview: {
      ...toPreviewFrame(questionnaire, reader),
      screens: translate(reader, 'questionnairePreviews.screens', { at: at + 1, total: screens.length }),
      previous: step(screens[at - 1], 'previous'),
      next: step(screens[at + 1], 'next'),
      parts: (['A', 'B'] as const)
        .filter((part) => ofPart(part).length > 0)
        .map((part) => ({
          title: translate(reader, `questionnairePreviews.parts.${part}`),
          screens: ofPart(part).map((one) => linkTo(one, nameOf(one, questionnaire, language))),
        })),
      condition: depends ? translate(reader, 'questionnairePreviews.conditional') : null,
    },
  };
}

/** Where the form would be opened, as an example: a campaign and its points come later. */
export function previewPlaceOf(commune: CommuneCatalogue, language: Language): FormPlace {
  const name = translate(language, 'questionnairePreviews.place');
  return formPlaceOf({ name, unit: null, counter: null, village: null }, commune);
}

function nameOf({ name, title }: FormScreen, { questions }: Questionnaire, language: Language): string {
  if (name === ASSISTED) return translate(language, 'form.assisted');
  if (name === CHECK) return translate(language, 'form.check.title');
  return questions.find(({ code }) => code === name)?.title[language] ?? title?.[language] ?? name;
}

import type { CommuneCatalogue } from '../communes/catalogue.js';
import type { Language, Text } from '../formatting/languages.js';
import { allLanguages, inEveryLanguage, sentenceIn, translate } from '../formatting/languages.js';
import type { Sentence } from '../formatting/sentence.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import { type Question, type Questionnaire, questionsOnTablet } from '../questionnaires/questionnaire.js';
import type { KioskData, KioskScreen, KioskSubject } from '../rules/to-browser/kiosk.js';
import type { Asked } from './asked.service.js';
import { formPlaceOf } from './form-place.js';
import { faceOf } from './form-questions.js';

/** The tablet's page as its template prints it: a frame, and what the script draws in it. */
export interface KioskPage {
  /** Everybody at a tablet begins in it. */
  readonly language: Language;
  readonly title: string;
  readonly code: string;
  readonly manifest: string;
  readonly data: KioskData;
}

/** More buttons than these are a list to read, not an answer to touch. */
const MOST_WORD_BUTTONS = 6;
/** After the general question and its follow-up: someone stands behind. */
const FURTHER_ITEMS = 2;

export function toKioskSubject({ point, campaign, placed, catalogue }: Asked): KioskSubject {
  return subjectOf(placed, { code: point.code, campaign: campaign.id, place: placeInWords(point, catalogue) });
}

/** What a tablet would ask of a questionnaire that no campaign asks yet. */
export function toPreviewSubject(placed: Questionnaire, place: string): KioskSubject {
  return subjectOf(placed, { code: '', campaign: '', place });
}

function subjectOf(placed: Questionnaire, where: Pick<KioskSubject, 'code' | 'campaign' | 'place'>): KioskSubject {
  return {
    ...where,
    version: placed.version,
    choose: inEvery(`kiosk.subject.${placed.subject}`),
    notice: inEvery('kiosk.notice'),
    screens: screensOnTablet(placed),
  };
}

/**
 * What a tablet asks: the general question, one follow-up in words, and at most two further items. Questions to write
 * in or to choose from a long list stay with phone and paper.
 */
export function screensOnTablet(questionnaire: Questionnaire): readonly KioskScreen[] {
  const offered = questionsOnTablet(questionnaire);
  const general = offered.filter(({ code }) => code === questionnaire.general);
  const words = offered.filter(({ control, choices }) => control === 'checkbox' && choices.length <= MOST_WORD_BUTTONS);
  const rated = offered.filter(({ code, scale }) => scale !== null && code !== questionnaire.general);
  const elements = rated.filter(({ element }) => element !== null);
  const further = (elements.length > 0 ? elements : rated).slice(0, FURTHER_ITEMS);
  const stems = new Map(
    questionnaire.pages.flatMap(({ title, contents }) =>
      contents.flatMap((content) => (content.kind === 'question' ? [[content.code, title] as const] : [])),
    ),
  );
  return [...general, ...words, ...further].map((question) =>
    toScreen(question, question.stem ?? stems.get(question.code) ?? null),
  );
}

function toScreen({ code, title, visibleIf, choices, scale, shape }: Question, stem: Text | null): KioskScreen {
  return {
    ...{ code, stem, title, visibleIf, kind: scale ? 'faces' : 'several' },
    ...(shape.kind === 'choices' && shape.alone !== undefined && { alone: shape.alone }),
    choices: choices.map(({ value, text }) => {
      const level = scale && !scale.outside.includes(String(value));
      return { value, text, face: level ? faceOf(Number(value), scale.levels) : null };
    }),
  };
}

export function toKioskPage(
  code: string,
  and: string | null,
  subjects: readonly KioskSubject[],
  more: { readonly closed: Text | null; readonly demo: boolean },
): KioskPage {
  const query = and === null ? '' : `?and=${encodeURIComponent(and)}`;
  return {
    language: MAIN_LANGUAGE,
    title: translate(MAIN_LANGUAGE, 'kiosk.title', {
      place: subjects[0]?.place ?? translate(MAIN_LANGUAGE, 'product.name'),
    }),
    code,
    manifest: `/kiosk/${encodeURIComponent(code)}/manifest.webmanifest${query}`,
    data: { subjects, ...more, languages: allLanguages().map(named), words: inEveryLanguage(wordsIn) },
  };
}

function named(code: Language): KioskData['languages'][number] {
  return { code, name: translate(code, 'language.name') };
}

function placeInWords(point: Asked['point'], catalogue: CommuneCatalogue): string {
  const { subject, commune, name } = formPlaceOf(point, catalogue);
  return name === subject || subject.startsWith(`${name},`) ? subject : `${name}, ${commune}`;
}

/** A sentence in every language, since the tablet changes language without asking the server. */
function inEvery(key: string): Text {
  return inEveryLanguage((language) => translate(language, key));
}

const kioskWords = [
  ...['start', 'choose', 'several', 'back', 'next', 'skip', 'finish', 'highContrast'],
  ...['readAloud', 'stopReading'],
  ...['thanks', 'kept', 'received', 'sending', 'notKept', 'idleTitle', 'idle', 'idleNothing', 'moreTime', 'sendNow'],
  ...[
    'online',
    'offline',
    'waiting',
    'noneWaiting',
    'lastSent',
    'unpaired',
    'revoked',
    'staff',
    'pinTitle',
    'pinWrong',
  ],
  ...['pinWait', 'pinDigits', 'erase', 'panelTitle', 'leave', 'sendWaiting', 'pair', 'pairTitle', 'pairNow', 'paired'],
  ...[
    'pairFailed',
    'pairOffline',
    'toSurvey',
    'refused',
    'refusedWhy',
    'unreadable',
    'asleep',
    'asleepUntil',
    'asleepUntilDay',
    'demo',
  ],
] as const;

function wordsIn(language: Language): Readonly<Record<string, Sentence>> {
  return Object.fromEntries(kioskWords.map((word) => [word, sentenceIn(language, `kiosk.${word}`)]));
}

import { type CommuneCatalogue, communeHeading, communeTitle } from '../communes/catalogue.js';
import { spacedCode } from '../formatting/codes.js';
import { type Language, translate } from '../formatting/languages.js';
import { inLanguageAndLook, type Look } from '../formatting/look.js';
import { compareNames } from '../formatting/names.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import { addressOf } from '../responses/browser-files.js';
import type { ErrorLink } from '../responses/form-errors.js';
import { otherLanguagesThan } from '../responses/form-page.js';
import { contactsIn } from '../rules/contacts.js';
import { entryKinds } from './feedback.entity.js';
import {
  COMPLAINT,
  type FeedbackFault,
  LONGEST_CONTACT,
  LONGEST_TEXT,
  partsOf,
  type TypedFeedback,
} from './public-form.js';
import { retentionTerms } from './retention.js';

/** What stands on every citizens' page of this room. */
export interface CitizenPage {
  readonly language: Language;
  readonly demo: boolean;
  /** Classes of the page, e.g. `large contrast`. */
  readonly shownAs: string;
  readonly documentTitle: string;
  readonly otherLanguages: readonly { readonly code: Language; readonly name: string }[];
  readonly action: string;
  readonly home: string;
  readonly tracking: string;
  /** The language of names, which are not translated. */
  readonly namesIn: Language;
  readonly style: string;
  readonly script: string;
  readonly errors: readonly ErrorLink[];
}

/** What became of what was sent. */
export type FeedbackAnswer =
  | { readonly kind: 'asked' }
  | { readonly kind: 'mistaken'; readonly faults: readonly FeedbackFault[] }
  /** It leads to a person: asked before it is sent. */
  | { readonly kind: 'warned' }
  | { readonly kind: 'refused'; readonly code: 'cannot-store-now' | 'too-many-attempts' }
  | { readonly kind: 'taken'; readonly tracking: string | null };

export interface FeedbackPageRequest {
  readonly answer: FeedbackAnswer;
  readonly commune: CommuneCatalogue;
  readonly typed: TypedFeedback;
  readonly language: Language;
  readonly look: Look;
  readonly demo: boolean;
}

/** Addresses of a page's style and script, the same as long as the server runs. */
const assets = { style: addressOf('feedback.css'), script: addressOf('feedback.js') };

/** What all citizens' pages of this room have. @param path of the page itself */
export function citizenPage(
  { language, look, demo }: Pick<FeedbackPageRequest, 'language' | 'look' | 'demo'>,
  { path, title, errors }: { readonly path: string; readonly title: string; readonly errors: readonly ErrorLink[] },
): CitizenPage {
  const alike = inLanguageAndLook(language, look);
  return {
    ...{ language, demo, errors, ...assets, namesIn: MAIN_LANGUAGE },
    shownAs: [look.large && 'large', look.contrast && 'contrast'].filter(Boolean).join(' '),
    documentTitle: translate(language, title),
    otherLanguages: otherLanguagesThan(language),
    ...{ action: path + alike, home: `/${alike}`, tracking: `/feedback/track${alike}` },
  };
}

export function toFeedbackPage(request: FeedbackPageRequest) {
  const { answer, commune, typed, language } = request;
  const errors = errorsOf(answer, language);
  const said = (target: string): string | null => errors.find((error) => error.target === target)?.message ?? null;
  const isTaken = answer.kind === 'taken';
  const title = isTaken ? 'sendFeedback.taken' : 'sendFeedback.title';
  return {
    ...citizenPage(request, { path: `/feedback/${commune.key}`, title, errors }),
    ...{ commune: communeHeading(commune), committee: communeTitle(commune), typed },
    ...{ longest: LONGEST_TEXT, longestContact: LONGEST_CONTACT },
    ...termsOfNotice(),
    faults: {
      ...{ kind: said('kind'), text: said('text'), unit: said('unit'), village: said('village') },
      contact: said('contact'),
    },
    isComplaint: answer.kind === 'mistaken' && answer.faults.includes('kind.complaint'),
    warnings: contactWords(answer, typed, language),
    kinds: [...entryKinds, COMPLAINT].map((kind, at) => ({
      ...{ kind, id: at === 0 ? 'kind' : `kind-${kind}` },
      chosen: typed.kind === kind,
      apart: kind === COMPLAINT,
      label: translate(language, `sendFeedback.kind.${kind}`),
    })),
    units: choices(commune.units, typed.unit),
    villages: choices(commune.villages, typed.village),
    taken: isTaken ? { code: answer.tracking === null ? null : spacedCode(answer.tracking) } : null,
    results: `/results/${commune.key}${inLanguageAndLook(language, request.look)}`,
  };
}

function contactWords(answer: FeedbackAnswer, { text }: TypedFeedback, language: Language): readonly string[] {
  if (answer.kind !== 'warned') return [];
  return contactsIn(text).map((one) => translate(language, `sendFeedback.found.${one}`));
}

/** How long what is written is kept, as it is declared to the machinery that deletes it. */
function termsOfNotice(): { readonly months: number; readonly years: number } {
  const monthsOf = (name: string): number => retentionTerms.find((term) => term.name === name)?.months ?? 0;
  return { months: monthsOf('originals'), years: monthsOf('entries') / 12 };
}

function choices(all: readonly { readonly key: string; readonly name: string }[], chosen: string) {
  return all
    .map(({ key, name }) => ({ value: key, label: name, chosen: key === chosen }))
    .toSorted((one, other) => compareNames(one.label, other.label));
}

function errorsOf(answer: FeedbackAnswer, language: Language): readonly ErrorLink[] {
  if (answer.kind === 'refused') {
    const message =
      answer.code === 'too-many-attempts'
        ? translate(language, 'sendFeedback.tooMany')
        : translate(language, `problems.${answer.code}`);
    return [{ target: 'send', message }];
  }
  if (answer.kind !== 'mistaken') return [];
  return answer.faults.map((fault) => ({ target: partsOf(fault).field, message: faultSentence(fault, language) }));
}

/** Why a field cannot be taken, in words. */
export function faultSentence(fault: FeedbackFault, language: Language): string {
  const limit = String(fault === 'contact.too-long' ? LONGEST_CONTACT : LONGEST_TEXT);
  return translate(language, `sendFeedback.fault.${fault}`, { limit });
}

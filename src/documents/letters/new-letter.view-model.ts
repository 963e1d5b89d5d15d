import { type CommuneCatalogue, communeHeading } from '../../communes/catalogue.js';
import { type Language, translate } from '../../formatting/languages.js';
import { MAIN_LANGUAGE } from '../../formatting/sentence.js';
import type { OfficialDocument } from '../../writers/official-document.js';
import { issuerNames } from '../frame.js';
import { toPrintedView } from '../printed.view-model.js';
import type { Letter } from './letter.entity.js';
import { type LetterFault, type LetterField, shownFields, type TypedLetter } from './letter-form.js';
import { type BlankName, blanks, inBraces, isOptional, type LetterKind, letterKinds } from './letter-kinds.js';
import { numberOf } from './letters.view-model.js';

/** A letter that is being written. */
export interface NewLetterPage {
  readonly catalogue: CommuneCatalogue;
  readonly kind: LetterKind;
  /** Empty for a letter about no case. */
  readonly caseId: string;
  readonly id: string;
  readonly typed: TypedLetter;
  readonly faults?: readonly LetterFault[];
  /** As it will look. */
  readonly printed?: OfficialDocument;
  /** What was made from this page before. */
  readonly before?: Letter;
  readonly language: Language;
}

/** What a letter may be for. */
export function toChooseKindView(catalogue: CommuneCatalogue, caseId: string) {
  const about = caseId === '' ? '' : `&case=${encodeURIComponent(caseId)}`;
  return {
    ...{ communeId: catalogue.key, heading: communeHeading(catalogue) },
    kinds: letterKinds.map((kind) => ({
      ...{ label: `letters.kinds.${kind}`, hint: `letters.when.${kind}` },
      href: `/letters/new?commune=${catalogue.key}&kind=${kind}${about}`,
    })),
  };
}

const example = inBraces('matter');

/** The form of a letter: what is filled in, its words, and how it will look. */
export function toNewLetterView(page: NewLetterPage) {
  const { catalogue, kind, caseId, id, typed, faults = [], printed, before, language } = page;
  const communeId = catalogue.key;
  const faultOf = (field: LetterField): string | null => {
    const fault = faults.find((one) => one.field === field);
    return fault ? translate(language, fault.message, { names: fault.names, example }) : null;
  };
  return {
    ...{ communeId, kind, caseId, id, heading: communeHeading(catalogue), written: MAIN_LANGUAGE, example },
    title: translate(language, 'letters.writeOne', {
      kind: translate(language, `letters.kinds.${kind}`).toLowerCase(),
    }),
    before: before ? { number: numberOf(before), href: `/letters/${communeId}/${before.id}` } : null,
    faults: faults.map(({ field, message, names }) => ({
      field,
      said: translate(language, message, { names, example }),
    })),
    fields: shownFields(kind, typed).map((blank) =>
      toField(blank, { typed, catalogue, language, fault: faultOf(blank) }),
    ),
    issuers: issuerNames.map((value) => ({
      ...{ value, label: `documents.frame.${value}`, chosen: typed.issuer === value },
    })),
    typed,
    faultOf: Object.fromEntries(faults.map(({ field }) => [field, faultOf(field)])),
    about: caseId === '' ? null : `/feedback/${communeId}/${caseId}`,
    template: `/letters/${communeId}/templates/${kind}`,
    printed: printed ? toPrintedView({ documents: [printed], pictures: new Map(), fileName: '' }) : null,
  };
}

/** One blank of a letter, as it is filled in. */
function toField(
  blank: BlankName,
  about: {
    readonly typed: TypedLetter;
    readonly catalogue: CommuneCatalogue;
    readonly language: Language;
    readonly fault: string | null;
  },
) {
  const { typed, catalogue, language, fault } = about;
  const { filling } = blanks[blank];
  const value = typed[blank];
  const hint: string = isOptional(blank) ? 'letters.optionalBlank' : `letters.blankHints.${blank}`;
  return {
    ...{ name: blank, value, fault, isLong: filling === 'long', isDay: filling === 'day' },
    label: translate(language, `letters.blanks.${blank}`),
    hint: translate(language, hint),
    choices:
      filling === 'unit'
        ? catalogue.units.map(({ key, name }) => ({ value: key, label: name, chosen: key === value }))
        : null,
  };
}

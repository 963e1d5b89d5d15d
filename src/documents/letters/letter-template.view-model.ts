import { type CommuneCatalogue, communeHeading, communeTitle } from '../../communes/catalogue.js';
import { type Language, translate } from '../../formatting/languages.js';
import { MAIN_LANGUAGE } from '../../formatting/sentence.js';
import type { Day } from '../../rules/days.js';
import type { Frame } from '../frame.js';
import { toPrintedView } from '../printed.view-model.js';
import { blankNames, inBraces, isOptional, type LetterKind } from './letter-kinds.js';
import { toLetter } from './letter-paper.js';
import type { LetterText, TextFault } from './letter-text.js';

/** The words of one kind of letter, and what became of saving them. */
export interface TemplatePage {
  readonly catalogue: CommuneCatalogue;
  readonly frame: Frame;
  readonly kind: LetterKind;
  readonly typed: LetterText;
  /** Version that they were read in. */
  readonly read: string;
  readonly faults?: readonly TextFault[];
  /** To be shown as a letter. */
  readonly words?: LetterText;
  readonly isChanged?: boolean;
  readonly saved?: boolean;
  readonly today: Day;
  readonly language: Language;
}

const example = inBraces('matter');

export function toTemplateView(page: TemplatePage) {
  const { catalogue, frame, kind, typed, read, faults = [], words, today, language } = page;
  const { isChanged = false, saved = false } = page;
  const communeId = catalogue.key;
  const said = ({ message, names }: TextFault): string =>
    translate(language, `letters.faults.${message}`, { names, example });
  const action = `/letters/${communeId}/templates/${kind}`;
  const known = { issuer: frame.committee.name, place: communeTitle(catalogue) };
  // What nobody has filled in stands there as it will be filled in.
  const shown = Object.fromEntries(blankNames.map((blank) => [blank, inBraces(blank)]));
  const letter = { kind, frame, datedOn: today, issuer: 'committee', filled: { ...shown, ...known } } as const;
  return {
    ...{
      communeId,
      heading: communeHeading(catalogue),
      action,
      typed,
      read,
      isChanged,
      saved,
      written: MAIN_LANGUAGE,
      example,
    },
    title: translate(language, 'letters.template', {
      kind: translate(language, `letters.kinds.${kind}`).toLowerCase(),
    }),
    usual: `${action}?usual=yes`,
    faults: faults.map((fault) => ({ field: fault.field, said: said(fault) })),
    faultOf: Object.fromEntries(faults.map((fault) => [fault.field, said(fault)])),
    blanks: blankNames.map((blank) => ({
      braces: inBraces(blank),
      label: `letters.blanks.${blank}`,
      isOptional: isOptional(blank),
    })),
    printed: words
      ? toPrintedView({ documents: [toLetter({ ...letter, words }, null)], pictures: new Map(), fileName: '' })
      : null,
  };
}

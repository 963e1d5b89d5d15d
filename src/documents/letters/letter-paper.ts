import { translate } from '../../formatting/languages.js';
import { MAIN_LANGUAGE } from '../../formatting/sentence.js';
import type { Day } from '../../rules/days.js';
import type { OfficialDocument } from '../../writers/official-document.js';
import type { Frame, IssuerName } from '../frame.js';
import { signingLines } from '../to-document.js';
import type { LetterKind } from './letter-kinds.js';
import { type Filled, filledIn, type LetterText } from './letter-text.js';

/** Everything that a letter is written of, but for its number. */
export interface WrittenLetter {
  readonly kind: LetterKind;
  readonly words: LetterText;
  readonly filled: Filled;
  readonly issuer: IssuerName;
  readonly datedOn: Day;
  readonly frame: Frame;
}

/** `05`: below ten with a nought before it, as Nghị định 30 asks. */
export function letterNumber(number: number): string {
  return String(number).padStart(2, '0');
}

/**
 * A letter as it is signed, in the language of the state.
 * @param number null before it has one: room is left for it
 */
export function toLetter(letter: WrittenLetter, number: number | null): OfficialDocument {
  const { kind, words, filled, issuer, datedOn, frame } = letter;
  const { superior, name, symbol, signing, signer } = frame[issuer];
  const say = (key: string, values = {}): string => translate(MAIN_LANGUAGE, key, values);
  const [year, month, date] = datedOn.split('-');
  const copies = [say('letters.paper.above'), ...(filled.unit ? [filled.unit] : []), say('letters.paper.archive')];
  return {
    language: MAIN_LANGUAGE,
    head: {
      ...{ superior: superior || null, issuers: [name] },
      number: say('documents.paper.number', {
        blank: number === null ? BLANK : ` ${letterNumber(number)}`,
        symbol: `${say(`letters.symbols.${kind}`)}-${symbol}`,
      }),
      ...{ state: say('documents.paper.state'), motto: say('documents.paper.motto') },
      // Days below ten, and January and February, have a nought before them.
      placeAndDay: say('letters.paper.placeAndDay', {
        ...{ place: frame.place, date, year },
        month: Number(month) > 2 ? Number(month) : month,
      }),
    },
    type: say(`letters.kinds.${kind}`),
    subject: filledIn(words.subject, filled).join(''),
    addressee: say('letters.paper.to', { recipient: filled.recipient ?? '' }),
    grounds: [],
    body: filledIn(words.text, filled).map((text) => ({ kind: 'paragraph' as const, text })),
    signatures: [{ authority: signingLines(signing), name: signer }],
    recipients: {
      title: say('documents.paper.recipients'),
      lines: copies.map((one, index) => `- ${one}${index === copies.length - 1 ? '.' : ';'}`),
    },
    annexes: [],
  };
}

const BLANK = '\u00a0'.repeat(8);

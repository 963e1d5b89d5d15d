import { translate } from '../formatting/languages.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import type { Block, OfficialDocument, Signature } from '../writers/official-document.js';
import type { Composition, EditedSections, Section } from './composition.js';
import type { Frame, Issuer, Signing } from './frame.js';

/** Room for a number, a day and a month, which are written by hand. */
const BLANK = '\u00a0'.repeat(8);

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI'];

/**
 * The whole document: what was composed, with the sentences that its officer changed, in the frame of the commune.
 * Number, day and signature stay blank.
 */
export function toDocument(composition: Composition, frame: Frame, edited: EditedSections): OfficialDocument {
  const { language, type, subject, year } = composition;
  const say = (key: string, values = {}): string => translate(language, `documents.paper.${key}`, values);
  const issuer = frame[composition.issuer];
  const joint = composition.issuer === 'committee' ? frame.joint : null;
  const symbol = symbolOf(composition, issuer, joint);
  const issuers = [...(joint ? [joint.name] : []), issuer.name];
  return {
    ...{ language, type, subject },
    head: {
      ...{
        superior: issuer.superior || null,
        issuers,
        number: symbol === null ? '' : say('number', { blank: BLANK, symbol }),
      },
      ...{
        state: say('state'),
        motto: say('motto'),
        placeAndDay: say('placeAndDay', { place: frame.place, blank: BLANK, year }),
      },
    },
    ...(composition.addressee === undefined ? {} : { addressee: composition.addressee }),
    grounds: composition.withGrounds ? [...frame.grounds, ...(composition.moreGrounds ?? [])] : [],
    body: bodyOf(composition.sections, edited),
    ...(composition.signers
      ? { signatures: composition.signers.map(blankFor), recipients: { title: '', lines: [] } }
      : {
          signatures: signaturesOf(issuer, joint),
          recipients: { title: say('recipients'), lines: recipientLines(issuer.recipients) },
        }),
    annexes: composition.annexes.map((annex, index) => ({
      ...annex,
      label: say('annex', { number: composition.annexes.length > 1 ? (ROMAN[index] ?? '') : '' }).trim(),
      belongsTo:
        symbol === null ? '' : say('belongsTo', { type, symbol, blank: BLANK, year, issuer: issuers.join(', ') }),
    })),
  };
}

/** `BC-UBND`; null for a paper without a number. */
function symbolOf({ symbol }: Composition, issuer: Issuer, joint: Frame['joint']): string | null {
  return symbol === null ? null : [symbol, issuer.symbol, ...(joint ? [joint.symbol] : [])].join('-');
}

function bodyOf(sections: readonly Section[], edited: EditedSections): readonly Block[] {
  return sections.flatMap(({ key, heading, paragraphs, after, isUntitled }): readonly Block[] => [
    ...(isUntitled ? [] : [{ kind: 'heading' as const, ...heading }]),
    ...(edited[key] ?? paragraphs).map((text) => ({ kind: 'paragraph' as const, text })),
    ...after,
  ]);
}

/** Of those who sign, the name is written by hand. */
function blankFor(authority: string): Signature {
  return { authority: [authority], name: '' };
}

/** Authorities sign in the language of the state, whoever reads the paper. */
function signaturesOf({ signing, signer }: Issuer, joint: Frame['joint']): readonly Signature[] {
  const own = { authority: signingLines(signing), name: signer };
  return joint ? [{ authority: [joint.authority], name: joint.signer }, own] : [own];
}

/** What stands over a signature, line by line, as `TM. Ủy ban nhân dân`. */
export function signingLines(signing: Signing): readonly string[] {
  return translate(MAIN_LANGUAGE, `documents.signing.${signing}`).split('\n');
}

/** `- Sở Nội vụ;` … `- Lưu: VT.` */
function recipientLines(recipients: readonly string[]): readonly string[] {
  return recipients.map((one, index) => `- ${one}${index === recipients.length - 1 ? '.' : ';'}`);
}

import type { Secrets } from '../config/secrets.js';
import { translate } from '../formatting/languages.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import { masked, type PersonalKind, personalIn, type Span } from '../rules/masking.js';

/**
 * Free text as it is kept: for every reader with what leads to a person replaced by a sign; as it was written, sealed,
 * for the few who may read that.
 */
export interface KeptText {
  /** Sealed with the secret of the installation; null once its term is over. */
  readonly original: string | null;
  readonly masked: string;
  /** What is replaced, in the text as it was written. */
  readonly spans: readonly Span[];
  /** Login name of whoever corrected it last; null as the rules found it. */
  readonly maskedBy: string | null;
}

/**
 * @param text in Unicode NFC, as `cleanText` leaves it
 * @param mask as somebody has chosen it before; as the rules find it unless given
 */
export function keptText(secrets: Secrets, text: string, mask?: Pick<KeptText, 'spans' | 'maskedBy'>): KeptText {
  const { spans, maskedBy } = mask ?? { spans: personalIn(text), maskedBy: null };
  return { original: secrets.seal(PURPOSE, text), masked: masked(text, spans, signOf), spans, maskedBy };
}

/** The text as it was written; null once its term is over. */
export function originalOf(secrets: Secrets, { original }: Pick<KeptText, 'original'>): string | null {
  return original === null ? null : secrets.open(PURPOSE, original);
}

/** The same text with other parts of it replaced, as somebody chose who has read it. */
export function maskedAnew(kept: KeptText, text: string, spans: readonly Span[], by: string): KeptText {
  return { original: kept.original, masked: masked(text, spans, signOf), spans, maskedBy: by };
}

/** A text that is not kept, as those may read it who do not read originals. */
export function readByAll(text: string): string {
  return masked(text, personalIn(text), signOf);
}

const PURPOSE = 'free text';

/** People write Vietnamese; the sign that stands in their text is in that language for every reader. */
function signOf(kind: PersonalKind): string {
  return `[${translate(MAIN_LANGUAGE, `masking.${kind}`)}]`;
}

/** A word or a number of a text, as the rules for names and addresses read it. */
export interface Word {
  /** UTF-16 offsets */
  readonly from: number;
  readonly to: number;
  readonly lower: string;
  /** Lower case without diacritics, đ as d. */
  readonly plain: string;
  /** Begins with a capital letter. */
  readonly capital: boolean;
  /** Has two letters or more, all of them capital. */
  readonly allCapital: boolean;
}

/** @param text in NFC */
export function wordsOf(text: string): readonly Word[] {
  const plain = plainOf(text);
  return [...text.matchAll(WORD)].map(({ 0: written, index }) => {
    const lower = written.toLowerCase();
    const [first = ''] = written;
    return {
      from: index,
      to: index + written.length,
      lower,
      plain: plain.slice(index, index + written.length),
      capital: first !== first.toLowerCase(),
      allCapital: written.length > 1 && written !== lower && written === written.toUpperCase(),
    };
  });
}

const WORD = /[\p{L}\p{M}]+|\p{N}+/gu;

/**
 * A text in lower case without diacritics, with as many UTF-16 units, so that what is found in one stands at the same
 * place of the other.
 * @param text in NFC
 * @example plainOf('Đội 5, ngõ Chùa') // 'doi 5, ngo chua'
 */
export function plainOf(text: string): string {
  return text.replace(LATIN, (char) => {
    if (char === 'đ' || char === 'Đ') return 'd';
    return (char.normalize('NFD')[0] ?? char).toLowerCase();
  });
}

const LATIN = /[A-Z\u00c0-\u024f\u1e00-\u1eff]/g;

/**
 * Whether a word is what it should be: with its diacritics, or typed without any.
 * @example isWritten('đội', 'đội') // true
 * @example isWritten('doi', 'đội') // true
 * @example isWritten('đợi', 'đội') // false
 */
export function isWritten(lower: string, word: string): boolean {
  return lower === word || lower === plainOf(word);
}

import { addressesIn } from './masking/addresses.js';
import { namesIn } from './masking/names.js';
import { numbersIn } from './masking/numbers.js';
import type { PersonalKind, Span } from './masking/span.js';
import { wordsOf } from './masking/words.js';

export type { PersonalKind, Span };

/**
 * What in a text leads to a person, found by rules: numbers by their digits and the words before them, names by titles
 * and surnames, addresses by their parts. The name of a village, a unit or a street alone does not. Rules miss some and
 * take some too many; a person who may read the text corrects them. The time taken is that of the length of the text.
 * @param text whatever somebody wrote; read in NFC
 * @returns in order, without overlap
 * @example personalIn('Gặp chị Hoa, 0912 345 678') // [{ from: 8, to: 11, kind: 'name' }, { from: 13, to: 25, kind: 'phone' }]
 */
export function personalIn(text: string): readonly Span[] {
  const read = text.normalize('NFC');
  const words = wordsOf(read);
  const found: Span[] = [...numbersIn(read), ...addressesIn(read), ...namesIn(read, words)];
  found.sort((one, other) => one.from - other.from || other.to - one.to);
  const apart: Span[] = [];
  for (const span of found) {
    const last = apart.at(-1);
    if (!last || span.from >= last.to) apart.push(span);
    else apart[apart.length - 1] = joined(last, span);
  }
  return apart;
}

/** Two that overlap are one, of the surer kind, so that nothing of either is left to read. */
function joined(one: Span, other: Span): Span {
  const surer = SURENESS.indexOf(one.kind) <= SURENESS.indexOf(other.kind) ? one : other;
  return { from: one.from, to: Math.max(one.to, other.to), kind: surer.kind };
}

const SURENESS: readonly PersonalKind[] = [
  ...(['file-code', 'email', 'plate', 'phone', 'id-number', 'account', 'address', 'name'] as const),
];

/**
 * The text with a sign in place of each span.
 * @param spans those of `personalIn`, or corrected by hand: in order, without overlap
 * @param word what stands for a kind, such as “[số điện thoại]”
 * @returns in NFC
 */
export function masked(text: string, spans: readonly Span[], word: (kind: PersonalKind) => string): string {
  const read = text.normalize('NFC');
  let written = '';
  let at = 0;
  for (const { from, to, kind } of spans) {
    written += read.slice(at, from) + word(kind);
    at = to;
  }
  return written + read.slice(at);
}

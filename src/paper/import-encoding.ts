import { type Encoding, FileRefused } from './import-file.js';

/**
 * The text of a file, in Unicode or in a code page of Windows. Excel in Vietnamese writes code page 1258, Excel in
 * English 1252, which has no room for most Vietnamese letters and puts question marks in their place.
 * @throws FileRefused for a font of old (TCVN3, VNI), and where letters were lost when the file was saved
 */
export function decoded(file: Buffer): { readonly text: string; readonly encoding: Encoding } {
  const unicode = unicodeOf(file);
  try {
    const text = new TextDecoder(unicode, { fatal: true }).decode(file);
    // Words that were pasted may hold one; a program or a picture is full of them.
    if (text.split('\0').length > 2 + text.length / 10) throw new FileRefused('other-kind');
    return { text, encoding: unicode };
  } catch (error) {
    if (error instanceof FileRefused) throw error;
    return inCodePage(file);
  }
}

/** By its mark; without one, UTF-16 is known by the zeros beside Latin letters, digits and separators. */
function unicodeOf(file: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (file[0] === 0xff && file[1] === 0xfe) return 'utf-16le';
  if (file[0] === 0xfe && file[1] === 0xff) return 'utf-16be';
  const start = file.subarray(0, 1_000);
  const zeros = [0, 1].map((place) => start.filter((byte, at) => byte === 0 && at % 2 === place).length);
  const [even = 0, odd = 0] = zeros;
  if (odd > start.length / 8 && even === 0) return 'utf-16le';
  return even > start.length / 8 && odd === 0 ? 'utf-16be' : 'utf-8';
}

function inCodePage(file: Buffer): { readonly text: string; readonly encoding: Encoding } {
  for (const encoding of ['windows-1258', 'windows-1252'] as const) {
    const text = new TextDecoder(encoding).decode(file).normalize('NFC');
    if (LOST.test(text)) throw new FileRefused('lost');
    if (!hasForeignLetters(text)) return { text, encoding };
  }
  throw new FileRefused('legacy');
}

/** `R?t hài lòng`, `?ánh giá`: a question mark where a word goes on. */
const LOST = /\p{L}\?+\p{L}|(?:^|[\s;,"])\?+\p{L}/u;

/** Letters that no Vietnamese word has, and marks that stand on no letter: read in the wrong code page. */
function hasForeignLetters(text: string): boolean {
  const signs = text.match(/[^\x20-\x7e\s]/gu) ?? [];
  return signs.some((sign) => /[\p{L}\p{M}\p{Cc}]/u.test(sign) && !VIETNAMESE.has(sign));
}

const VIETNAMESE: ReadonlySet<string> = new Set([
  ...[...'aăâeêioôơuưyAĂÂEÊIOÔƠUƯY'].flatMap((vowel) =>
    ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'].map((tone) => `${vowel}${tone}`.normalize('NFC')),
  ),
  ...['đ', 'Đ'],
]);

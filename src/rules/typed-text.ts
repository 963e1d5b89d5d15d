/**
 * How what people type, paste and import is read: one rule for spaces, one for what says nothing and one for numbers, at
 * every entrance.
 */

/**
 * Text as it is kept and compared: Unicode NFC, one kind of line end, no control characters, nothing invisible around
 * it.
 * @example cleanText(' Thôn A\u00a0') // 'Thôn A'
 */
export function cleanText(text: string): string {
  if (PLAIN_CODE.test(text)) return text;
  return withoutControls(text.normalize('NFC').replace(LINE_END, '\n')).replace(AROUND, '');
}

/**
 * A name or any other text of one line: as `cleanText`, with single spaces.
 * @example cleanLine('Thôn\tA ') // 'Thôn A'
 */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ');
}

/** Letters, digits and signs of ASCII without a space: nearly every answer is one, and nothing in it is to be cleaned. */
const PLAIN_CODE = /^[!-~]*$/;

/** As browsers, Word and Excel write it: a new line in a cell that was pasted is a vertical tab. */
const LINE_END = /\r\n?|[\v\f\u0085]/g;

/**
 * What nobody types or sees is left out: control characters, apart from tabs and line ends, marks without width, and
 * those that turn the direction of writing. They come along when text is pasted, no reader could find and mend them,
 * they can make a text read other than it is, and PostgreSQL takes no NUL in one.
 */
function withoutControls(text: string): string {
  if (PLAIN_CODE.test(text)) return text;
  return text.replace(CONTROLS, '').replace(UNSEEN, '');
}

// Spelled out: browsers of 2020 know no names for classes of characters.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS = /[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]/g;
const UNSEEN = /[\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** The same for every text in what was sent, in its place, however deep. */
export function clearControls(sent: object): void {
  const left: object[] = [sent];
  for (let one = left.pop(); one !== undefined; one = left.pop()) {
    const texts = one as Record<string, unknown>;
    for (const key of Object.keys(texts)) {
      const value = texts[key];
      if (typeof value === 'object' && value !== null) left.push(value);
      if (typeof value !== 'string') continue;
      const clean = withoutControls(value);
      if (clean !== value) Object.assign(one, { [key]: clean });
    }
  }
}

/** Spaces of every width. */
const AROUND = /^\s+|\s+$/g;

/**
 * Whether a value says nothing: an empty text or an empty list.
 * @example isEmpty([]) // true
 */
export function isEmpty(value: unknown): boolean {
  return value === '' || (Array.isArray(value) && value.length === 0);
}

/**
 * Answers as they are kept: text and codes in Unicode NFC without spaces around them, empty texts and empty lists left
 * out. Everything else stays as it was sent.
 * @returns an object that inherits nothing, so that no name sent can reach anything
 * @example normaliseAnswers({ G: 5, TEXT: '  ', WAY: ' direct ' }) // { G: 5, WAY: 'direct' }
 */
export function normaliseAnswers(answers: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const kept = new Bare();
  for (const code of Object.keys(answers)) {
    const value = answers[code];
    const clean = Array.isArray(value) ? value.map(normalised).filter((one) => !isEmpty(one)) : normalised(value);
    if (!isEmpty(clean)) kept[PLAIN_CODE.test(code) ? code : code.normalize('NFC')] = clean;
  }
  return kept;
}

/** Inherits nothing; what `Object.create(null)` makes is kept as a table, which is slower to fill, read and write. */
class Bare {
  [code: string]: unknown;
}
Object.setPrototypeOf(Bare.prototype, null);
Reflect.deleteProperty(Bare.prototype, 'constructor');

function normalised(value: unknown): unknown {
  return typeof value === 'string' ? cleanText(value) : value;
}

/**
 * A number as people in Vietnam type it and spreadsheets write it. A mark before every group of three digits parts
 * thousands; any other single comma or point begins the fraction.
 * @returns null for anything else
 * @example readNumber('1.500') // 1500
 * @example readNumber('1.234,5') // 1234.5
 * @example readNumber('5.0') // 5
 */
export function readNumber(text: string): number | null {
  const typed = cleanText(text);
  const [, sign = '', whole = '', , fraction = ''] = GROUPED.exec(typed) ?? PLAIN.exec(typed) ?? [];
  const digits = whole.replace(/\D/g, '');
  return digits === '' || digits.length > MOST_DIGITS ? null : Number(`${sign}${digits}.${fraction}`);
}

/** Groups of three behind the first, always the same mark between: point, comma, or one of the spaces. */
const GROUPED = /^(-?)([1-9]\d{0,2}(?:([., \u00a0\u202f])\d{3})(?:\3\d{3})*)(?:(?!\3)[.,](\d{1,9}))?$/;
const PLAIN = /^(-?)(\d+)()(?:[.,](\d{1,9}))?$/;
/** More could not be kept exactly. */
const MOST_DIGITS = 15;

/**
 * How many: a whole number that is not negative. More than ten million is a slip of the finger.
 * @returns null for anything else
 * @example readCount('1.234') // 1234
 * @example readCount('12,5') // null
 */
export function readCount(text: string): number | null {
  const number = readNumber(text);
  return number !== null && Number.isInteger(number) && number >= 0 && number <= LARGEST_COUNT ? number : null;
}

export const LARGEST_COUNT = 10_000_000;

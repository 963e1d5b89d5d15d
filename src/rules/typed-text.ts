/**
 * How what people type, paste and import is read: one rule for spaces and one for numbers, at every entrance.
 */

/**
 * Text as it is kept and compared: Unicode NFC, one kind of line end, nothing invisible around it.
 * @example cleanText(' Thôn A\u00a0') // 'Thôn A'
 */
export function cleanText(text: string): string {
  return text.normalize('NFC').replace(/\r\n?/g, '\n').replace(AROUND, '');
}

/** Spaces of every width, and the marks without width that pasting brings along. */
const AROUND = /^[\s\u200b\u2060\ufeff]+|[\s\u200b\u2060\ufeff]+$/g;

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
  const { sign = '', whole = '', fraction = '' } = (GROUPED.exec(typed) ?? PLAIN.exec(typed))?.groups ?? {};
  const digits = whole.replace(/\D/g, '');
  return digits === '' || digits.length > MOST_DIGITS ? null : Number(`${sign}${digits}.${fraction}`);
}

/** Groups of three behind the first, always the same mark between: point, comma, or one of the spaces. */
const GROUPED =
  /^(?<sign>-?)(?<whole>[1-9]\d{0,2}(?:([., \u00a0\u202f])\d{3})(?:\3\d{3})*)(?:(?!\3)[.,](?<fraction>\d{1,9}))?$/;
const PLAIN = /^(?<sign>-?)(?<whole>\d+)(?:[.,](?<fraction>\d{1,9}))?$/;
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

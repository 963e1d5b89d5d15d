/** A count is never larger than this: more is a slip of the finger. */
export const LARGEST_COUNT = 10_000_000;

/**
 * A whole number as people type it or a spreadsheet prints it, with or without marks between the thousands.
 * @returns integer 0 … 10,000,000; null for anything else, such as a fraction
 * @example readCount('1.234') // 1234
 * @example readCount('12,5') // null
 */
export function readCount(text: string): number | null {
  const written = text.trim();
  const plain = /^\d+$/.test(written) || THOUSANDS.test(written);
  const count = plain ? Number(written.replace(/\D/g, '')) : Number.NaN;
  return count <= LARGEST_COUNT ? count : null;
}

/** Groups of three behind the first, always the same mark between: point, comma, or one of the spaces. */
const THOUSANDS = /^\d{1,3}([., \u00a0\u202f])\d{3}(\1\d{3})*$/;

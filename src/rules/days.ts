/**
 * A calendar day `YYYY-MM-DD` in Asia/Ho_Chi_Minh: the business day that people read and write. An instant is a `Date`
 * or, written out, a `string`; neither can be assigned to a day, so reading one as the other does not compile.
 */
export type Day = `${number}-${number}-${number}`;

/**
 * True for an existing day written `YYYY-MM-DD`.
 * @example isDay('2026-09-30') // true
 * @example isDay('2026-09-31') // false
 */
export function isDay(text: unknown): text is Day {
  if (typeof text !== 'string') return false;
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && addDays(text as Day, 0) === text;
}

/** @example addDays('2026-02-27', 2) // '2026-03-01' */
export function addDays(day: Day, days: number): Day {
  const instant = new Date(`${day}T00:00:00Z`);
  instant.setUTCDate(instant.getUTCDate() + days);
  return instant.toISOString().slice(0, 10) as Day;
}

/**
 * A day as people and spreadsheets write it: `5/11/2026`, `05-11-2026`, `5.11.2026`, `2026-11-05`, each with a time
 * behind it or not. The day comes before the month, as everywhere in Vietnam.
 * @returns null for anything else, and for a day that does not exist
 * @example readDay('25/11/2026 10:23:11') // '2026-11-25'
 * @example readDay('31/09/2026') // null
 */
export function readDay(text: string): Day | null {
  const written = text.trim();
  const [, date = '', , month = '', year = ''] = DAY_FIRST.exec(written) ?? [];
  const day =
    year === '' ? YEAR_FIRST.exec(written)?.[1] : `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return day !== undefined && isDay(day) ? day : null;
}

const TIME = String.raw`(?:[ T,]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[APap][Mm]| ?(?:SA|CH))?(?:Z|[+-]\d{2}:?\d{2})?)?`;
const DAY_FIRST = new RegExp(String.raw`^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})${TIME}$`);
const YEAR_FIRST = new RegExp(String.raw`^(\d{4}-\d{2}-\d{2})${TIME}$`);

/**
 * A day as people write it, where the sentence around it may be in any language.
 * @example writtenDay('2026-11-05') // '05/11/2026'
 */
export function writtenDay(day: Day): string {
  return day.split('-').reverse().join('/');
}

/**
 * The day as many months before another one: what is dated on it or earlier has been kept for that long.
 * @param months whole number ≥ 0
 * @example monthsBefore('2026-11-30', 12) // '2025-11-30'
 * @example monthsBefore('2026-03-31', 1) // '2026-02-28'
 */
export function monthsBefore(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 - months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return `${first.toISOString().slice(0, 8)}${String(Math.min(date, last)).padStart(2, '0')}` as Day;
}

import { addDays, type Day } from '../rules/days.js';

/** How spreadsheets name columns, cells and days. */

/**
 * A column as spreadsheets name it.
 * @param column counted from 0
 * @example columnName(27) // 'AB'
 */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}

/**
 * Where a cell stands: its column from 0, its line from 1.
 * @throws Error for anything but a name of a cell
 * @example cellAt('AB12') // { column: 27, line: 12 }
 */
export function cellAt(name: string): { readonly column: number; readonly line: number } {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(name) ?? [];
  if (letters === undefined || digits === undefined) throw new Error(`${name} is no cell`);
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { column, line: Number(digits) };
}

/**
 * Days are numbered on from the end of 1899; what stands behind the point is a time of day.
 * @returns null outside the years 1900 to 9999
 * @example dayNumbered(46329.5) // '2026-11-03'
 */
export function dayNumbered(serial: number): Day | null {
  if (!(serial >= 61 && serial < 2_958_466)) return null;
  return addDays('1899-12-30', Math.floor(serial));
}

/**
 * A number as it is read again: spreadsheets calculate with more digits than they show, and three digits behind the
 * point would be taken for thousands.
 * @example numberText(0.1 + 0.2) // '0.3'
 * @example numberText(1.234) // '1.2340'
 */
export function numberText(number: number): string {
  const text = String(Number(number.toPrecision(15)));
  return /^-?\d+\.\d{3}$/.test(text) ? `${text}0` : text;
}

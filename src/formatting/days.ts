import type { Day } from '../rules/days.js';
import { type Language, translate } from './languages.js';
import { MAIN_LANGUAGE } from './sentence.js';

/**
 * How days, months and quarters are written. They come in as text (`2026-11-10`, `2026-06`, `2026-Q3`), never as an
 * instant, so no clock or time zone of the machine can move them.
 */

/**
 * A calendar day.
 * @param day `YYYY-MM-DD`
 * @throws RangeError when it is not written so
 * @example formatDay('2026-11-10') // '10/11/2026'
 * @example formatDay('2026-11-10', 'en') // '10 November 2026'
 */
export function formatDay(day: Day, language: Language = MAIN_LANGUAGE): string {
  return translate(language, 'days.day', partsOfDay(day, language));
}

/**
 * A calendar day where the year is clear.
 * @param day `YYYY-MM-DD`
 * @throws RangeError when it is not written so
 * @example formatShortDay('2026-11-10') // '10/11'
 * @example formatShortDay('2026-11-10', 'en') // '10 November'
 */
export function formatShortDay(day: Day, language: Language = MAIN_LANGUAGE): string {
  return translate(language, 'days.shortDay', partsOfDay(day, language));
}

/**
 * A month, as it stands within a sentence.
 * @param month `YYYY-MM`
 * @throws RangeError when it is not written so
 * @example formatMonth('2026-06', 'vi') // 'tháng 6/2026'
 * @example formatMonth('2026-06', 'en') // 'June 2026'
 */
export function formatMonth(month: string, language: Language): string {
  const [year, number] = parts(month, MONTH);
  return translate(language, 'days.month', { year, ...partsOfMonth(number, language) });
}

/**
 * A quarter, as it stands within a sentence.
 * @param quarter `YYYY-Q1` … `YYYY-Q4`
 * @throws RangeError when it is not written so
 * @example formatQuarter('2026-Q3', 'vi') // 'quý III/2026'
 * @example formatQuarter('2026-Q3', 'en') // 'Q3 2026'
 */
export function formatQuarter(quarter: string, language: Language): string {
  const [year, number] = parts(quarter, QUARTER);
  return translate(language, 'days.quarter', { year, number, roman: ROMAN[Number(number) - 1] });
}

/**
 * A month or a quarter, as it stands within a sentence.
 * @throws RangeError when it is neither
 * @example formatPeriod('2026-Q3', 'vi') // 'quý III/2026'
 * @example formatPeriod('2026-06', 'vi') // 'tháng 6/2026'
 */
export function formatPeriod(period: string, language: Language): string {
  return QUARTER.test(period) ? formatQuarter(period, language) : formatMonth(period, language);
}

const DAY = /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;
const QUARTER = /^(\d{4})-Q([1-4])$/;
const ROMAN = ['I', 'II', 'III', 'IV'];

function parts(text: string, pattern: RegExp): readonly [string, string, string] {
  const found = pattern.exec(text);
  if (!found) throw new RangeError(`${text} is not written as ${pattern.source}`);
  const [, first = '', second = '', third = ''] = found;
  return [first, second, third];
}

/** For a language to choose from: `{number} {monthName} {year}`, `{twoDigits}/{month}/{year}`. */
function partsOfDay(day: Day, language: Language) {
  const [year, month, twoDigits] = parts(day, DAY);
  return { year, twoDigits, number: Number(twoDigits), ...partsOfMonth(month, language) };
}

function partsOfMonth(month: string, language: Language) {
  return { month, monthNumber: Number(month), monthName: monthNameIn(language, Number(month) - 1) };
}

/** @param month 0 … 11 */
function monthNameIn(language: Language, month: number): string {
  const known = monthNames.get(language) ?? namesOfMonths(language);
  monthNames.set(language, known);
  return known[month] ?? '';
}

const monthNames = new Map<Language, readonly string[]>();

function namesOfMonths(language: Language): readonly string[] {
  const format = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2000, month, 1)));
}

import type { Day } from '../rules/days.js';
import type { Language } from './languages.js';

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
export function formatDay(day: Day, language: Language = 'vi'): string {
  const [year, month, date] = parts(day, DAY);
  return language === 'vi' ? `${date}/${month}/${year}` : `${Number(date)} ${englishMonth(month)} ${year}`;
}

/**
 * A calendar day where the year is clear.
 * @param day `YYYY-MM-DD`
 * @throws RangeError when it is not written so
 * @example formatShortDay('2026-11-10') // '10/11'
 * @example formatShortDay('2026-11-10', 'en') // '10 November'
 */
export function formatShortDay(day: Day, language: Language = 'vi'): string {
  const [, month, date] = parts(day, DAY);
  return language === 'vi' ? `${date}/${month}` : `${Number(date)} ${englishMonth(month)}`;
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
  return language === 'vi' ? `tháng ${Number(number)}/${year}` : `${englishMonth(number)} ${year}`;
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
  return language === 'vi' ? `quý ${ROMAN[Number(number) - 1]}/${year}` : `Q${number} ${year}`;
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

const months = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' });

function englishMonth(month: string): string {
  return months.format(Date.UTC(2000, Number(month) - 1, 1));
}

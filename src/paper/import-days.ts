import { type Day, isDay, readDay } from '../rules/days.js';
import { readNumber } from '../rules/typed-text.js';
import { dayNumbered } from './spreadsheet-names.js';

/** Days as spreadsheets and forms on the web write them. */
export type DayOrder = 'day-first' | 'month-first';

/**
 * Which number of `11/25/2026` is the month: the first one only where days are written that no reading from the day on
 * can be, and every one of the column can be read from the month on.
 * @example orderOfDays(['11/25/2026', '11/05/2026']) // 'month-first'
 * @example orderOfDays(['31/09/2026', '05/11/2026']) // 'day-first'
 */
export function orderOfDays(cells: readonly string[]): DayOrder {
  const written = cells.filter((cell) => cell !== '');
  const areRead = (order: DayOrder): boolean => written.every((cell) => dayIn(cell, order) !== null);
  return !areRead('day-first') && areRead('month-first') ? 'month-first' : 'day-first';
}

/**
 * The day that a cell bears: as people write it, as a spreadsheet shows it in Vietnamese or English, with a time or not,
 * or as it numbers it where the column is not shown as days.
 * @returns null for anything else, and for a day that does not exist
 * @example dayIn('25-thg 11-26', 'day-first') // '2026-11-25'
 * @example dayIn('25-Nov-26', 'day-first') // '2026-11-25'
 * @example dayIn('46351,5', 'day-first') // '2026-11-25'
 */
export function dayIn(cell: string, order: DayOrder): Day | null {
  if (/^\d{5}([.,]\d+)?$/.test(cell)) return dayNumbered(readNumber(cell) ?? 0);
  const day = cell.replace(TIME_BEFORE, '').replace(ZONE, '');
  const [, firstYear = '', , firstMonth = '', lastDay = '', behind = ''] = YEAR_FIRST.exec(day) ?? [];
  if (firstYear !== '') return readDay(`${lastDay}/${firstMonth}/${firstYear}${behind}`);
  const numbers = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)(.*)$/s.exec(day);
  return numbers ? dayOfNumbers(numbers, order) : namedDay(day);
}

/** Google's files begin with the year, Zalo's with the time: `2026/11/25 10:23:11 SA GMT+7`, `10:23 25/11/2026`. */
const YEAR_FIRST = /^(\d{4})([/.-])(\d{1,2})\2(\d{1,2})(?!\d)(.*)$/s;
const TIME_BEFORE = /^\d{1,2}:\d{2}(?::\d{2})?,? +(?=\d)/;
const ZONE = / ?(?:GMT|UTC)[+-]?\d*$/;

function dayOfNumbers(numbers: RegExpExecArray, order: DayOrder): Day | null {
  const [, first = '', mark = '', second = '', year = '', time = ''] = numbers;
  const [day, month] = order === 'day-first' ? [first, second] : [second, first];
  return readDay(`${day}${mark}${month}${mark}${year.padStart(4, '20')}${time}`);
}

function namedDay(cell: string): Day | null {
  const [, day = '', name = '', year = ''] = NAMED.exec(cell) ?? [];
  if (year === '') return readDay(cell);
  const month = /^\d+$/.test(name) ? Number(name) : MONTHS.indexOf(name.toLowerCase()) + 1;
  const named = `${year.padStart(4, '20')}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(named) ? named : null;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** `25 tháng 11 năm 2026`, `25-thg 11-26`, `25-Nov-26`, `25 November 2026`. */
const NAMED =
  /^(?:ngày )?(\d{1,2})[ -]*(?:(?:tháng|thg)\.? ?(?=\d)|(?=[a-z]{3}))(\d{1,2}|[a-z]{3})[a-z]*[ ,-]*(?:năm )?(\d{4}|\d{2})$/i;

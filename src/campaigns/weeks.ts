import { addDays, type Day, readDay } from '../rules/days.js';
import { type FromDay, monthOf, weekdayOf } from './campaign-calendar.js';

/** Pure rules of ISO 8601 weeks, written `2026-W45`: Monday to Sunday, named after the year of their Thursday. */

/** @example weekOf('2026-11-03') // '2026-W45' */
export function weekOf(day: Day): string {
  const thursday = addDays(day, THURSDAY - weekdayOf(day));
  const daysBefore = (Date.parse(thursday) - Date.parse(`${thursday.slice(0, 4)}-01-01`)) / 86_400_000;
  return `${thursday.slice(0, 4)}-W${String(Math.floor(daysBefore / 7) + 1).padStart(2, '0')}`;
}

/** @example mondayOf('2026-W45') // '2026-11-02' */
export function mondayOf(week: string): Day {
  // The fourth of January is always in the first week.
  const fourth: Day = `${Number(week.slice(0, 4))}-01-04`;
  return addDays(fourth, 1 - weekdayOf(fourth) + (Number(week.slice(6)) - 1) * 7);
}

/** The last day of a week that has come by a day. @example lastDayOfWeek('2026-W45', '2026-11-05') // '2026-11-05' */
export function lastDayOfWeek(week: string, today: Day): Day {
  const sunday = addDays(mondayOf(week), 6);
  return sunday < today ? sunday : today;
}

/** True for a week that exists: few years have a 53rd. @example isWeek('2026-W53') // true */
export function isWeek(text: string): boolean {
  return /^\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$/.test(text) && weekOf(mondayOf(text)) === text;
}

/** The month a week counts in: that of its Thursday, so that every week lies in one quarter. @example monthOfWeek('2026-W40') // '2026-10' */
export function monthOfWeek(week: string, fromDay: FromDay = 1): string {
  return monthOf(addDays(mondayOf(week), THURSDAY - 1), fromDay);
}

/** Every week with a day between two days, both included. @example weeksBetween('2026-11-01', '2026-11-03') // ['2026-W44', '2026-W45'] */
export function weeksBetween(from: Day, to: Day): readonly string[] {
  const weeks: string[] = [];
  for (let monday = mondayOf(weekOf(from)); monday <= to; monday = addDays(monday, 7)) weeks.push(weekOf(monday));
  return weeks;
}

/**
 * A week as people write it: the week itself, its number and year, or any day of it. A number and a year alone could
 * be a month, so they need a word before them.
 * @returns null where no week is named
 * @example readWeek('Tuần 45/2026') // '2026-W45'
 * @example readWeek('03/11/2026') // '2026-W45'
 */
export function readWeek(text: string): string | null {
  const written = text.trim().toLowerCase();
  const [, year, number] = /^(\d{4})\s*-?\s*[wt]\s*(\d{1,2})$/.exec(written) ?? [];
  const [, numberFirst, yearLast] = /^(?:tuần|week|w|t)\s*(\d{1,2})[\s,/-]+(?:năm\s+)?(\d{4})$/.exec(written) ?? [];
  const named = `${year ?? yearLast}-W${(number ?? numberFirst ?? '').padStart(2, '0')}`;
  if (isWeek(named)) return named;
  const day = readDay(written);
  return day === null ? null : weekOf(day);
}

const THURSDAY = 4;

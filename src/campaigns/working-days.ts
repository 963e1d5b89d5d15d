import { addDays, type Day } from '../rules/days.js';
import { holidaysOf } from './holidays.js';

/**
 * Working days of a commune's office: Monday to Friday without the public holidays, with the Saturdays that make up for
 * a day off, and as the commune itself says. Whoever counts them says whose days are meant, so that no place forgets.
 */

/** Days on which a commune does otherwise than the country: true where its office works, false where it is closed. */
export type OwnDays = ReadonlyMap<Day, boolean>;

/**
 * The days of the whole country: for what is the same everywhere, or was told long before, such as the day of a lock,
 * up to which citizens may withdraw.
 */
export const WHOLE_COUNTRY: OwnDays = new Map();

/**
 * The working day so many working days after a day.
 * @param count whole number ≥ 1
 * @example workingDaysAfter('2026-09-14', 2, WHOLE_COUNTRY) // '2026-09-16'
 * @example workingDaysAfter('2026-02-14', 2, WHOLE_COUNTRY) // '2026-02-24'
 */
export function workingDaysAfter(day: Day, count: number, own: OwnDays): Day {
  let found = day;
  for (let left = count; left > 0; ) {
    found = addDays(found, 1);
    if (isWorkingDay(found, own)) left -= 1;
  }
  return found;
}

/**
 * The day itself where offices work on it, else the last one before it on which they do.
 * @example workingDayUpTo('2026-11-15', WHOLE_COUNTRY) // '2026-11-13'
 * @example workingDayUpTo('2026-02-20', WHOLE_COUNTRY) // '2026-02-13'
 */
export function workingDayUpTo(day: Day, own: OwnDays): Day {
  let found = day;
  while (!isWorkingDay(found, own)) found = addDays(found, -1);
  return found;
}

/**
 * @example isWorkingDay('2026-04-27', WHOLE_COUNTRY) // false
 * @example isWorkingDay('2026-08-22', WHOLE_COUNTRY) // true
 */
export function isWorkingDay(day: Day, own: OwnDays): boolean {
  return own.get(day) ?? (makesUp(day) || !(isWeekend(day) || isHoliday(day)));
}

/**
 * The first day that a commune may still make a day off or a working day: a working day lies between it and today, so
 * that nothing which is due becomes overdue by it, and no deadline that has passed moves.
 * @example firstDayToChange('2026-11-28', WHOLE_COUNTRY) // '2026-12-01'
 */
export function firstDayToChange(today: Day, own: OwnDays): Day {
  return addDays(isWorkingDay(today, own) ? today : workingDaysAfter(today, 1, own), 1);
}

/** Of a year without a file only the holidays of one and the same date are known. */
function isHoliday(day: Day): boolean {
  const year = holidaysOf(Number(day.slice(0, 4)));
  return year ? year.daysOff.some((off) => off.day === day) : sameEveryYear.includes(day.slice(5));
}

const sameEveryYear: readonly string[] = ['01-01', '04-30', '05-01', '09-02', '11-24'];

function makesUp(day: Day): boolean {
  return holidaysOf(Number(day.slice(0, 4)))?.workingInstead.some((one) => one.day === day) ?? false;
}

function isWeekend(day: Day): boolean {
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}

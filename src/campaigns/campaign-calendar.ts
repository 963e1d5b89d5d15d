import type { Day } from '../config/clock.js';

/** Pure rules of days, months and quarters. Days are `YYYY-MM-DD`, months `YYYY-MM`, quarters `YYYY-Qn`. */

/** @example addDays('2026-02-27', 2) // '2026-03-01' */
export function addDays(day: Day, days: number): Day {
  const instant = new Date(`${day}T00:00:00Z`);
  instant.setUTCDate(instant.getUTCDate() + days);
  return instant.toISOString().slice(0, 10);
}

/** @example monthOf('2026-11-03') // '2026-11' */
export function monthOf(day: Day): string {
  return day.slice(0, 7);
}

/** @example quarterOf('2026-11-03') // '2026-Q4' */
export function quarterOf(dayOrMonth: string): string {
  return `${dayOrMonth.slice(0, 4)}-Q${Math.ceil(Number(dayOrMonth.slice(5, 7)) / 3)}`;
}

/** @example monthsOfQuarter('2026-Q3') // ['2026-07', '2026-08', '2026-09'] */
export function monthsOfQuarter(quarter: string): readonly string[] {
  const first = (Number(quarter.slice(6)) - 1) * 3 + 1;
  return [0, 1, 2].map((offset) => `${quarter.slice(0, 4)}-${String(first + offset).padStart(2, '0')}`);
}

/** @example lastDayOfQuarter('2026-Q3') // '2026-09-30' */
export function lastDayOfQuarter(quarter: string): Day {
  const next = addDays(`${monthsOfQuarter(quarter)[2]}-28`, 7);
  return addDays(`${monthOf(next)}-01`, -1);
}

/** Continuous feedback locks by quarter: figures are final from this day on. @example lockDayOfQuarter('2026-Q3') // '2026-10-05' */
export function lockDayOfQuarter(quarter: string): Day {
  return addDays(lastDayOfQuarter(quarter), DAYS_UNTIL_LOCK);
}

/** ISO weekday, 1 Monday … 7 Sunday. @example weekdayOf('2026-11-03') // 2 */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

/** Every quarter from one day to another, both included. @example quartersBetween('2026-05-01', '2026-07-02') // ['2026-Q2', '2026-Q3'] */
export function quartersBetween(from: Day, to: Day): readonly string[] {
  const quarters: string[] = [];
  for (let day = from; quarterOf(day) <= quarterOf(to); day = addDays(lastDayOfQuarter(quarterOf(day)), 1)) {
    quarters.push(quarterOf(day));
  }
  return quarters;
}

/** Days between the end of collecting and the lock, unless a campaign says otherwise. */
export const DAYS_UNTIL_LOCK = 5;

/** True for an existing day written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text;
}

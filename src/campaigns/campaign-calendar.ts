import { addDays, type Day } from '../rules/days.js';

/** Pure rules of months and quarters. Days are `YYYY-MM-DD`, months `YYYY-MM`, quarters `YYYY-Qn`. */

/** A month `YYYY-MM`. */
export type Month = `${number}-${number}`;

/** @example monthOf('2026-11-03') // '2026-11' */
export function monthOf(day: Day): Month {
  return day.slice(0, 7) as Month;
}

/** @example quarterOf('2026-11-03') // '2026-Q4' */
export function quarterOf(dayOrMonth: string): string {
  return `${dayOrMonth.slice(0, 4)}-Q${Math.ceil(Number(dayOrMonth.slice(5, 7)) / 3)}`;
}

/** @example monthsOfQuarter('2026-Q3') // ['2026-07', '2026-08', '2026-09'] */
export function monthsOfQuarter(quarter: string): readonly [Month, Month, Month] {
  const first = (Number(quarter.slice(6)) - 1) * 3 + 1;
  const month = (offset: number) => `${quarter.slice(0, 4)}-${String(first + offset).padStart(2, '0')}` as Month;
  return [month(0), month(1), month(2)];
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

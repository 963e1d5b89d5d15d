import { addDays, type Day } from '../rules/days.js';
import { type OwnDays, WHOLE_COUNTRY, workingDaysAfter, workingDayUpTo } from './working-days.js';

/**
 * Pure rules of months, quarters and the periods that are locked on their own. Days are `YYYY-MM-DD`, months `YYYY-MM`,
 * quarters `YYYY-Qn`. A month may run from the 15th of the one before to its 14th, so that a quarter's evidence is ready
 * before its last working day: it is named by the month in which it ends, as a quarter by its last.
 */

/** A month `YYYY-MM`. */
export type Month = `${number}-${number}`;

/** The first day of every month: of the calendar, or the 15th of the month before. */
export type FromDay = 1 | 15;

/** By what a campaign locks: all at once where `period` is null. */
export interface Rhythm {
  readonly period: 'month' | 'quarter' | null;
  readonly fromDay: FromDay;
}

/** The one period of a round: all of it. */
export const WHOLE = 'all';

/**
 * The month in which an answer of a day is counted.
 * @example monthOf('2026-11-03') // '2026-11'
 * @example monthOf('2026-11-15', 15) // '2026-12'
 */
export function monthOf(day: Day, fromDay: FromDay = 1): Month {
  const month = day.slice(0, 7) as Month;
  return fromDay > 1 && Number(day.slice(8)) >= fromDay ? monthAfter(month, 1) : month;
}

/** Of a month, or of a calendar day. @example quarterOf('2026-11-03') // '2026-Q4' */
export function quarterOf(dayOrMonth: string): string {
  return `${dayOrMonth.slice(0, 4)}-Q${Math.ceil(Number(dayOrMonth.slice(5, 7)) / 3)}`;
}

/**
 * The period of an answer of a day.
 * @example periodOf('2026-06-20', { period: 'quarter', fromDay: 15 }) // '2026-Q3'
 * @example periodOf('2026-06-20', { period: null, fromDay: 1 }) // 'all'
 */
export function periodOf(day: Day, { period, fromDay }: Rhythm): string {
  if (period === null) return WHOLE;
  const month = monthOf(day, fromDay);
  return period === 'month' ? month : quarterOf(month);
}

/**
 * True when a month's sums belong to a period: all of a round, a quarter, or the month itself.
 * @example isInPeriod('2026-08', '2026-Q3') // true
 */
export function isInPeriod(month: string, period: string): boolean {
  return period === WHOLE || period === month || period === quarterOf(month);
}

/** @example monthsOfQuarter('2026-Q3') // ['2026-07', '2026-08', '2026-09'] */
export function monthsOfQuarter(quarter: string): readonly [Month, Month, Month] {
  const first = `${quarter.slice(0, 4)}-${String(Number(quarter.slice(6)) * 3 - 2).padStart(2, '0')}` as Month;
  return [first, monthAfter(first, 1), monthAfter(first, 2)];
}

/** @example monthsOf('2026-08') // ['2026-08'] */
export function monthsOf(period: string): readonly [Month, ...Month[]] {
  return isQuarter(period) ? monthsOfQuarter(period) : [period as Month];
}

/** True for `2026-Q3`, false for a month and for a round's `all`. @example isQuarter('2026-08') // false */
export function isQuarter(period: string): boolean {
  return /^\d{4}-Q[1-4]$/.test(period);
}

/** True for the name of a month or quarter that can be. @example isPeriodName('2026-13') // false */
export function isPeriodName(text: string): boolean {
  return isQuarter(text) || /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}

/**
 * The first day of a month or quarter.
 * @example firstDayOf('2026-Q3') // '2026-07-01'
 * @example firstDayOf('2026-Q3', 15) // '2026-06-15'
 */
export function firstDayOf(period: string, fromDay: FromDay = 1): Day {
  const [first] = monthsOf(period);
  return fromDay === 1 ? `${first}-01` : (`${monthAfter(first, -1)}-${fromDay}` as Day);
}

/**
 * The last day of a month or quarter.
 * @example lastDayOf('2026-Q3') // '2026-09-30'
 * @example lastDayOf('2026-09', 15) // '2026-09-14'
 */
export function lastDayOf(period: string, fromDay: FromDay = 1): Day {
  const last = monthsOf(period).at(-1) ?? (period as Month);
  return addDays(firstDayOf(monthAfter(last, 1), fromDay), -1);
}

/** All days there are. */
export const EVER = { from: '0000-01-01', to: '9999-12-31' } as const;

/** All days of a period, both included: of a round every day there is. @example daysOfPeriod('2026-Q3').to // '2026-09-30' */
export function daysOfPeriod(period: string, fromDay: FromDay = 1): { readonly from: Day; readonly to: Day } {
  return period === WHOLE ? EVER : { from: firstDayOf(period, fromDay), to: lastDayOf(period, fromDay) };
}

/** Its months, by the first and the last; of a round every month there is. @example spanOf('2026-Q3').last // '2026-09' */
export function spanOf(period: string): { readonly first: string; readonly last: string } {
  const { from, to } = daysOfPeriod(period);
  return { first: monthOf(from), last: monthOf(to) };
}

/**
 * The day on which a month or quarter locks, unless something waits: five days after its last day; from the 15th to the
 * 14th two working days of the whole country after it, whatever a commune's own office does.
 * @example lockDayOf('2026-Q3') // '2026-10-05'
 * @example lockDayOf('2026-Q3', 15) // '2026-09-16'
 */
export function lockDayOf(period: string, fromDay: FromDay = 1): Day {
  const last = lastDayOf(period, fromDay);
  return fromDay === 1
    ? addDays(last, DAYS_UNTIL_LOCK)
    : workingDaysAfter(last, WORKING_DAYS_UNTIL_LOCK, WHOLE_COUNTRY);
}

/**
 * The last day on which a lock may still wait for paper, tablets and answers that were set aside: the dossier of a year
 * is handed in on 15 November, so a round that locks before it waits no longer than the 14th; anything else ten days.
 * @param lockDay on which it would have locked
 * @example lastLockDay('2026-11-05', { period: null }) // '2026-11-14'
 * @example lastLockDay('2026-06-30', { period: null }) // '2026-07-10'
 */
export function lastLockDay(lockDay: Day, { period }: Pick<Rhythm, 'period'>): Day {
  const before: Day = `${Number(lockDay.slice(0, 4))}-11-14`;
  const isForDossier = period === null && lockDay.slice(5, 7) === '11' && lockDay <= before;
  return isForDossier ? before : addDays(lockDay, DAYS_TO_WAIT);
}

/**
 * A quarter's evidence is handed in before the last working day of the quarter: on the working day before it.
 * @example lastDayForQuarter('2027-Q4', WHOLE_COUNTRY) // '2027-12-30'
 * @example lastDayForQuarter('2028-Q2', WHOLE_COUNTRY) // '2028-06-29'
 */
export function lastDayForQuarter(quarter: string, own: OwnDays): Day {
  return workingDayUpTo(addDays(workingDayUpTo(lastDayOf(quarter), own), -1), own);
}

/**
 * Every period with a day between two days, both included, oldest first.
 * @example periodsBetween('2026-05-01', '2026-07-02', { period: 'quarter', fromDay: 1 }) // ['2026-Q2', '2026-Q3']
 * @example periodsBetween('2026-05-14', '2026-05-15', { period: 'month', fromDay: 15 }) // ['2026-05', '2026-06']
 */
export function periodsBetween(from: Day, to: Day, rhythm: Rhythm): readonly string[] {
  if (rhythm.period === null) return from <= to ? [WHOLE] : [];
  const periods: string[] = [];
  for (let day = from; day <= to; ) {
    const period = periodOf(day, rhythm);
    periods.push(period);
    day = addDays(lastDayOf(period, rhythm.fromDay), 1);
  }
  return periods;
}

/** ISO weekday, 1 Monday … 7 Sunday. @example weekdayOf('2026-11-03') // 2 */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

/** @example monthAfter('2026-11', 2) // '2027-01' */
export function monthAfter(month: Month, months: number): Month {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}` as Month;
}

/** Days between the end of collecting and the lock, unless a campaign says otherwise. */
export const DAYS_UNTIL_LOCK = 5;
const WORKING_DAYS_UNTIL_LOCK = 2;
const DAYS_TO_WAIT = 10;

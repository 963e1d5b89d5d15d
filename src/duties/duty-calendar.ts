import {
  firstDayOf,
  lastDayForQuarter,
  lastDayOf,
  type Month,
  monthAfter,
  quarterOf,
} from '../campaigns/campaign-calendar.js';
import { mondayOf, weeksBetween } from '../campaigns/weeks.js';
import { type OwnDays, workingDayUpTo } from '../campaigns/working-days.js';
import { addDays, type Day } from '../rules/days.js';

/** On which days a duty falls due, year after year, by the working days of its commune. Pure. */
export type Rule =
  | { readonly kind: 'yearly'; readonly month: number; readonly day: number }
  | { readonly kind: 'monthly'; readonly day: number }
  /** Before the last working day of the quarter. */
  | { readonly kind: 'quarterly' }
  /** ISO weekday, 1 Monday … 7 Sunday. */
  | { readonly kind: 'weekly'; readonly weekday: number };

export const ruleKinds = ['yearly', 'monthly', 'quarterly', 'weekly'] as const satisfies readonly Rule['kind'][];

/** One time that a duty has to be done. */
export interface Occurrence {
  /** `2026`, `2026-11`, `2026-Q3` or `2026-W45`: stays the same where the day is moved. */
  readonly of: string;
  /** The last day in time. */
  readonly due: Day;
}

/**
 * Every time that a duty is due on one of the days, both included, in their order.
 * @example occurrencesBetween({ kind: 'yearly', month: 2, day: 14 }, '2026-12-01', '2027-03-01', WHOLE_COUNTRY) // [{ of: '2027', due: '2027-02-14' }]
 * @example occurrencesBetween({ kind: 'quarterly' }, '2026-07-01', '2026-09-30', WHOLE_COUNTRY) // [{ of: '2026-Q3', due: '2026-09-29' }]
 */
export function occurrencesBetween(rule: Rule, from: Day, to: Day, own: OwnDays): readonly Occurrence[] {
  return timesOf(rule, from, to, own).filter(({ due }) => due >= from && due <= to);
}

function timesOf(rule: Rule, from: Day, to: Day, own: OwnDays): readonly Occurrence[] {
  if (rule.kind === 'weekly') return weeksBetween(from, to).flatMap((week) => inWeek(week, rule.weekday, own));
  const months = monthsBetween(from, to);
  switch (rule.kind) {
    case 'monthly':
      return months.map((month) => ({ of: month, due: dayIn(month, rule.day) }));
    case 'quarterly':
      return [...new Set(months.map(quarterOf))].map((quarter) => ({
        of: quarter,
        due: lastDayForQuarter(quarter, own),
      }));
    case 'yearly':
      return months
        .filter((month) => Number(month.slice(5)) === rule.month)
        .map((month) => ({ of: month.slice(0, 4), due: dayIn(month, rule.day) }));
  }
}

/** In a week without a working day up to that weekday, as over Tết, nothing is due. */
function inWeek(week: string, weekday: number, own: OwnDays): readonly Occurrence[] {
  const monday = mondayOf(week);
  const wanted = addDays(monday, weekday - 1);
  const due = weekday > FRIDAY ? wanted : workingDayUpTo(wanted, own);
  return due < monday ? [] : [{ of: week, due }];
}

/** Whoever asks for a Saturday means it. */
const FRIDAY = 5;

/** The 31st of a month of thirty days is its last. */
function dayIn(month: string, day: number): Day {
  const [first, last] = [firstDayOf(month), lastDayOf(month)];
  const wanted = addDays(first, day - 1);
  return wanted > last ? last : wanted;
}

/** The months with a day between two days, in their order. */
function monthsBetween(from: Day, to: Day): readonly Month[] {
  const months: Month[] = [];
  for (let month = from.slice(0, 7) as Month; month <= to.slice(0, 7); month = monthAfter(month, 1)) months.push(month);
  return months;
}

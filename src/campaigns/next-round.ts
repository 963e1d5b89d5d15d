import { addDays, type Day } from '../rules/days.js';
import type { Campaign } from './campaign.entity.js';
import { isTaken } from './campaign-check.js';

/** When a campaign comes again, and what it is called then: by the calendar of the plans where it is one of their rounds. */

/** The days of a campaign. */
export interface RoundDays {
  readonly opensOn: Day;
  readonly endsOn: Day;
  readonly locksOn: Day;
}

/** The two rounds of a year: collected from the 1st to the 7th, locked on the 10th. */
export type RoundMonth = '06' | '11';

/**
 * The June or November round that ends on a day or after it.
 * @example roundFrom('11', '2026-11-08').opensOn // '2027-11-01'
 */
export function roundFrom(month: RoundMonth, day: Day): RoundDays {
  const year = Number(day.slice(0, 4));
  const of = (one: number): RoundDays => ({
    opensOn: `${one}-${month}-01` as Day,
    endsOn: `${one}-${month}-07` as Day,
    locksOn: `${one}-${month}-10` as Day,
  });
  return of(year).endsOn >= day ? of(year) : of(year + 1);
}

/**
 * The days of the next time: after the June round the one of November, after that the next June; continuous feedback for
 * another year; anything else right behind, as long as it was. What has gone by already is passed over.
 * @example nextDays({ opensOn: '2026-06-01', endsOn: '2026-06-07', locksOn: '2026-06-10', period: null }, '2026-07-01')
 */
export function nextDays(
  { opensOn, endsOn, locksOn, period }: Pick<Campaign, 'opensOn' | 'endsOn' | 'locksOn' | 'period'>,
  today: Day,
): RoundDays {
  const from = later(addDays(endsOn, 1), today);
  if (period === null && isRoundOfPlans(opensOn)) {
    const [june, november] = [roundFrom('06', from), roundFrom('11', from)];
    return june.opensOn < november.opensOn ? june : november;
  }
  let next = { opensOn: addDays(endsOn, 1), endsOn: addDays(endsOn, daysBetween(opensOn, endsOn) + 1) };
  if (period !== null) next = { opensOn: next.opensOn, endsOn: yearFrom(next.opensOn) };
  if (next.endsOn < today) {
    const length = daysBetween(next.opensOn, next.endsOn);
    next = { opensOn: today, endsOn: period === null ? addDays(today, length) : yearFrom(today) };
  }
  return { ...next, locksOn: addDays(next.endsOn, daysBetween(endsOn, locksOn)) };
}

/** June and November rounds open with the month, or within its first days. */
function isRoundOfPlans(opensOn: Day): boolean {
  return ['06', '11'].includes(opensOn.slice(5, 7)) && opensOn.slice(8) <= '10';
}

/** The last day of a year that begins on a day. @example yearFrom('2027-01-01') // '2027-12-31' */
function yearFrom(day: Day): Day {
  return addDays(addDays(`${Number(day.slice(0, 4)) + 1}${day.slice(4, 8)}01` as Day, Number(day.slice(8)) - 1), -1);
}

function later(one: Day, other: Day): Day {
  return one > other ? one : other;
}

function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/**
 * What the next time is called: month and year, or the year alone, are those of its opening; a name without either gets
 * both behind it. One that is taken is numbered.
 * @param names of the commune's campaigns
 * @param dated how month and year are said, e.g. `tháng 11/2026`
 * @example nextName({ name: 'Đợt tháng 6/2026', opensOn: '2026-06-01' }, '2026-11-01', { names: [], dated: '' }) // 'Đợt tháng 11/2026'
 */
export function nextName(
  { name, opensOn }: Pick<Campaign, 'name' | 'opensOn'>,
  next: Day,
  { names, dated }: { readonly names: readonly string[]; readonly dated: string },
): string {
  const renamed = dateIn(name, opensOn, next);
  const proposed = renamed === name ? `${name}, ${dated}` : renamed;
  for (let number = 2, free = proposed; ; number += 1) {
    if (!isTaken(free, names)) return free;
    free = `${proposed} (${number})`;
  }
}

function dateIn(name: string, before: Day, next: Day): string {
  const [year, month] = [before.slice(0, 4), Number(before.slice(5, 7))];
  const [nextYear, nextMonth] = [next.slice(0, 4), String(Number(next.slice(5, 7)))];
  const both = new RegExp(`(?<!\\d)(0?)${month}(\\s*[/.-]\\s*|\\s+năm\\s+)${year}(?!\\d)`, 'gu');
  if (both.test(name)) {
    return name.replace(both, (_, zero: string, between: string) => {
      return `${zero ? nextMonth.padStart(2, '0') : nextMonth}${between}${nextYear}`;
    });
  }
  return name.replace(new RegExp(`(?<!\\d)${year}(?!\\d)`, 'g'), nextYear);
}

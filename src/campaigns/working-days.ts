import { addDays, type Day } from '../rules/days.js';

/**
 * Working days of a commune's office: Monday to Friday without the public holidays of Bộ luật Lao động 45/2019/QH14,
 * Điều 112, and 24 November since Nghị quyết 80-NQ/TW of 2026. A holiday that falls on a day off is made up for on the
 * next working day (Điều 111 khoản 3). Pure.
 */

/**
 * The working day so many working days after a day.
 * @param count whole number ≥ 1
 * @example workingDaysAfter('2026-09-14', 2) // '2026-09-16'
 * @example workingDaysAfter('2026-02-14', 2) // '2026-02-24'
 */
export function workingDaysAfter(day: Day, count: number): Day {
  let found = day;
  for (let left = count; left > 0; ) {
    found = addDays(found, 1);
    if (isWorkingDay(found)) left -= 1;
  }
  return found;
}

/**
 * @example isWorkingDay('2026-04-27') // false
 * @example isWorkingDay('2026-04-28') // true
 */
export function isWorkingDay(day: Day): boolean {
  return !isWeekend(day) && !holidaysOf(Number(day.slice(0, 4))).has(day);
}

/** The holidays of a year and the days that make up for those on a weekend. */
function holidaysOf(year: number): ReadonlySet<Day> {
  const known = byYear.get(year);
  if (known) return known;
  const { tet, ancestors, besideIndependence } = moving[year] ?? {};
  const fixed = ['01-01', '04-30', '05-01', '09-02', ...(year >= 2026 ? ['11-24'] : [])];
  const named = [
    ...fixed.map((date): Day => `${year}-${date}` as Day),
    ...(tet ? [-1, 0, 1, 2, 3].map((offset) => addDays(tet, offset)) : []),
    ...[ancestors, besideIndependence].filter((day) => day !== undefined),
  ].sort();
  const free = new Set<Day>(named);
  for (const holiday of named.filter(isWeekend)) {
    let instead = holiday;
    while (isWeekend(instead) || free.has(instead)) instead = addDays(instead, 1);
    free.add(instead);
  }
  byYear.set(year, free);
  return free;
}

const byYear = new Map<number, ReadonlySet<Day>>();

/**
 * Holidays of the lunar calendar in Vietnam's time (Tết, of whose five days one lies before New Year; Giỗ Tổ Hùng Vương
 * on the tenth of the third month), and the day beside 2 September. For 2026 as the government announced them; later
 * years follow the calendar and, beside 2 September, the weekend. Other years know only the fixed holidays.
 */
const moving: Readonly<
  Record<number, { readonly tet: Day; readonly ancestors: Day; readonly besideIndependence: Day } | undefined>
> = {
  2026: { tet: '2026-02-17', ancestors: '2026-04-26', besideIndependence: '2026-09-01' },
  2027: { tet: '2027-02-06', ancestors: '2027-04-16', besideIndependence: '2027-09-03' },
  2028: { tet: '2028-01-26', ancestors: '2028-04-04', besideIndependence: '2028-09-01' },
  2029: { tet: '2029-02-13', ancestors: '2029-04-23', besideIndependence: '2029-09-03' },
  2030: { tet: '2030-02-02', ancestors: '2030-04-12', besideIndependence: '2030-09-03' },
};

function isWeekend(day: Day): boolean {
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}

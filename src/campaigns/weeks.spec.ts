import type { Day } from '../rules/days.js';
import { addDays } from '../rules/days.js';
import { isWeek, mondayOf, monthOfWeek, readWeek, weekOf, weeksBetween } from './weeks.js';

describe('ISO weeks', () => {
  it.each([
    ['2026-11-03', '2026-W45'],
    ['2026-01-01', '2026-W01'],
    ['2027-01-03', '2026-W53'],
    ['2024-12-30', '2025-W01'],
    ['2021-01-03', '2020-W53'],
    ['2023-01-01', '2022-W52'],
  ] as const)('of %s is %s, as the standard and the calendars say', (day, week) => {
    expect(weekOf(day)).toBe(week);
  });

  it('begin on the Monday that they are found from, through thirty years', () => {
    for (let day: Day = '2020-01-06'; day < '2050-01-01'; day = addDays(day, 7)) {
      expect(mondayOf(weekOf(day))).toBe(day);
      expect(weekOf(addDays(day, 6))).toBe(weekOf(day));
    }
  });

  it('exist or not', () => {
    expect(['2026-W53', '2026-W45', '2025-W53', '2026-W00', '2026-W5', '2026W45', ''].map(isWeek)).toEqual([
      ...[true, true, false, false, false, false, false],
    ]);
  });

  it('count in the month of their Thursday', () => {
    expect(monthOfWeek('2026-W40')).toBe('2026-10');
    expect(monthOfWeek('2026-W53')).toBe('2026-12');
  });

  it('lie between two days', () => {
    expect(weeksBetween('2026-11-01', '2026-11-03')).toEqual(['2026-W44', '2026-W45']);
    expect(weeksBetween('2026-12-28', '2027-01-04')).toEqual(['2026-W53', '2027-W01']);
  });

  it.each([
    ['2026-W45', '2026-W45'],
    [' 2026w45 ', '2026-W45'],
    ['Tuần 45/2026', '2026-W45'],
    ['tuần 5 năm 2026', '2026-W05'],
    ['W5-2026', '2026-W05'],
    ['3/11/2026', '2026-W45'],
    ['2026-11-03', '2026-W45'],
    ['11/2026', null],
    ['31/02/2026', null],
    ['Tuần 54/2026', null],
    ['tuần này', null],
    ['', null],
  ])('read %j as %j', (text, week) => {
    expect(readWeek(text)).toBe(week);
  });
});

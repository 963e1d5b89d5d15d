import { addDays, type Day } from '../rules/days.js';
import { holidaysOf } from './holidays.js';
import { firstDayToChange, isWorkingDay, type OwnDays, WHOLE_COUNTRY, workingDaysAfter } from './working-days.js';

const off = (...days: Day[]) => days.filter((day) => !isWorkingDay(day, WHOLE_COUNTRY));
const later = (day: Day, count: number, own: OwnDays = WHOLE_COUNTRY) => workingDaysAfter(day, count, own);

describe('working days', () => {
  it('are Monday to Friday', () => {
    expect(off('2026-09-11', '2026-09-12', '2026-09-13', '2026-09-14')).toEqual(['2026-09-12', '2026-09-13']);
  });

  it('leave out Tết, Giỗ Tổ and the fixed holidays', () => {
    const holidays: Day[] = ['2026-01-01', '2026-02-16', '2026-02-20', '2026-04-30', '2026-05-01', '2026-09-01'];
    expect(off(...holidays, '2027-04-16', '2026-11-24')).toEqual([...holidays, '2027-04-16', '2026-11-24']);
    expect(off('2026-02-13', '2026-02-23', '2026-09-03')).toEqual([]);
  });

  it('leave out the day that makes up for a holiday on a weekend', () => {
    // Giỗ Tổ on a Sunday; 1 May on a Saturday; Tết from Friday to Tuesday, over a weekend.
    expect(off('2026-04-27', '2026-04-28', '2027-05-03', '2027-05-04')).toEqual(['2026-04-27', '2027-05-03']);
    expect(off('2027-02-08', '2027-02-09', '2027-02-10', '2027-02-11', '2027-02-12')).toEqual([
      ...['2027-02-08', '2027-02-09', '2027-02-10', '2027-02-11'],
    ]);
  });

  it('leave out a day that is swapped, and hold the Saturday on which it is made up for', () => {
    expect(off('2026-08-31', '2026-08-22', '2026-01-02', '2026-01-10')).toEqual(['2026-08-31', '2026-01-02']);
    expect(later('2026-08-21', 1)).toBe('2026-08-22');
  });

  it('are counted from the day after', () => {
    expect(later('2026-09-14', 2)).toBe('2026-09-16');
    expect(later('2026-02-14', 2)).toBe('2026-02-24');
    expect(later('2026-04-29', 1)).toBe('2026-05-04');
    // A year without a file knows the fixed holidays only.
    expect(later('2031-12-31', 1)).toBe('2032-01-02');
  });

  it('are those that a commune says itself, where it says something', () => {
    const own = new Map<Day, boolean>([
      ['2026-12-01', false],
      ['2026-12-05', true],
    ]);
    expect(later('2026-11-30', 1, own)).toBe('2026-12-02');
    expect(later('2026-12-04', 1, own)).toBe('2026-12-05');
  });

  it('change only beyond the next working day, so that nothing becomes overdue by it', () => {
    expect(firstDayToChange('2026-11-30', WHOLE_COUNTRY)).toBe('2026-12-01');
    expect(firstDayToChange('2026-11-28', WHOLE_COUNTRY)).toBe('2026-12-01');
    expect(firstDayToChange('2026-11-28', new Map([['2026-11-30', false]]))).toBe('2026-12-02');
  });
});

describe('the holidays of a year', () => {
  const years = [2024, 2025, 2026, 2027, 2028, 2029, 2030].map((year) => holidaysOf(year));

  it('are eleven that the law names, twelve since 2026, and as many days off on working days', () => {
    for (const found of years) {
      const { year = 0, daysOff = [] } = found ?? {};
      const named = daysOff.filter(({ holiday, instead }) => holiday !== 'swapped' && !instead);
      expect({ year, named: named.length }).toEqual({ year, named: year < 2026 ? 11 : 12 });
      const free = daysOff.filter(({ day, holiday }) => holiday !== 'swapped' && !isWeekend(day));
      expect({ year, free: free.length }).toEqual({ year, free: named.length });
    }
  });

  it('stand in their order, within the year, each once', () => {
    for (const found of years) {
      for (const days of [found?.daysOff ?? [], found?.workingInstead ?? []].map((all) => all.map(({ day }) => day))) {
        expect(days).toEqual([...new Set(days)].sort());
        expect(days.filter((day) => !day.startsWith(`${found?.year}-`))).toEqual([]);
      }
    }
  });

  it('name a Saturday for each day that is swapped', () => {
    for (const { daysOff, workingInstead } of years.filter((found) => found !== null)) {
      const swapped = daysOff.filter(({ holiday }) => holiday === 'swapped').map(({ day }) => day);
      expect(workingInstead.map((one) => one.for).sort()).toEqual(swapped);
      expect(workingInstead.filter(({ day }) => !isWeekend(day))).toEqual([]);
    }
  });

  it('say where nobody has announced them yet', () => {
    const open = years.filter((found) => found?.announced === false).map((found) => found?.year);
    expect(open).toEqual([2027, 2028, 2029, 2030]);
  });
});

const isWeekend = (day: Day): boolean => [day, addDays(day, 1)].some((one) => new Date(one).getUTCDay() === 0);

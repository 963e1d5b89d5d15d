import type { Day } from '../rules/days.js';
import { isWorkingDay, workingDaysAfter } from './working-days.js';

const off = (...days: Day[]) => days.filter((day) => !isWorkingDay(day));

describe('working days', () => {
  it('are Monday to Friday', () => {
    expect(off('2026-09-11', '2026-09-12', '2026-09-13', '2026-09-14')).toEqual(['2026-09-12', '2026-09-13']);
  });

  it('leave out Tết, Giỗ Tổ and the fixed holidays', () => {
    const holidays: Day[] = ['2026-01-01', '2026-02-16', '2026-02-20', '2026-04-30', '2026-05-01', '2026-09-01'];
    expect(off(...holidays, '2027-04-16', '2026-11-24')).toEqual([...holidays, '2027-04-16', '2026-11-24']);
    expect(off('2026-02-13', '2026-02-23', '2026-08-31', '2026-09-03')).toEqual([]);
  });

  it('leave out the day that makes up for a holiday on a weekend', () => {
    // Giỗ Tổ on a Sunday; 1 May on a Saturday; Tết from Friday to Tuesday, over a weekend.
    expect(off('2026-04-27', '2026-04-28', '2027-05-03', '2027-05-04')).toEqual(['2026-04-27', '2027-05-03']);
    expect(off('2027-02-08', '2027-02-09', '2027-02-10', '2027-02-11', '2027-02-12')).toEqual([
      ...['2027-02-08', '2027-02-09', '2027-02-10', '2027-02-11'],
    ]);
  });

  it('are counted from the day after', () => {
    expect(workingDaysAfter('2026-09-14', 2)).toBe('2026-09-16');
    expect(workingDaysAfter('2026-02-14', 2)).toBe('2026-02-24');
    expect(workingDaysAfter('2026-04-29', 1)).toBe('2026-05-04');
    // A year without a table knows the fixed holidays only.
    expect(workingDaysAfter('2031-12-31', 1)).toBe('2032-01-02');
  });
});

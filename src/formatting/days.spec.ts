import type { Day } from '../rules/days.js';
import { formatDay, formatMonth, formatPeriod, formatQuarter, formatShortDay } from './days.js';

describe('days, months and quarters', () => {
  it('are written as a Vietnamese reader writes them', () => {
    expect(formatDay('2026-11-10')).toBe('10/11/2026');
    expect(formatShortDay('2026-11-10')).toBe('10/11');
    expect(formatMonth('2026-06', 'vi')).toBe('tháng 6/2026');
    expect(formatQuarter('2026-Q3', 'vi')).toBe('quý III/2026');
    expect(['2026-Q3', '2026-06'].map((period) => formatPeriod(period, 'vi'))).toEqual([
      'quý III/2026',
      'tháng 6/2026',
    ]);
  });

  it('leave no doubt about day and month in English', () => {
    expect(formatDay('2026-11-10', 'en')).toBe('10 November 2026');
    expect(formatShortDay('2026-11-10', 'en')).toBe('10 November');
    expect(formatMonth('2026-06', 'en')).toBe('June 2026');
    expect(formatQuarter('2026-Q3', 'en')).toBe('Q3 2026');
  });

  it('have four quarters with Roman numbers', () => {
    const quarters = [1, 2, 3, 4].map((quarter) => formatQuarter(`2026-Q${quarter}`, 'vi'));
    expect(quarters).toEqual(['quý I/2026', 'quý II/2026', 'quý III/2026', 'quý IV/2026']);
  });

  it.each(['10/11/2026', '2026-13-01', '2026-11-10T00:00:00Z', ''])('refuses %p as a day', (day) => {
    expect(() => formatDay(day as Day)).toThrow(RangeError);
  });

  it('refuses other months and quarters', () => {
    expect(() => formatMonth('2026-00', 'vi')).toThrow(RangeError);
    expect(() => formatQuarter('2026-Q5', 'vi')).toThrow(RangeError);
  });
});

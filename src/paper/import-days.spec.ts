import { dayIn, orderOfDays } from './import-days.js';

describe('a day in a table', () => {
  it.each([
    ['25/11/2026', '2026-11-25'],
    ['25/11/2026 10:23:11', '2026-11-25'],
    ['25.11.2026', '2026-11-25'],
    ['25/11/26', '2026-11-25'],
    ['5-1-2027 8:05', '2027-01-05'],
    ['2026-11-25T00:00:00', '2026-11-25'],
    ['2026-11-25 10:23:11', '2026-11-25'],
    ['25-thg 11-26', '2026-11-25'],
    ['25-Thg11-2026', '2026-11-25'],
    ['25 Tháng 11, 2026', '2026-11-25'],
    ['Ngày 25 tháng 11 năm 2026', '2026-11-25'],
    ['25-Nov-26', '2026-11-25'],
    ['25 November 2026', '2026-11-25'],
    ['46351', '2026-11-25'],
    ['46351,43', '2026-11-25'],
    ['31/09/2026', null],
    ['31 tháng 9 năm 2026', null],
    ['25-Nov', null],
    ['25-Abc-26', null],
    ['thứ tư', null],
    ['5', null],
    ['', null],
  ])('%s', (cell, day) => {
    expect(dayIn(cell, 'day-first')).toBe(day);
  });

  it('begins with the month where every day of the column can, and one must', () => {
    expect(orderOfDays(['11/05/2026 10:00:00', '', '11/25/2026 10:23:11'])).toBe('month-first');
    expect(orderOfDays(['11/05/2026', '12/11/2026'])).toBe('day-first');
    expect(orderOfDays(['11/25/2026', '25/11/2026'])).toBe('day-first');
    expect(dayIn('11/25/2026 10:23:11', 'month-first')).toBe('2026-11-25');
  });
});

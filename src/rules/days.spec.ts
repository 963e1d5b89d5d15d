import { addDays, type Day, isDay, readDay } from './days.js';

describe('a day', () => {
  it.each([
    ['15/11/2026', '2026-11-15'],
    ['5/1/2026', '2026-01-05'],
    ['05-11-2026', '2026-11-05'],
    ['05.11.2026', '2026-11-05'],
    ['2026-11-05', '2026-11-05'],
    ['25/11/2026 10:23:11', '2026-11-25'],
    ['25/11/2026, 10:23', '2026-11-25'],
    ['2026-11-25T10:23:11.000Z', '2026-11-25'],
    ['29/02/2028', '2028-02-29'],
  ])('%j is read as %s', (typed, day) => {
    expect(readDay(typed)).toBe(day);
  });

  it.each([
    '',
    '31/09/2026',
    '2026-09-31',
    '00/10/2026',
    '2026-10-xx',
    '2026-1',
    '29/02/2026',
    '11/25/2026',
    '5/11-2026',
    '5/11/26',
    '46000',
  ])('%j does not exist', (typed) => {
    expect(readDay(typed)).toBeNull();
  });

  it('is never an instant, for the compiler too', () => {
    const written: string = '2026-11-03T17:30:00.000Z';
    // @ts-expect-error an instant written out is no day, and neither is the beginning of one
    const cut: Day = written.slice(0, 10);
    // @ts-expect-error
    const whole: Day = '2026-11-03T17:30:00.000Z';
    // @ts-expect-error
    const instant: Day = new Date(written);
    expect([cut, whole, instant].filter((one) => isDay(String(one)))).toEqual(['2026-11-03']);
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  });
});

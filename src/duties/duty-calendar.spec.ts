import { lastDayForQuarter } from '../campaigns/campaign-calendar.js';
import { isWorkingDay, WHOLE_COUNTRY, workingDayUpTo } from '../campaigns/working-days.js';
import { occurrencesBetween, type Rule } from './duty-calendar.js';

const dueDays = (rule: Rule, from: string, to: string): readonly string[] =>
  occurrencesBetween(rule, from as never, to as never, WHOLE_COUNTRY).map(({ of, due }) => `${of} ${due}`);

describe('a duty of every year', () => {
  const registration: Rule = { kind: 'yearly', month: 2, day: 14 };

  it('is due on its day, and on no other', () => {
    expect(dueDays(registration, '2026-01-01', '2028-12-31')).toEqual([
      '2026 2026-02-14',
      '2027 2027-02-14',
      '2028 2028-02-14',
    ]);
    expect(dueDays(registration, '2026-02-15', '2027-02-13')).toEqual([]);
    expect(dueDays(registration, '2026-02-14', '2026-02-14')).toEqual(['2026 2026-02-14']);
  });

  it('of 29 February is due on the 28th in most years', () => {
    expect(dueDays({ kind: 'yearly', month: 2, day: 29 }, '2027-01-01', '2028-12-31')).toEqual([
      '2027 2027-02-28',
      '2028 2028-02-29',
    ]);
  });

  it('at the turn of the year belongs to the year that ends', () => {
    expect(dueDays({ kind: 'yearly', month: 12, day: 31 }, '2026-12-01', '2027-01-31')).toEqual(['2026 2026-12-31']);
  });
});

it('a duty of every month is due on the last day of a month that is too short', () => {
  expect(dueDays({ kind: 'monthly', day: 31 }, '2026-11-15', '2027-02-28')).toEqual([
    '2026-11 2026-11-30',
    '2026-12 2026-12-31',
    '2027-01 2027-01-31',
    '2027-02 2027-02-28',
  ]);
});

describe('the evidence of a quarter', () => {
  it('is due on the working day before the last one', () => {
    expect(dueDays({ kind: 'quarterly' }, '2026-01-01', '2026-12-31')).toEqual([
      '2026-Q1 2026-03-30',
      '2026-Q2 2026-06-29',
      '2026-Q3 2026-09-29',
      '2026-Q4 2026-12-30',
    ]);
  });

  it.each([
    // 31 March 2029 is a Saturday, 30 September 2028 too; 31 December 2028 is a Sunday.
    ['2029-Q1', '2029-03-29'],
    ['2028-Q3', '2028-09-28'],
    ['2028-Q4', '2028-12-28'],
  ])('of %s, which ends on days off, is due on %s', (quarter, day) => {
    expect(lastDayForQuarter(quarter, WHOLE_COUNTRY)).toBe(day);
    expect(isWorkingDay(lastDayForQuarter(quarter, WHOLE_COUNTRY), WHOLE_COUNTRY)).toBe(true);
  });
});

describe('a duty of every week', () => {
  const digest: Rule = { kind: 'weekly', weekday: 5 };

  it('is due on its weekday, over the turn of the year too', () => {
    expect(dueDays(digest, '2026-12-21', '2027-01-10')).toEqual([
      '2026-W52 2026-12-25',
      // 1 January is free.
      '2026-W53 2026-12-31',
      '2027-W01 2027-01-08',
    ]);
  });

  it('is due before a holiday, and falls away in the week of Tết', () => {
    expect(dueDays(digest, '2026-02-09', '2026-03-01')).toEqual(['2026-W07 2026-02-13', '2026-W09 2026-02-27']);
    expect(dueDays({ kind: 'weekly', weekday: 1 }, '2026-04-27', '2026-04-28')).toEqual([]);
    expect(dueDays({ kind: 'weekly', weekday: 2 }, '2026-09-01', '2026-09-02')).toEqual([]);
  });

  it('on a Saturday is meant for the Saturday', () => {
    expect(dueDays({ kind: 'weekly', weekday: 6 }, '2026-11-02', '2026-11-08')).toEqual(['2026-W45 2026-11-07']);
  });
});

it('a day off leads to the last working day before it', () => {
  expect(workingDayUpTo('2027-02-14', WHOLE_COUNTRY)).toBe('2027-02-12');
  expect(workingDayUpTo('2027-02-09', WHOLE_COUNTRY)).toBe('2027-02-04');
  expect(workingDayUpTo('2026-11-16', WHOLE_COUNTRY)).toBe('2026-11-16');
});

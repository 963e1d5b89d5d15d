import { addDays, type Day } from '../rules/days.js';
import { Campaign } from './campaign.entity.js';
import {
  daysOfPeriod,
  EVER,
  firstDayOf,
  isInPeriod,
  isPeriodName,
  isQuarter,
  lastDayForQuarter,
  lastDayOf,
  lastLockDay,
  lockDayOf,
  monthAfter,
  monthOf,
  monthsOf,
  periodOf,
  periodsBetween,
  type Rhythm,
  spanOf,
  weekdayOf,
} from './campaign-calendar.js';
import { WHOLE_COUNTRY } from './working-days.js';

const rhythms: readonly Rhythm[] = (['month', 'quarter'] as const).flatMap((period) =>
  ([1, 15] as const).map((fromDay) => ({ period, fromDay })),
);
const days = Array.from({ length: 800 }, (_, index) => addDays('2026-01-01', index));

describe('the periods of continuous feedback', () => {
  it.each(rhythms)('of %j follow each other without a day between', (rhythm) => {
    for (const day of days) {
      const period = periodOf(day, rhythm);
      const [first, last] = [firstDayOf(period, rhythm.fromDay), lastDayOf(period, rhythm.fromDay)];
      expect(first <= day && day <= last).toBe(true);
      expect(periodOf(addDays(last, 1), rhythm)).not.toBe(period);
      expect(monthsOf(period)).toContain(monthOf(day, rhythm.fromDay));
    }
    const all = [...new Set(days.map((day) => periodOf(day, rhythm)))];
    expect(periodsBetween('2026-01-01', days.at(-1) ?? '2026-01-01', rhythm)).toEqual(all);
  });

  it('are named by the month or quarter in which they end', () => {
    expect([firstDayOf('2026-Q3', 15), lastDayOf('2026-Q3', 15)]).toEqual(['2026-06-15', '2026-09-14']);
    expect([firstDayOf('2026-09', 15), lastDayOf('2026-09', 15)]).toEqual(['2026-08-15', '2026-09-14']);
    expect([firstDayOf('2026-Q1', 15), lastDayOf('2026-Q4')]).toEqual(['2025-12-15', '2026-12-31']);
    expect(['2026-06-14', '2026-06-15'].map((day) => monthOf(day as Day, 15))).toEqual(['2026-06', '2026-07']);
    expect([monthOf('2026-12-20', 15), monthAfter('2026-01', -1)]).toEqual(['2027-01', '2025-12']);
    expect([isQuarter('2026-Q4'), isQuarter('2026-10'), isQuarter('all')]).toEqual([true, false, false]);
  });

  it('lock five days after their end, or two working days from the 15th to the 14th', () => {
    expect(['2026-Q3', '2026-11'].map((period) => lockDayOf(period))).toEqual(['2026-10-05', '2026-12-05']);
    const locks = ['2026-09', '2026-10', '2026-11', '2027-02'].map((month) => lockDayOf(month, 15));
    // Monday; Wednesday; Saturday; a Sunday, after the days that make up for Tết.
    expect(locks).toEqual(['2026-09-16', '2026-10-16', '2026-11-17', '2027-02-16']);
  });

  it('are final within ten days after that, and a November round by the 14th', () => {
    const round = { period: null };
    const last = (['2026-10-31', '2026-11-01', '2026-11-14', '2026-11-15'] as const).map((d) => lastLockDay(d, round));
    expect(last).toEqual(['2026-11-10', '2026-11-14', '2026-11-14', '2026-11-25']);
    expect(lastLockDay('2026-11-05', { period: 'month' })).toBe('2026-11-15');
  });
});

describe('names of periods', () => {
  it('are those that can be, whole', () => {
    const names = ['2026-Q1', '2026-Q4', '2026-01', '2026-09', '2026-10', '2026-12'];
    expect(names.filter((name) => !isPeriodName(name))).toEqual([]);
    const others = ['2026-Q0', '2026-Q5', '2026-00', '2026-13', '2026-1', '2026', 'all', '', '12026-Q1', '2026-Q12'];
    expect([...others, '12026-01', '2026-011', '202-01', 'x2026-10'].filter(isPeriodName)).toEqual([]);
    expect([isQuarter('12026-Q1'), isQuarter('2026-Q11'), isQuarter('2026-Q1')]).toEqual([false, false, true]);
  });

  it('say which months belong to them', () => {
    expect(['all', '2026-08', '2026-Q3'].map((period) => isInPeriod('2026-08', period))).toEqual([true, true, true]);
    expect(['2026-07', '2026-Q2', '2025-Q3'].map((period) => isInPeriod('2026-08', period))).toEqual([
      false,
      false,
      false,
    ]);
    expect([monthsOf('2026-Q4'), monthsOf('2026-08')]).toEqual([['2026-10', '2026-11', '2026-12'], ['2026-08']]);
  });

  it('say their days and their months; a round has all there are', () => {
    expect([daysOfPeriod('all'), spanOf('all')]).toEqual([EVER, { first: '0000-01', last: '9999-12' }]);
    expect(daysOfPeriod('2026-Q3')).toEqual({ from: '2026-07-01', to: '2026-09-30' });
    expect(daysOfPeriod('2026-09', 15)).toEqual({ from: '2026-08-15', to: '2026-09-14' });
    expect(spanOf('2026-Q3')).toEqual({ first: '2026-07', last: '2026-09' });
  });

  it('of a round are one, if it has a day at all', () => {
    const round: Rhythm = { period: null, fromDay: 1 };
    expect(periodOf('2026-11-03', round)).toBe('all');
    expect(periodsBetween('2026-11-03', '2026-11-03', round)).toEqual(['all']);
    expect(periodsBetween('2026-11-03', '2026-11-02', round)).toEqual([]);
    expect(periodsBetween('2026-11-01', '2026-11-01', { period: 'month', fromDay: 1 })).toEqual(['2026-11']);
  });

  it('know the last day for the evidence of a quarter, and days their weekday', () => {
    const quarters = ['2027-Q4', '2028-Q2'].map((quarter) => lastDayForQuarter(quarter, WHOLE_COUNTRY));
    expect(quarters).toEqual(['2027-12-30', '2028-06-29']);
    const week = Array.from({ length: 7 }, (_, index) => weekdayOf(addDays('2026-11-02', index)));
    expect(week).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });
});

describe('a campaign', () => {
  const campaign = (values: Partial<Campaign>) =>
    Object.assign(new Campaign(), { testing: false, endedAt: null, lockedPeriods: [], fromDay: 1, ...values });
  const round = campaign({ opensOn: '2026-05-10', endsOn: '2026-05-31', locksOn: '2026-06-05', period: null });
  const feedback = campaign({
    ...{ opensOn: '2026-05-10', endsOn: '2026-11-20', locksOn: '2026-11-25' },
    ...{ period: 'quarter', fromDay: 15 },
  });

  it('has the periods of its days, the first and the last cut to them', () => {
    expect(round.periods).toEqual(['all']);
    expect(feedback.periods).toEqual(['2026-Q2', '2026-Q3', '2026-Q4']);
    expect(feedback.periods.map((period) => feedback.daysOf(period))).toEqual([
      { from: '2026-05-10', to: '2026-06-14' },
      { from: '2026-06-15', to: '2026-09-14' },
      { from: '2026-09-15', to: '2026-11-20' },
    ]);
    expect(feedback.periods.map((period) => feedback.lockDayOf(period))).toEqual([
      ...['2026-06-16', '2026-09-16', '2026-11-25'],
    ]);
  });

  it('is locked once each of its periods is, in whatever order', () => {
    const locked = (lockedPeriods: readonly string[]) => campaign({ ...feedback, lockedPeriods });
    expect(locked(['2026-Q3', '2026-Q4']).isLocked).toBe(false);
    expect(locked(['2026-Q3', '2026-Q4']).countsOn('2026-06-14')).toBe(true);
    expect(locked(['2026-Q3', '2026-Q4']).countsOn('2026-06-15')).toBe(false);
    expect(locked(['2026-Q2', '2026-Q3', '2026-Q4']).stateOn('2026-10-01')).toBe('locked');
    expect(locked(['2026-Q2']).firstOpenDay).toBe('2026-06-15');
    expect(locked(['all']).countsOn('2026-10-01')).toBe(false);
  });

  it('that was ended today is over today, and asks nobody any more', () => {
    const over = campaign({ ...round, endsOn: '2026-05-20', endedAt: new Date('2026-05-20T03:00:00Z') });
    expect([over.stateOn('2026-05-20'), round.stateOn('2026-05-20')]).toEqual(['ended', 'open']);
    expect([over.isCollectingOn('2026-05-20'), over.asksOn('2026-05-20')]).toEqual([false, true]);
    expect([over.hasEnded('all', '2026-05-20'), round.hasEnded('all', '2026-05-31')]).toEqual([true, false]);
  });
});

import type { LockDay } from '../config/clock.js';
import type { Day } from '../rules/days.js';
import { Campaign } from './campaign.entity.js';

const campaign = (values: Partial<Campaign>) =>
  Object.assign(new Campaign(), { testing: false, endedAt: null, lockedPeriods: [], fromDay: 1, ...values });
const ROUND = { opensOn: '2026-05-10', endsOn: '2026-05-31', locksOn: '2026-06-05', period: null } as const;
const round = campaign(ROUND);
const months = campaign({ ...ROUND, opensOn: '2026-04-10', period: 'month' });
const dayOf = (text: string): LockDay => text as LockDay;

describe('a campaign, from day to day', () => {
  it('is a draft or a trial before its opening, open from its first day to its last, ended after it', () => {
    const days: readonly Day[] = ['2026-05-09', '2026-05-10', '2026-05-31', '2026-06-01'];
    expect(days.map((day) => round.stateOn(day))).toEqual(['draft', 'open', 'open', 'ended']);
    expect(campaign({ ...ROUND, testing: true }).stateOn('2026-05-09')).toBe('test');
    expect(campaign({ ...ROUND, lockedPeriods: ['all'] }).stateOn('2026-05-09')).toBe('locked');
    expect(days.map((day) => round.asksOn(day))).toEqual([false, true, true, false]);
    expect(days.map((day) => round.isCollectingOn(day))).toEqual([false, true, true, false]);
  });

  it('collects no more once it is ended or locked', () => {
    expect(campaign({ ...ROUND, endedAt: new Date(0) }).isCollectingOn('2026-05-20')).toBe(false);
    expect(campaign({ ...ROUND, lockedPeriods: ['all'] }).isCollectingOn('2026-05-20')).toBe(false);
  });

  it('has ended after its last day, or on it when an officer ended it', () => {
    expect([round.hasEnded('all', '2026-05-31'), round.hasEnded('all', '2026-06-01')]).toEqual([false, true]);
    const ended = campaign({ ...ROUND, opensOn: '2026-04-10', period: 'month', endedAt: new Date(0) });
    expect([ended.hasEnded('2026-05', '2026-05-31'), ended.hasEnded('2026-04', '2026-04-30')]).toEqual([true, false]);
  });
});

describe('the periods of a campaign', () => {
  it('are cut to its days; a round is one period', () => {
    expect(round.daysOf('all')).toEqual({ from: '2026-05-10', to: '2026-05-31' });
    expect(months.daysOf('2026-04')).toEqual({ from: '2026-04-10', to: '2026-04-30' });
    expect(campaign({ ...ROUND, endsOn: '2026-05-20', period: 'month' }).daysOf('2026-05').to).toBe('2026-05-20');
  });

  it('count until they are locked, each by itself or all at once', () => {
    const april = campaign({ ...months, lockedPeriods: ['2026-04'] });
    expect([april.countsOn('2026-04-30'), april.countsOn('2026-05-01')]).toEqual([false, true]);
    expect([april.isLocked, april.firstOpenDay]).toEqual([false, '2026-05-01']);
    expect([months.isLocked, months.firstOpenDay]).toEqual([false, '2026-04-10']);
    const both = campaign({ ...months, lockedPeriods: ['2026-04', '2026-05'] });
    expect([both.isLocked, both.firstOpenDay]).toEqual([true, null]);
    const whole = campaign({ ...months, lockedPeriods: ['all'] });
    expect([whole.isLocked, whole.isPeriodLocked('2026-04'), whole.firstOpenDay]).toEqual([true, true, null]);
    // The last alone is not all.
    expect(campaign({ ...months, lockedPeriods: ['2026-05'] }).isLocked).toBe(false);
  });

  it('lock on their days: a round on its own, a month five days after its end, the last not after the campaign', () => {
    expect(round.lockDayOf('all')).toBe('2026-06-05');
    expect(months.lockDayOf('2026-04')).toBe('2026-05-05');
    expect(months.lockDayOf('2026-05')).toBe('2026-06-05');
    expect(campaign({ ...months, locksOn: '2026-06-02' }).lockDayOf('2026-05')).toBe('2026-06-02');
    expect(campaign({ ...months, locksOn: '2026-06-20' }).lockDayOf('2026-05')).toBe('2026-06-05');
    // Its lock is before the usual one of an earlier month, which is not its last.
    expect(campaign({ ...months, locksOn: '2026-05-02' }).lockDayOf('2026-04')).toBe('2026-05-05');
  });

  it('are due on the day of their lock, and wait ten days at most', () => {
    const days = ['2026-06-04', '2026-06-05', '2026-06-14', '2026-06-15'].map(dayOf);
    expect(days.map((day) => round.isDue('all', day))).toEqual([false, true, true, true]);
    expect(days.map((day) => round.isOverdue('all', day))).toEqual([false, false, false, true]);
  });

  it('keep their distance to the lock where collecting is ended earlier', () => {
    expect(round.endedOn('2026-05-21')).toEqual({ endsOn: '2026-05-21', locksOn: '2026-05-26' });
  });
});

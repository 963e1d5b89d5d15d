import { Campaign } from '../campaigns/campaign.entity.js';
import { WHOLE_COUNTRY } from '../campaigns/working-days.js';
import type { Day } from '../rules/days.js';
import { evidenceDayOf, type Surveyed, toPrepare } from './prepared-times.js';

const survey = (fields: Partial<Campaign>, isCentre = false): Surveyed => ({
  isCentre,
  campaign: Object.assign(new Campaign(), {
    ...{
      id: 'one',
      communeId: 'spring',
      continuous: false,
      period: null,
      fromDay: 1,
      endedAt: null,
      lockedPeriods: [],
    },
    ...{ opensOn: '2026-01-01', endsOn: '2026-12-31', locksOn: '2027-01-05' },
    ...fields,
  }),
});
const centre = (fields: Partial<Campaign>): Surveyed =>
  survey({ continuous: true, period: 'quarter', ...fields }, true);
const names = (surveys: readonly Surveyed[], day: Day): readonly string[] =>
  toPrepare(surveys, day, WHOLE_COUNTRY).map(({ id, isFinal }) => `${id}${isFinal ? '' : ' so far'}`);

describe('the report of a round', () => {
  const round = { opensOn: '2026-11-01', endsOn: '2026-11-07', locksOn: '2026-11-10' } as const;

  it('is prepared once it is locked, and not before', () => {
    expect(names([survey(round)], '2026-11-12')).toEqual([]);
    expect(names([survey({ ...round, lockedPeriods: ['all'] })], '2026-11-12')).toEqual(['report-one']);
  });

  it('is left alone where the round is long past', () => {
    expect(names([survey({ ...round, lockedPeriods: ['all'] })], '2027-02-10')).toEqual([]);
  });
});

describe('the table of a month at the Centre', () => {
  it('comes on the day after it where figures come with the quarter, and again with them', () => {
    expect(names([centre({})], '2026-11-01')).toContain('month-2026-10 so far');
    expect(names([centre({ lockedPeriods: ['2026-Q4'] })], '2027-01-06')).toEqual(['month-2026-12', 'quarter-2026-Q4']);
  });

  it('waits for its own lock, and no longer than the lock may wait', () => {
    const monthly = (lockedPeriods: readonly string[]) => [centre({ period: 'month', lockedPeriods })];
    expect(names(monthly([]), '2026-11-15')).toEqual([]);
    expect(names(monthly(['2026-10']), '2026-11-06')).toContain('month-2026-10');
    expect(names(monthly([]), '2026-11-16')).toEqual(['month-2026-10 so far']);
  });

  it('is that of the 15th to the 14th where a survey counts so', () => {
    const own = { period: 'month', fromDay: 15, lockedPeriods: ['2026-10'] } as const;
    expect(names([centre(own)], '2026-10-16')).toContain('month-2026-10');
  });

  it('is not made of months without the Centre, nor of a round', () => {
    expect(names([centre({ opensOn: '2026-11-01' })], '2026-11-02')).toEqual([]);
    expect(names([survey({}, true)], '2026-11-02')).toEqual([]);
  });
});

describe('the evidence of a quarter', () => {
  it.each([
    ['2026-Q1', '2026-03-26'],
    ['2026-Q3', '2026-09-25'],
    ['2026-Q4', '2026-12-28'],
  ] as const)('of %s is there on %s at the latest', (quarter, day) => {
    expect(evidenceDayOf(quarter, WHOLE_COUNTRY)).toBe(day);
  });

  it('comes with the lock, else three working days before it is handed in, and again with the lock', () => {
    const early = { fromDay: 15, lockedPeriods: ['2026-Q3'] } as const;
    expect(names([centre(early)], '2026-09-16')).toContain('quarter-2026-Q3');
    expect(names([centre({})], '2026-09-24')).not.toContain('quarter-2026-Q3 so far');
    expect(names([centre({})], '2026-09-25')).toContain('quarter-2026-Q3 so far');
    expect(toPrepare([centre({ lockedPeriods: ['2026-Q3'] })], '2026-10-06', WHOLE_COUNTRY)).toContainEqual({
      ...{ id: 'quarter-2026-Q3', kind: 'quarter', period: '2026-Q3', campaignId: 'one', isFinal: true },
    });
  });

  it('is final only where each of its months is', () => {
    const months = (...lockedPeriods: string[]) => centre({ period: 'month', lockedPeriods });
    expect(names([months('2026-07', '2026-08')], '2026-09-25')).toContain('quarter-2026-Q3 so far');
    expect(names([months('2026-07', '2026-08', '2026-09')], '2026-10-06')).toContain('quarter-2026-Q3');
  });

  it('is told once where two surveys ask at the Centre, by the one that is locked', () => {
    const two = [centre({ id: 'open' }), centre({ id: 'done', lockedPeriods: ['2026-Q3'] })];
    expect(toPrepare(two, '2026-10-06', WHOLE_COUNTRY).filter(({ kind }) => kind === 'quarter')).toMatchObject([
      { campaignId: 'done' },
    ]);
    expect(
      toPrepare(two.toReversed(), '2026-10-06', WHOLE_COUNTRY).filter(({ kind }) => kind === 'quarter'),
    ).toHaveLength(1);
  });
});

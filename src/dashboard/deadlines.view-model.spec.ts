import { Campaign } from '../campaigns/campaign.entity.js';
import type { Day } from '../rules/days.js';
import { toDeadlines } from './deadlines.view-model.js';

const campaign = (values: Partial<Campaign>): Campaign =>
  Object.assign(new Campaign(), {
    continuous: false,
    ...{ period: null, fromDay: 1, endedAt: null, lockedPeriods: [] },
    ...values,
  });
const spring = campaign({ name: 'Spring', opensOn: '2025-03-01', endsOn: '2025-03-31', locksOn: '2025-04-05' });
const centre = campaign({
  ...{ name: 'Centre', continuous: true, period: 'quarter' },
  ...{ opensOn: '2025-01-01', endsOn: '2025-12-31', locksOn: '2026-01-05' },
});

const on = (day: Day) => ({ today: day });

describe('what comes next', () => {
  it('is the end of collecting, then the lock; of continuous feedback the lock of the quarter', () => {
    expect(toDeadlines([centre, spring], on('2025-03-10'), 'vi')).toEqual([
      '31/03/2025: hết thu phiếu (Spring)',
      '05/04/2025: chốt số liệu (Centre, quý I/2025)',
    ]);
    expect(toDeadlines([spring], on('2025-04-02'), 'vi')).toEqual(['05/04/2025: chốt số liệu (Spring)']);
  });

  it('is the quarter that ended until it locks, then the quarter after it', () => {
    expect(toDeadlines([centre], on('2025-04-02'), 'en')).toEqual(['5 April 2025: figures lock (Centre, Q1 2025)']);
    centre.lockedPeriods = ['2025-Q1'];
    expect(toDeadlines([centre], on('2025-04-05'), 'en')).toEqual(['5 July 2025: figures lock (Centre, Q2 2025)']);
  });

  it('is nothing once everything is locked', () => {
    spring.lockedPeriods = ['all'];
    expect(toDeadlines([spring], on('2025-04-05'), 'vi')).toEqual([]);
  });
});

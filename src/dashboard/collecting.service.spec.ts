import { Campaign } from '../campaigns/campaign.entity.js';
import type { Day } from '../rules/days.js';
import { toCollectingWords, toDeadlines } from './collecting.service.js';

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

describe('what comes next', () => {
  it('is the end of collecting, then the lock; of continuous feedback the lock of the quarter', () => {
    expect(toDeadlines([centre, spring], '2025-03-10' as Day, 'vi')).toEqual([
      '31/03/2025: hết thu phiếu (Spring)',
      '05/04/2025: chốt số liệu (Centre, quý I/2025)',
    ]);
    expect(toDeadlines([spring], '2025-04-02' as Day, 'vi')).toEqual(['05/04/2025: chốt số liệu (Spring)']);
  });

  it('is the quarter that ended until it locks, then the quarter after it', () => {
    expect(toDeadlines([centre], '2025-04-02' as Day, 'en')).toEqual(['5 April 2025: figures lock (Centre, Q1 2025)']);
    centre.lockedPeriods = ['2025-Q1'];
    expect(toDeadlines([centre], '2025-04-05' as Day, 'en')).toEqual(['5 July 2025: figures lock (Centre, Q2 2025)']);
  });

  it('is nothing once everything is locked', () => {
    spring.lockedPeriods = ['all'];
    expect(toDeadlines([spring], '2025-04-05' as Day, 'vi')).toEqual([]);
  });
});

describe('what is collected', () => {
  const autumn = campaign({
    ...{ id: 'autumn', name: 'Autumn 2025', opensOn: '2025-11-01' },
    ...{ endsOn: '2025-11-05', locksOn: '2025-11-10' },
  });

  it.each<[Day, string]>([
    ['2025-11-03', 'thu đến hết 05/11/2025; có kết quả sau khi chốt số liệu, dự kiến 10/11/2025.'],
    ['2025-11-06', 'đã hết thu phiếu; có kết quả sau khi chốt số liệu, dự kiến 10/11/2025.'],
    ['2025-11-11', 'đã hết thu phiếu, đang chờ chốt số liệu.'],
  ])('on %s says who answered, and when there is more to tell', (today, text) => {
    const collecting = { campaign: autumn, period: 'all', responses: 132 } as const;
    expect(toCollectingWords(collecting, today, 'vi')).toEqual({
      ...{ name: 'Autumn 2025', count: '132 phiếu', text, address: '/campaigns/autumn/participation' },
      live: { address: '/api/v1/campaigns/autumn/participation/events', from: '2025-11-01', to: '2025-11-05' },
    });
  });

  it('is named by its period where feedback is continuous', () => {
    const feedback = campaign({
      ...{ id: 'c', name: 'Centre', continuous: true, period: 'month', lockedPeriods: ['2025-10'] },
      ...{ opensOn: '2025-10-01', endsOn: '2026-09-30', locksOn: '2026-10-05' },
    });
    const collecting = { campaign: feedback, period: '2025-11', responses: 7 } as const;
    expect(toCollectingWords(collecting, '2025-11-03' as Day, 'vi')).toMatchObject({
      name: 'Centre, tháng 11/2025',
      text: expect.stringContaining('thu đến hết 30/11/2025; có kết quả sau khi chốt số liệu, dự kiến 05/12/2025.'),
    });
  });
});

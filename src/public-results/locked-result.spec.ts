import { shipped } from '../../test/harness/tallied-round.js';
import { Campaign } from '../campaigns/campaign.entity.js';
import type { Satisfaction } from '../figures/satisfaction.js';
import { isForEverybody, toLockedResult } from './locked-result.js';

const figure = { kind: 'few', respondents: 12, majority: 'mixed' } as const;
const satisfaction = {
  ...{ publishedAt: '2026-10-05T02:00:00.000Z', overall: figure, target: 0.9, dataHash: 'f' },
  groups: ['E1', 'E5', 'I', 'V'].map((key) => ({ key, label: key, figure })),
  mix: { channel: { qr: 12 }, assisted: { self: 12 }, proof: { fixed: 12 } },
} as unknown as Satisfaction;

const centre = {
  campaign: Object.assign(new Campaign(), {
    ...{ id: 'c', name: 'Thường xuyên', opensOn: '2026-08-01', endsOn: '2027-12-31', locksOn: '2028-01-05' },
    ...{ period: 'quarter', fromDay: 1 },
  } as const),
  ...{ questionnaire: shipped('trung-tam'), overall: satisfaction, byElement: satisfaction },
  ...{ byDepartment: null, byQuestion: satisfaction },
  commune: { key: 'hong-chau', name: 'Hồng Châu', kind: 'xã', province: 'Hải Phòng' },
} as const;

describe('a locked result', () => {
  it('of a quarter covers its days from the opening on, and was locked on its day', () => {
    const result = toLockedResult({ ...centre, period: '2026-Q3' });
    expect(result).toMatchObject({ from: '2026-08-01', to: '2026-09-30', lockedOn: '2026-10-05' });
  });

  it('of a round that was locked early ends with the lock', () => {
    const days = { endsOn: '2026-10-20', locksOn: '2026-10-25' } as const;
    const campaign = Object.assign(new Campaign(), centre.campaign, days);
    const result = toLockedResult({ ...centre, campaign, period: 'all' });
    expect(result).toMatchObject({ from: '2026-08-01', to: '2026-10-05', lockedOn: '2026-10-05' });
  });

  it('shows the elements that everybody is asked about, not those of the long form again', () => {
    expect(toLockedResult({ ...centre, period: '2026-Q3' }).elements.map(({ key }) => key)).toEqual(['E1', 'E5']);
  });

  it('has no elements where the questionnaire has none, and never says how proof was given', () => {
    const result = toLockedResult({ ...centre, questionnaire: shipped('hop-thon'), byElement: null, period: 'all' });
    expect(result.elements).toEqual([]);
    expect(Object.keys(result.mix)).toEqual(['channel', 'assisted']);
  });

  it('of the officials is not for everybody', () => {
    expect([isForEverybody('officials'), isForEverybody('administration')]).toEqual([false, true]);
  });
});

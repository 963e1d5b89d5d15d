import type { CampaignPlan } from '../campaigns/campaign-plan.entity.js';
import { quarterCounted, toPlanProgress } from './plan-progress.view-model.js';

const plan = { responses: 318, perUnit: 30 } as CampaignPlan;
const counts = {
  total: 7,
  late: 2,
  withdrawn: 0,
  byDay: { '2026-09-30': 4, '2026-10-01': 1, '2026-11-03': 2 },
  byPoint: {},
  byChannel: {},
  byFlag: { burst: 0, repeated: 0 },
};
const units = [
  { name: 'Phòng Kinh tế', count: 30 },
  { name: 'Văn phòng', count: 29 },
];

describe('progress against a plan', () => {
  it('counts a round whole, and each unit against the fewest of a unit', () => {
    expect(toPlanProgress(plan, { counts, units, quarterFrom: null })).toEqual({
      ...{ planned: 318, count: 7, key: 'total', quarterFrom: null, perUnit: 30 },
      units: [
        { name: 'Văn phòng', count: 29, enough: false },
        { name: 'Phòng Kinh tế', count: 30, enough: true },
      ],
    });
  });

  it('counts continuous feedback from the first day of the quarter', () => {
    const quarterFrom = quarterCounted({ continuous: true, endsOn: '2027-03-31', fromDay: 1 }, '2026-11-21');
    expect(quarterFrom).toBe('2026-10-01');
    expect(toPlanProgress(plan, { counts, units: [], quarterFrom })).toMatchObject({
      count: 3,
      key: 'since:2026-10-01',
    });
    expect(quarterCounted({ continuous: true, endsOn: '2026-09-30', fromDay: 1 }, '2026-11-21')).toBe('2026-07-01');
    expect(quarterCounted({ continuous: true, endsOn: '2027-03-31', fromDay: 15 }, '2026-09-15')).toBe('2026-09-15');
    expect(quarterCounted({ continuous: false, endsOn: '2026-09-30', fromDay: 1 }, '2026-08-21')).toBeNull();
  });
});

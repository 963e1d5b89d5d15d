import { Campaign } from './campaign.entity.js';
import { campaignFaults, isTaken, ownerDay, usualPlaces, type WantedCampaign } from './campaign-check.js';

const wanted: WantedCampaign = {
  ...{ name: 'Đợt tháng 11/2026', opensOn: '2026-11-10', endsOn: '2026-11-20', locksOn: '2026-11-25' },
  ...{ target: 0.9, period: null, fromDay: 1 },
};
const known = { today: '2026-11-03', names: ['Đợt tháng 6/2026'] } as const;
const faultsOf = (fields: Partial<WantedCampaign>): readonly string[] =>
  campaignFaults({ ...wanted, ...fields }, known).map(({ field, why }) => `${field} ${why}`);

describe('a campaign', () => {
  it.each<[Partial<WantedCampaign>, string]>([
    [{ name: 'x'.repeat(151) }, 'name name'],
    [{ name: ' đợt  THÁNG 6/2026 ' }, 'name nameTaken'],
    [{ endsOn: '2026-11-09' }, 'endsOn endsOn'],
    [{ locksOn: '2026-11-20' }, 'locksOn locksOn'],
    [{ opensOn: '2024-11-02' }, 'opensOn farDay'],
    [{ endsOn: '2028-11-04', locksOn: null }, 'endsOn farDay'],
    [{ locksOn: '2062-11-25' }, 'locksOn farDay'],
    [{ opensOn: '2026-10-01', endsOn: '2026-10-10', locksOn: '2026-11-03' }, 'locksOn roundDue'],
    [{ opensOn: '2026-10-01', endsOn: '2026-10-10', locksOn: null }, 'locksOn roundDue'],
    [{ opensOn: '2026-07-01', endsOn: '2026-12-31', locksOn: null, period: 'quarter' }, 'opensOn periodDue'],
    [{ target: 0.0095 }, 'targetPercent targetFraction'],
    [{ target: 0.01 }, 'targetPercent targetFraction'],
    [{ target: 0.499 }, 'targetPercent targetPercent'],
    [{ target: 1.01 }, 'targetPercent targetPercent'],
    [{ target: 0 }, 'targetPercent targetPercent'],
    [{ target: -0.9 }, 'targetPercent targetPercent'],
    [{ target: Number.NaN }, 'targetPercent targetPercent'],
  ])('with %j is told so at its field', (fields, fault) => {
    expect(faultsOf(fields)).toEqual([fault]);
  });

  it('is fine as the plans have it, with the usual target or none, within two years', () => {
    for (const fields of [{}, { target: undefined }, { target: null }, { target: 0.5 }, { target: 1 }, { name: '' }]) {
      expect(faultsOf(fields)).toEqual([]);
    }
    expect(faultsOf({ opensOn: '2024-11-03', endsOn: '2028-11-03', locksOn: null, period: 'quarter' })).toEqual([
      'opensOn periodDue',
    ]);
    expect(faultsOf({ endsOn: '2028-11-03', locksOn: null })).toEqual([]);
  });

  it('names every field at fault, and what was probably meant', () => {
    const faults = campaignFaults({ ...wanted, target: 0.0095, endsOn: '2026-01-01', name: 'đợt tháng 6/2026' }, known);
    expect(faults).toEqual([
      { field: 'name', why: 'nameTaken', campaign: 'đợt tháng 6/2026' },
      { field: 'endsOn', why: 'endsOn' },
      { field: 'targetPercent', why: 'targetFraction', meant: 0.95 },
    ]);
  });

  it('that is changed is not checked again where it stays as it was', () => {
    const old = { opensOn: '2024-01-01', endsOn: '2026-11-01', locksOn: '2026-11-03', target: 0.3 } as const;
    const before = Object.assign(new Campaign(), { ...old, period: null, fromDay: 1, lockedPeriods: [] });
    const changed = (fields: Partial<WantedCampaign>) =>
      campaignFaults({ ...wanted, ...old, ...fields }, { ...known, before }).map(({ why }) => why);
    expect(changed({})).toEqual([]);
    expect(changed({ name: 'Khác' })).toEqual([]);
    expect(changed({ locksOn: '2026-11-02' })).toEqual(['roundDue']);
    expect(changed({ target: 0.4 })).toEqual(['targetPercent']);
  });
});

it("a name is the same however it is spaced, and in large letters; an empty one is nobody's", () => {
  expect(isTaken('Đợt  1', ['ĐỢT 1'])).toBe(true);
  expect(isTaken('Đợt 1', ['Đot 1'])).toBe(false);
  expect(isTaken('', [''])).toBe(false);
});

it('every subject has its usual places', () => {
  const listed = { counters: [{ key: 'q1', name: 'Quầy 1', unit: 'centre', fields: [] }] };
  expect(usualPlaces('centre', listed)).toEqual(['counter']);
  expect(usualPlaces('centre', { counters: [] })).toEqual(['field']);
  expect(usualPlaces('meeting', listed)).toEqual(['village']);
  expect(usualPlaces('officials', listed)).toEqual([]);
});

it('a unit that leads a campaign is one of its opening day, or of today once it runs', () => {
  expect(ownerDay('2026-11-01', '2026-08-20')).toBe('2026-11-01');
  expect(ownerDay(null, '2026-08-20')).toBe('2026-08-20');
  expect(ownerDay('2025-10-01', '2026-08-20')).toBe('2026-08-20');
});

import { Campaign } from './campaign.entity.js';
import {
  type Changeable,
  changeableOf,
  changedFields,
  changeFaults,
  mayChange,
  phaseIn,
  phaseOf,
  revisionOf,
} from './campaign-changes.js';

const spring = Object.assign(new Campaign(), {
  ...{ name: 'Spring', ownerUnit: null, opensOn: '2026-11-01', endsOn: '2026-11-10', locksOn: '2026-11-15' },
  ...{ target: 0.9, period: null, fromDay: 1, testing: false, endedAt: null, lockedPeriods: [] },
  ...{ questionnaireVersion: 'trung-tam.v2', tabletVersion: null },
});
const as = (fields: Partial<Campaign>): Campaign => Object.assign(new Campaign(), spring, fields);
const wanted = (fields: Partial<Changeable>): Changeable => ({ ...changeableOf(spring), ...fields });

describe('how far a campaign has come', () => {
  it('is said by its state, and before the opening by what is kept of it', () => {
    expect(phaseOf(spring, '2026-10-01', false)).toBe('planned');
    expect(phaseOf(spring, '2026-10-01', true)).toBe('tried');
    expect(phaseOf(spring, '2026-11-01', true)).toBe('open');
    expect(phaseOf(spring, '2026-11-11', true)).toBe('ended');
    expect(phaseOf(as({ lockedPeriods: ['all'] }), '2026-11-11', true)).toBe('locked');
    const months = as({ period: 'month', opensOn: '2026-10-01', lockedPeriods: ['2026-10'] });
    expect(phaseOf(months, '2026-11-08', true)).toBe('told');
    expect(phaseOf(months, '2026-11-11', true)).toBe('over');
  });

  it('leaves less to change with every step, and nothing at the end', () => {
    const sizes = Object.values(mayChange).map((fields) => fields.length);
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    expect([mayChange.planned.length, mayChange.locked.length]).toEqual([Object.keys(changeableOf(spring)).length, 0]);
  });
});

describe('a revision', () => {
  it('is another one as soon as a change could rest on something else', () => {
    const known = revisionOf(spring, 'open');
    expect(revisionOf(as({ reorganised: 5 }), 'open')).toBe(known);
    for (const other of [as({ name: 'Summer' }), as({ endedAt: new Date(0) }), as({ lockedPeriods: ['2026-10'] })]) {
      expect(revisionOf(other, 'open')).not.toBe(known);
    }
    expect(revisionOf(spring, 'ended')).not.toBe(known);
    expect([phaseIn(known), phaseIn('toString-1'), phaseIn('')]).toEqual(['open', null, null]);
  });
});

describe('a change', () => {
  it('is of the fields that become others', () => {
    expect(changedFields(spring, wanted({}))).toEqual([]);
    expect(changedFields(spring, wanted({ questionnaire: 'hop-thon', target: null }))).toEqual([
      'target',
      'questionnaire',
    ]);
  });

  it('cannot end a campaign that is open in the past, and can leave an end that has passed', () => {
    const faults = (today: '2026-11-05' | '2026-11-12', fields: Partial<Changeable>) =>
      changeFaults(spring, wanted(fields), { today, names: [] }).map(({ field, why }) => `${field} ${why}`);
    expect(faults('2026-11-05', { endsOn: '2026-11-04', locksOn: '2026-11-09' })).toEqual(['endsOn endPast']);
    expect(faults('2026-11-05', { endsOn: '2026-11-05' })).toEqual([]);
    expect(faults('2026-11-12', { locksOn: '2026-11-14' })).toEqual([]);
    expect(faults('2026-11-12', { endsOn: '2026-11-11' })).toEqual(['endsOn endPast']);
    expect(faults('2026-11-12', { endsOn: '2026-11-13', name: '' })).toEqual(['name nameMissing']);
  });
});

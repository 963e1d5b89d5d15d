import type { CommuneCatalogue } from '../communes/catalogue.js';
import { placesFault } from './campaign-check.js';
import { campaignForm, readCampaign, type TypedCampaign, usualCampaign, withUsualPlaces } from './campaign-form.js';

const commune: CommuneCatalogue = {
  ...{ key: 'spring', name: 'Xuân', kind: 'xã', villageKind: 'thôn', province: 'Hải Phòng' },
  ...{ units: [], fields: [], villages: [], leads: {} },
  counters: [{ key: 'q1', name: 'Quầy 1', unit: 'centre', fields: [] }],
};
const typed: TypedCampaign = usualCampaign(commune, '2026-11-01', '2026-11-25');

const TODAY = '2026-11-03';
const KNOWN = { today: TODAY, names: ['Đợt tháng 6/2026'] } as const;
const wrong = (fields: Partial<TypedCampaign>) => {
  const read = readCampaign({ ...typed, ...fields }, KNOWN);
  if (!('faults' in read)) throw new Error('Nothing is wrong with it');
  return read;
};

describe('a campaign typed by an officer', () => {
  it('takes the lock day and the target from the rules when nothing is typed', () => {
    expect(readCampaign(typed, KNOWN)).toMatchObject({ communeId: 'spring', locksOn: undefined, target: undefined });
  });

  it('may write its own target with a comma and a percent sign, or have none', () => {
    expect(readCampaign({ ...typed, target: 'own', targetPercent: '92,5 %' }, KNOWN)).toMatchObject({ target: 0.925 });
    expect(readCampaign({ ...typed, target: 'none' }, KNOWN)).toMatchObject({ target: null });
  });

  it('names every field at fault', () => {
    const { faults } = wrong({ opensOn: '', locksOn: '2026-11-25', target: 'own', targetPercent: 'x' });
    expect(faults.map(({ field }) => field)).toEqual(['opensOn', 'locksOn', 'targetPercent']);
    expect(wrong({ endsOn: '2026-10-31' })).toEqual({ faults: [{ field: 'endsOn', why: 'endsOn' }] });
    expect(wrong({ endsOn: '' })).toEqual({ faults: [{ field: 'endsOn', why: 'endsOnMissing' }] });
  });

  it.each(['opensOn', 'endsOn', 'locksOn'] as const)('says of %s that there is no such day', (field) => {
    for (const day of ['31/09/2026', '2026-09-31', 'mai']) {
      expect(wrong({ [field]: day })).toEqual({ faults: [{ field, why: 'noDay' }] });
    }
    expect(readCampaign({ ...typed, opensOn: '5/11/2026' }, KNOWN)).toMatchObject({ opensOn: '2026-11-05' });
  });

  it('is not made where it would be locked at once, with nobody in it', () => {
    const past = { opensOn: '2026-10-01', endsOn: '2026-10-29' };
    const due = { day: '2026-11-03', next: TODAY };
    expect(wrong(past)).toEqual({ faults: [{ field: 'locksOn', why: 'roundDue', due }] });
    expect(readCampaign({ ...typed, ...past, locksOn: '2026-11-04' }, KNOWN)).toMatchObject(past);
  });

  it.each([
    ['quarter', '1', '2026-09-30', { day: '2026-10-05', next: '2026-10-01' }],
    ['month', '1', '2026-09-30', { day: '2026-10-05', next: '2026-11-01' }],
    ['month', '15', '2026-10-14', { day: '2026-10-16', next: '2026-10-15' }],
  ] as const)('is not made in a %s from the %s that is due already', (period, fromDay, opensOn, due) => {
    const rhythm = { continuous: 'yes', period, fromDay, endsOn: '2027-12-31' } as const;
    const today = period === 'month' && fromDay === '1' ? '2026-11-06' : TODAY;
    const read = readCampaign({ ...typed, ...rhythm, opensOn }, { ...KNOWN, today });
    expect(read).toEqual({ faults: [{ field: 'opensOn', why: 'periodDue', due }] });
    expect(readCampaign({ ...typed, ...rhythm, opensOn: due.next }, { ...KNOWN, today })).toMatchObject({
      opensOn: due.next,
    });
  });

  it('reads one ticked box, several, or none', () => {
    const sent = { ...typed, places: 'village', points: ['a', 'b'] };
    expect(campaignForm.parse(sent)).toMatchObject({ places: ['village'], points: ['a', 'b'] });
    expect(campaignForm.parse({ ...typed, places: undefined })).toMatchObject({ places: [] });
  });
});

describe('the boxes of places', () => {
  const subjects: Readonly<Record<string, 'centre' | 'administration'>> = {
    'trung-tam': 'centre',
    'chinh-quyen': 'administration',
  };
  const subjectOf = (key: string) => subjects[key];
  const sent = (fields: Partial<TypedCampaign>) => withUsualPlaces({ ...typed, ...fields }, commune, subjectOf).places;

  it('follow the questionnaire while nobody has touched them', () => {
    expect(sent({ questionnaire: 'chinh-quyen' })).toEqual(['village']);
    expect(sent({ questionnaire: 'chinh-quyen', places: ['field'] })).toEqual(['field']);
    expect(sent({ questionnaire: 'trung-tam', places: [] })).toEqual([]);
    // A browser with the script has ticked them already.
    expect(sent({ questionnaire: 'chinh-quyen', placesFor: 'chinh-quyen', places: [] })).toEqual([]);
    expect(sent({ questionnaire: 'khac' })).toEqual(['counter']);
  });
});

describe('where a questionnaire is answered', () => {
  it('the Centre has counters and fields, the administration has villages', () => {
    expect(placesFault('centre', ['counter', 'field'])).toBeNull();
    expect(placesFault('centre', ['village'])).toBe('places');
    expect(placesFault('administration', ['village'])).toBeNull();
    expect(placesFault('meeting', ['counter'])).toBe('places');
    expect(placesFault('officials', ['counter', 'village'])).toBeNull();
  });
});

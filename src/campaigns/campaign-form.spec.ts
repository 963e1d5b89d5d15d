import { campaignForm, placesFault, readCampaign, type TypedCampaign, usualCampaign } from './campaign-form.js';

const typed: TypedCampaign = usualCampaign('spring', '2026-11-01', '2026-11-25');

describe('a campaign typed by an officer', () => {
  it('takes the lock day and the target from the rules when nothing is typed', () => {
    expect(readCampaign(typed)).toMatchObject({ communeId: 'spring', locksOn: undefined, target: undefined });
  });

  it('may write its own target with a comma and a percent sign, or have none', () => {
    expect(readCampaign({ ...typed, target: 'own', targetPercent: '92,5 %' })).toMatchObject({ target: 0.925 });
    expect(readCampaign({ ...typed, target: 'none' })).toMatchObject({ target: null });
  });

  it('names every field at fault', () => {
    expect(
      readCampaign({ ...typed, opensOn: '31/11/2026', locksOn: '2026-11-25', target: 'own', targetPercent: 'x' }),
    ).toEqual({
      faults: ['opensOn', 'locksOn', 'targetPercent'],
    });
    expect(readCampaign({ ...typed, endsOn: '2026-10-31' })).toEqual({ faults: ['endsOn'] });
  });

  it('reads one ticked box, several, or none', () => {
    const sent = { ...typed, places: 'village', points: ['a', 'b'] };
    expect(campaignForm.parse(sent)).toMatchObject({ places: ['village'], points: ['a', 'b'] });
    expect(campaignForm.parse({ ...typed, places: undefined })).toMatchObject({ places: [] });
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

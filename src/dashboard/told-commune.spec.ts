import { type ToldCampaign, toldOf, topicsOf, usualOf } from './told-commune.js';

const campaign = (name: string, respondents: number, trial = false): ToldCampaign =>
  ({ campaign: { name }, trial, publications: [{ content: { respondents } }] }) as unknown as ToldCampaign;
const nameOf = (told: readonly ToldCampaign[]) => usualOf(told)?.campaign.name;

describe('the card of a subject', () => {
  it('is that of what was locked last, and of no campaign without forms or in trial beside it', () => {
    const all = [campaign('trial', 40, true), campaign('empty', 0), campaign('November', 412), campaign('June', 380)];
    expect(nameOf(all)).toBe('November');
  });

  it('is a campaign with too few forms to tell where there is no other, then a trial', () => {
    expect(nameOf([campaign('trial', 40, true), campaign('few', 0)])).toBe('few');
    expect(nameOf([campaign('trial', 40, true)])).toBe('trial');
    expect(nameOf([])).toBeUndefined();
  });
});

describe('what a commune has asked itself', () => {
  const asked = (key: string, subject: string) =>
    ({ questionnaire: { key, subject } }) as unknown as Pick<ToldCampaign, 'questionnaire'>;
  const all = [asked('spring.cho-xa', 'centre'), asked('trung-tam', 'centre'), asked('spring.truong', 'reception')];
  const later = [...all, asked('chinh-quyen', 'administration'), asked('spring.cho-xa', 'administration')];

  it('stands after the subjects, each once, whatever it declares', () => {
    expect(topicsOf(later)).toEqual(['administration', 'centre', 'spring.cho-xa', 'spring.truong']);
  });

  it('is told apart from the subject that it declares', () => {
    expect(toldOf(all, 'centre').map(({ questionnaire }) => questionnaire.key)).toEqual(['trung-tam']);
    expect(toldOf(later, 'spring.cho-xa')).toHaveLength(2);
    expect(toldOf(all, 'reception')).toEqual([]);
  });
});

import { shipped } from '../../test/harness/tallied-round.js';
import type { CommuneCatalogue } from '../communes/catalogue.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import { toFieldsView } from './campaign-fields.view-model.js';
import { type TypedCampaign, usualCampaign } from './campaign-form.js';

const catalogue: CommuneCatalogue = {
  ...{ key: 'spring', name: 'Xuân', kind: 'xã', villageKind: 'thôn', province: 'Hải Phòng' },
  ...{ units: [], fields: [], villages: [], counters: [], leads: {} },
};
const [centre, tablet, administration] = [
  shipped('trung-tam'),
  shipped('trung-tam-may-tinh-bang'),
  shipped('chinh-quyen'),
];
const own = { ...tablet, key: 'spring.quay', version: 'spring.quay.v1' } as Questionnaire;
const all = [centre, tablet, administration, { ...own, general: 'Q1' }, { ...own, group: 'business' }] as const;

const viewOf = (typed: Partial<TypedCampaign>, questionnaires: readonly Questionnaire[] = all) =>
  toFieldsView({
    ...{ catalogue, questionnaires, faults: [] },
    typed: { ...usualCampaign(catalogue, '2026-11-01', '2026-11-20'), ...typed },
  });
const offered = (...asked: Parameters<typeof viewOf>): readonly string[] =>
  viewOf(...asked).forTablets.flatMap((one) => (one.offered ? [one.key] : []));

describe('what a tablet may ask instead', () => {
  it('is what asks the same people the same in general as the questionnaire chosen, and is another', () => {
    expect(offered({ questionnaire: 'trung-tam' })).toEqual(['trung-tam-may-tinh-bang']);
    expect(offered({ questionnaire: 'trung-tam' }, [...all, own])).toEqual(['trung-tam-may-tinh-bang', 'spring.quay']);
    expect(offered({ questionnaire: 'trung-tam-may-tinh-bang' })).toEqual(['trung-tam']);
  });

  it('is nothing where nothing goes with it, and what was chosen before is not', () => {
    const typed = { questionnaire: 'chinh-quyen', tabletQuestionnaire: 'trung-tam-may-tinh-bang' };
    const { forTablets, hasForTablets } = viewOf(typed);
    expect([offered(typed), hasForTablets, forTablets.some(({ chosen }) => chosen)]).toEqual([[], false, false]);
    expect(viewOf({ ...typed, questionnaire: 'trung-tam' }).forTablets.find(({ chosen }) => chosen)?.key).toBe(
      'trung-tam-may-tinh-bang',
    );
  });
});

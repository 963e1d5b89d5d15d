import { Campaign } from '../campaigns/campaign.entity.js';
import type { Figure } from '../figures/figure.js';
import type { Satisfaction } from '../figures/satisfaction.js';
import type { Day } from '../rules/days.js';
import { type CardSource, toCard } from './cards.view-model.js';

const overall: Figure = {
  ...{ kind: 'rate', satisfied: 376, base: 412, respondents: 412, rate: 376 / 412 },
  interval: { lower: 0.887, upper: 0.9329, level: 0.9, method: 'wilson' },
  ...{ meetsTarget: true, verdict: 'inconclusive' },
};
const spring = Object.assign(new Campaign(), {
  ...{ id: 'spring', name: 'Spring 2025', continuous: false, locksOn: '2025-04-05' as Day },
});
const published = { target: 0.9, locked: true, publishedAt: '2025-04-07T01:00:00.000Z', period: 'all', overall };
const source: CardSource = {
  subject: 'administration',
  campaign: spring,
  satisfaction: published as unknown as Satisfaction,
  ...{ collecting: null, usual: null },
};
const reader = {
  language: 'vi' as const,
  place: 'xã Hồng Châu',
  addressOf: (subject: string, campaign: string | null) => `/${subject}/${campaign}`,
};
const withOverall = (figure: Figure): CardSource => ({
  ...source,
  satisfaction: { ...source.satisfaction, overall: figure },
});

describe('a card of the first screen', () => {
  it('says the verdict, its base, the target and how certain it is for the whole commune', () => {
    expect(toCard(source, reader)).toEqual({
      subject: 'administration',
      title: 'Hài lòng với hoạt động của chính quyền',
      period: 'Spring 2025',
      lock: 'ĐÃ CHỐT 05/04',
      locked: true,
      target: 'Mục tiêu: từ 90%',
      words: {
        kind: 'rate',
        rate: '91,3%',
        base: '376/412 phiếu hợp lệ',
        interval: '88,7% – 93,3%',
        reading: { text: 'ĐẠT mục tiêu trên số phiếu thu được', tone: 'met' },
        certainty: { text: 'Chưa đủ căn cứ khẳng định', established: false },
        state: null,
      },
      weighted: null,
      certainty: 'Chưa đủ căn cứ khẳng định cho toàn xã Hồng Châu',
      collecting: null,
      usual: null,
    });
  });

  it('sets the visits behind the responses, and the weighted rate beside, where visits are known', () => {
    const covered = {
      visits: { total: 3150, responses: 412, byField: [] },
      weighted: { rate: 0.8998, effectiveRespondents: 366.4 },
    };
    const card = toCard({ ...source, satisfaction: { ...source.satisfaction, ...covered } }, reader);
    expect(card.words.base).toBe('376/412 phiếu hợp lệ, 3.150 lượt giao dịch');
    expect(card.weighted).toBe('Tính theo cơ cấu lượt giao dịch: 89,98% (có giá trị như khoảng 366 phiếu)');
  });

  it('says nothing of certainty before the lock', () => {
    const open = { ...source.satisfaction, locked: false, overall: { ...overall, verdict: null } };
    const card = toCard({ ...source, satisfaction: open }, reader);
    expect([card.lock, card.certainty, card.words.reading?.tone]).toEqual([
      'Tạm tính, chốt ngày 05/04',
      null,
      'neutral',
    ]);
  });

  it.each([
    [{ kind: 'few', respondents: 21, majority: 'mixed' }, 'Ý kiến chia đều (ít phiếu, chỉ nêu bằng lời)'],
    [{ kind: 'too-few', minimum: 10 }, 'Chưa đủ 10 phiếu nên chưa nêu kết quả'],
    [{ kind: 'no-responses' }, 'Chưa có phiếu'],
  ] as const)('tells %j in words', (figure, state) => {
    expect(toCard(withOverall(figure), reader)).toMatchObject({ certainty: null, words: { rate: null, state } });
  });

  it('leads to a round that is collecting, once something of it is published, and back', () => {
    const autumn = Object.assign(new Campaign(), { id: 'autumn', name: 'Autumn 2025', endsOn: '2025-11-30' as Day });
    const collecting = { campaign: autumn, responses: 1234, published: true };
    expect(toCard({ ...source, collecting }, reader).collecting).toEqual({
      text: 'Autumn 2025: đang thu, đã có 1.234 phiếu, đến hết ngày 30/11/2025.',
      address: '/administration/autumn',
    });
    const unpublished = toCard({ ...source, collecting: { ...collecting, published: false } }, reader);
    expect(unpublished.collecting?.address).toBeNull();
    expect(toCard({ ...source, usual: spring }, reader).usual).toEqual({
      text: 'Về số đã chốt: Spring 2025',
      address: '/administration/null',
    });
  });
});

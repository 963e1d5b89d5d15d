import { aFew, aRate } from '../../test/harness/told.js';
import { Campaign } from '../campaigns/campaign.entity.js';
import type { Figure } from '../figures/figure.js';
import type { Satisfaction } from '../figures/satisfaction.js';
import type { Day } from '../rules/days.js';
import { type CardSource, toCard, toWaitingCard } from './cards.view-model.js';

const round = (values: Partial<Campaign>): Campaign =>
  Object.assign(new Campaign(), {
    ...{ continuous: false, period: null, fromDay: 1, endedAt: null, lockedPeriods: [] },
    ...values,
  });
const spring = round({ id: 'spring', name: 'Spring 2025' });
const autumn = round({
  ...{ id: 'autumn', name: 'Autumn 2025', opensOn: '2025-11-01' },
  ...{ endsOn: '2025-11-05', locksOn: '2025-11-10' },
});
const satisfaction = {
  ...{ target: 0.9, trial: false, period: 'all', overall: aRate(376, 412) },
  publishedAt: '2025-04-04T17:30:00.000Z',
} as unknown as Satisfaction;
const source: CardSource = {
  ...{ subject: 'administration', campaign: spring, satisfaction },
  ...{ collecting: null, usual: null, tried: null },
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
  it('says the verdict, its base, the target, how certain it is, and the day of the lock in Vietnam', () => {
    expect(toCard(source, reader)).toEqual({
      subject: 'administration',
      title: 'Hài lòng với hoạt động của chính quyền',
      period: 'Spring 2025',
      lock: 'ĐÃ CHỐT 05/04',
      trial: false,
      target: 'Mục tiêu: từ 90%',
      words: {
        kind: 'rate',
        rate: '91,3%',
        base: '376/412 phiếu hợp lệ',
        interval: '88,6% – 93,4%',
        clustered: null,
        reading: { text: 'ĐẠT mục tiêu trên số phiếu thu được', tone: 'met' },
        certainty: { text: 'Chưa đủ căn cứ khẳng định', established: false },
        state: null,
      },
      weighted: null,
      certainty: 'Chưa đủ căn cứ khẳng định cho toàn xã Hồng Châu',
      collecting: null,
      others: [],
    });
  });

  it('says nothing of the whole commune of those who came to the Centre', () => {
    const { certainty } = toCard({ ...source, subject: 'centre' }, reader);
    expect(certainty).toBe('Chưa đủ căn cứ khẳng định cho mọi người đến Trung tâm');
  });

  it('sets the visits behind the responses, and the weighted rate beside, where visits are known', () => {
    const covered = {
      visits: { total: 3150, responses: 412, byField: [] },
      weighted: { rate: 0.8998, effectiveRespondents: 366 },
    };
    const card = toCard({ ...source, satisfaction: { ...satisfaction, ...covered } }, reader);
    expect(card.words.base).toBe('376/412 phiếu hợp lệ, 3.150 lượt tiếp nhận hồ sơ');
    expect(card.weighted).toBe('Tính theo cơ cấu lượt tiếp nhận hồ sơ: 89,98% (có giá trị như khoảng 366 phiếu)');
  });

  it('of a trial is marked as one, and read as a real one would be', () => {
    const card = toCard({ ...source, satisfaction: { ...satisfaction, trial: true } }, reader);
    expect([card.lock, card.trial, card.words.rate, card.words.reading?.tone]).toEqual([
      'CHẠY THỬ – phiếu thử, không tính vào kết quả',
      ...[true, '91,3%', 'met'],
    ]);
  });

  it.each([
    [aFew(17, 21), '17/21 phiếu hài lòng (ít phiếu, chưa tính tỷ lệ)'],
    [{ kind: 'too-few', minimum: 10 }, 'Chưa đủ 10 phiếu nên không nêu kết quả'],
    [{ kind: 'no-responses' }, 'Chưa có phiếu'],
  ] as readonly (readonly [Figure, string])[])('tells %j in words', (figure, state) => {
    expect(toCard(withOverall(figure), reader)).toMatchObject({ certainty: null, words: { rate: null, state } });
  });

  it('says what is collected beside it, and leads to the usual campaign and to a trial', () => {
    const collecting = { campaign: autumn, period: 'all', responses: 1234, today: '2025-11-03' as Day };
    const card = toCard({ ...source, collecting, usual: spring, tried: autumn }, reader);
    expect(card.collecting?.name).toBe('Autumn 2025');
    expect(card.others).toEqual([
      { text: 'Về số đã chốt: Spring 2025', address: '/administration/null' },
      { text: 'Xem chạy thử: Autumn 2025', address: '/administration/autumn' },
    ]);
  });
});

describe('a subject of which nothing is locked yet', () => {
  it.each<[Day, string]>([
    [
      '2025-11-03',
      'Đang thu phiếu: 132 phiếu, đến hết ngày 05/11/2025. Kết quả có sau khi chốt số liệu, dự kiến 10/11/2025.',
    ],
    ['2025-11-06', 'Đã hết thu phiếu: 132 phiếu. Kết quả có sau khi chốt số liệu, dự kiến 10/11/2025.'],
    ['2025-11-11', 'Đã hết thu phiếu: 132 phiếu. Đang chờ chốt số liệu.'],
  ])('on %s says who answered, and when there is more to tell', (today, text) => {
    expect(toWaitingCard('centre', { campaign: autumn, period: 'all', responses: 132, today }, 'vi')).toEqual({
      ...{ subject: 'centre', title: 'Hài lòng với Trung tâm Phục vụ hành chính công' },
      ...{ name: 'Autumn 2025', text, address: '/campaigns/autumn/participation' },
    });
  });

  it('names the period of continuous feedback that is collected', () => {
    const feedback = round({
      ...{ id: 'c', name: 'Centre', continuous: true, period: 'month', lockedPeriods: ['2025-10'] },
      ...{ opensOn: '2025-10-01', endsOn: '2026-09-30', locksOn: '2026-10-05' },
    });
    const collecting = { campaign: feedback, period: '2025-11', responses: 7, today: '2025-11-03' as Day };
    expect(toWaitingCard('centre', collecting, 'vi')).toMatchObject({
      name: 'Centre, tháng 11/2025',
      text: expect.stringContaining('đến hết ngày 30/11/2025. Kết quả có sau khi chốt số liệu, dự kiến 05/12/2025.'),
    });
  });
});

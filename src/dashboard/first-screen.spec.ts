import { springCatalogue } from '../../test/harness/tallied-round.js';
import { aFew, aGroup, aRate } from '../../test/harness/told.js';
import { Campaign } from '../campaigns/campaign.entity.js';
import type { Figure } from '../figures/figure.js';
import type { Satisfaction } from '../figures/satisfaction.js';
import { type CardSource, toCard } from './first-screen.js';
import type { Reading } from './reading.js';

const spring = Object.assign(new Campaign(), { id: 'spring', name: 'Spring 2025', opensOn: '2025-03-01' });
const autumn = Object.assign(new Campaign(), { id: 'autumn', name: 'Autumn 2025', opensOn: '2025-11-01' });
const satisfaction = (overall: Figure, more: Partial<Satisfaction> = {}): Satisfaction =>
  ({
    ...{ target: 0.9, trial: false, period: 'all', overall, groups: [], visits: null },
    ...{ publishedAt: '2025-04-04T17:30:00.000Z', ...more },
  }) as unknown as Satisfaction;
const none = satisfaction({ kind: 'no-responses' });

function aReading(overall: Satisfaction, more: Partial<Record<keyof Reading, unknown>> = {}): Reading {
  return {
    ...{
      subject: 'administration',
      topic: 'administration',
      campaign: spring,
      overall,
      trial: overall.trial,
      language: 'vi',
      periods: [],
    },
    ...{ commune: { id: 'hong-chau', told: [] }, place: 'xã Hồng Châu', period: null, usual: null },
    ...{ published: { catalogue: springCatalogue, leads: [] }, questionnaire: { questions: [] }, asked: [] },
    address: { commune: 'hong-chau', subject: 'administration', campaign: null, period: null },
    ...more,
  } as unknown as Reading;
}

const aCard = (overall: Satisfaction, more: Partial<CardSource> = {}, reading = aReading(overall)) =>
  toCard({
    ...{
      reading,
      units: null,
      questions: none,
      assisted: none,
      channel: none,
      groups: none,
      change: null,
      answers: [],
    },
    ...more,
  });

describe('a card of the first screen', () => {
  it('says the verdict, its base, the target, how certain it is, and the day of the lock in Vietnam', () => {
    expect(aCard(satisfaction(aRate(376, 412)))).toMatchObject({
      subject: 'administration',
      title: 'Hài lòng với hoạt động của chính quyền',
      period: 'Spring 2025',
      lock: 'ĐÃ CHỐT 05/04',
      trial: false,
      target: 'Mục tiêu: từ 90%',
      words: {
        rate: '91,3%',
        base: '376/412 phiếu hợp lệ',
        interval: '88,6% – 93,4%',
        reading: { text: 'ĐẠT mục tiêu trên số phiếu thu được', tone: 'met' },
      },
      certainty: 'Chưa đủ căn cứ khẳng định cho toàn xã Hồng Châu',
      lines: ['Chưa có kỳ trước đã chốt để so sánh.'],
      others: [],
    });
  });

  it('says nothing of the whole commune of those who came to the Centre', () => {
    const overall = satisfaction(aRate(376, 412));
    const { certainty } = aCard(overall, {}, aReading(overall, { subject: 'centre' }));
    expect(certainty).toBe('Chưa đủ căn cứ khẳng định cho tất cả những người được phục vụ');
  });

  it('sets the visits behind the responses where they are known', () => {
    const visits = { total: 3150, responses: 412, byField: [] };
    expect(aCard(satisfaction(aRate(376, 412), { visits })).words.base).toBe(
      '376/412 phiếu hợp lệ, 3.150 lượt tiếp nhận hồ sơ',
    );
  });

  it('of a trial is marked as one, and read as a real one would be', () => {
    const { lock, trial, words, lines } = aCard(satisfaction(aRate(376, 412), { trial: true }));
    expect([lock, trial, words.rate, words.reading?.tone, lines]).toEqual([
      'CHẠY THỬ – phiếu thử, không tính vào kết quả',
      ...[true, '91,3%', 'met', []],
    ]);
  });

  it.each([
    [aFew(17, 21), '17/21 phiếu hài lòng (ít phiếu, chưa tính tỷ lệ)'],
    [{ kind: 'too-few', minimum: 10 }, 'Chưa đủ 10 phiếu nên không nêu kết quả'],
    [{ kind: 'no-responses' }, 'Chưa có phiếu'],
  ] as readonly (readonly [Figure, string])[])('tells %j in words', (figure, state) => {
    expect(aCard(satisfaction(figure))).toMatchObject({ certainty: null, words: { rate: null, state } });
  });

  it('says what is left without the forms that officers filled in, and what other groups say', () => {
    const assisted = satisfaction(aRate(376, 412), {
      groups: [aGroup('self', aRate(280, 311)), aGroup('officer', aRate(96, 101))],
    });
    const groups = satisfaction(aRate(376, 412), {
      groups: [aGroup('people', aRate(376, 412)), aGroup('business', aRate(30, 40), { label: 'Doanh nghiệp' })],
    });
    const card = aCard(satisfaction(aRate(376, 412)), { assisted, groups });
    expect([card.lines[1], card.groups]).toEqual([
      'Cán bộ giúp điền 95,0% (101 phiếu); bỏ các phiếu đó còn 90,0%, chưa đủ căn cứ.',
      'Doanh nghiệp 75,0% (30/40 phiếu)',
    ]);
  });

  it('leads to the usual campaign and to a trial', () => {
    const overall = satisfaction(aRate(376, 412));
    const tried = { campaign: autumn, trial: true, questionnaire: { key: 'chinh-quyen', subject: 'administration' } };
    const commune = { id: 'hong-chau', told: [tried] };
    const chosen = aReading(overall, { commune, usual: { campaign: { id: 'march', name: 'March' } } });
    expect(aCard(overall, {}, chosen).others).toEqual([
      { text: 'Về số đã chốt: March', address: '/dashboard?commune=hong-chau&subject=administration' },
      {
        text: 'Xem chạy thử: Autumn 2025',
        address: '/dashboard?commune=hong-chau&subject=administration&campaign=autumn',
      },
    ]);
  });
});

describe('the departments of a card', () => {
  const questionnaire = { subject: 'centre', resolvingHeadline: 'FILE', questions: [], elements: [] };
  const reading = aReading(satisfaction(aRate(376, 412)), { questionnaire });
  const units = satisfaction(aRate(376, 412), {
    groups: [
      aGroup('parks', aRate(97, 100), { kind: 'department' }),
      aGroup('tax', aRate(40, 45, { meetsTarget: null, verdict: null }), { kind: 'vertical', target: null }),
      aGroup('registry', aRate(320, 400, { verdict: 'not-met' }), { kind: 'department' }),
      aGroup('libraries', { kind: 'no-responses' }, { kind: 'department', label: 'Libraries' }),
      aGroup('youth', { kind: 'no-responses' }, { kind: 'other', label: 'Youth union' }),
    ],
  });
  const list = aCard(reading.overall, { units }, reading).units;

  it('stand worst first with their verdict, and open their pages', () => {
    expect(list?.rows.map(({ key, verdict, address }) => [key, verdict?.text, address])).toEqual([
      ['registry', 'CHƯA ĐẠT, đủ căn cứ', '/dashboard/units/registry?commune=hong-chau&subject=administration'],
      ['parks', 'ĐẠT, chưa đủ căn cứ', '/dashboard/units/parks?commune=hong-chau&subject=administration'],
    ]);
  });

  it('have vertical bodies apart without a verdict, and names of those without forms', () => {
    expect(list?.vertical.map(({ key, verdict }) => [key, verdict])).toEqual([['tax', null]]);
    expect(list?.without).toBe('Libraries');
  });
});

import { aFew, aRate } from '../../test/harness/told.js';
import type { Figure } from '../figures/figure.js';
import type { Satisfaction } from '../figures/satisfaction.js';
import { type MethodSource, toMethodView } from './method.js';

const figure = aRate(376, 412, { worth: 290.7 });
const excluded = { outsideScale: 3, blank: 1, late: 2, setAside: 0, flagged: 0 };
const satisfaction = {
  ...{
    formula: 'F4',
    trial: false,
    target: 0.9,
    period: '2026-Q3',
    version: 'trung-tam.v1',
    subject: 'centre',
    excluded,
  },
  ...{ publishedAt: '2026-10-04T17:30:00.000Z', dataHash: '0123456789abcdef0123', overall: figure },
  mix: { channel: { qr: 400, paper: 16 }, assisted: { self: 406, _merged: 10 }, proof: {} },
} as unknown as Satisfaction;
const source: MethodSource = {
  campaign: { id: 'c1', name: 'Centre', communeId: 'spring' },
  query: { by: null, formula: null, filter: null, period: null },
  single: { satisfaction, label: null, target: 0.9, figure, excluded, items: ['Overall'] },
  mergedNames: [],
  api: '/api/v1/campaigns/c1/satisfaction?',
};
const factsOf = (more: Partial<MethodSource>) =>
  new Map(toMethodView({ ...source, ...more }, 'vi').facts.map(({ term, said }) => [term, said]));

describe('the method of one figure', () => {
  it('names the formula, the counts, what they are worth, what is excluded, the mix, the period, the lock and the hash', () => {
    const view = toMethodView(source, 'vi');
    expect(view).toMatchObject({ name: 'Tỷ lệ hài lòng chung', campaign: 'Centre', value: null, items: ['Overall'] });
    expect(view).toMatchObject({ back: '/dashboard?commune=spring&campaign=c1', trial: null, isRow: false });
    expect([...factsOf({})]).toEqual([
      ['Cách tính', 'F4, tỷ lệ người chọn mức tính là hài lòng ở câu hỏi chung'],
      ['Phép tính', '376 câu trả lời tính là hài lòng ÷ 412 câu trả lời hợp lệ = 91,3%'],
      ['Số người trả lời', '412'],
      ['Số câu trả lời', '412'],
      ['Số phiếu quy đổi', expect.stringMatching(/^290, từ 412 người/)],
      ['Khoảng dao động', expect.stringMatching(/hai cận một phía 95% theo Clopper–Pearson, trên 290 phiếu quy đổi/)],
      ['Hai cách đọc', expect.stringContaining('mục tiêu 90%')],
      ['Không tính vào tỷ lệ', 'không biết hoặc chưa có kết quả 3, bỏ trống 1'],
      ['Không tính phiếu nào', 'đến muộn 2, để riêng 0, loại sau khi xem xét 0'],
      ['Phiếu của ai', expect.stringMatching(/^Phiếu của người đến Trung tâm/)],
      ['Nơi trả lời', 'mã QR 400 · phiếu giấy 16'],
      ['Ai điền phiếu', 'tự điền 406 · các cách ít phiếu (gộp) 10'],
      ['Đợt, kỳ', 'Centre, quý III/2026'],
      ['Mẫu phiếu', 'trung-tam.v1'],
      ['Chốt số liệu ngày', '05/10/2026'],
      ['Mã kiểm tra số liệu', '0123456789abcdef'],
    ]);
  });

  it('of a unit tells its own question, exclusions and target, and who stands in a merged row', () => {
    const single = {
      ...source.single,
      ...{ label: 'Small units', figure: aFew(7, 12), target: null, items: ['FILE'] },
      excluded: { outsideScale: 2, blank: 0 },
    };
    const row = {
      ...{ single, query: { ...source.query, by: 'department' as const }, mergedNames: ['Parks', 'Libraries'] },
    };
    expect(toMethodView({ ...source, ...row }, 'vi')).toMatchObject({
      ...{ name: 'Small units', items: ['FILE'], isRow: true },
      words: { state: '7/12 phiếu hài lòng (ít phiếu, chưa tính tỷ lệ)' },
    });
    const facts = factsOf(row);
    expect(facts.get('Cách tính')).toContain('việc giải quyết hồ sơ lần này');
    expect(facts.get('Không tính vào tỷ lệ')).toBe('không biết hoặc chưa có kết quả 2, bỏ trống 0');
    expect(facts.get('Gồm các nhóm')).toBe('Parks, Libraries');
  });

  it('says why there is no verdict: no target, or too few independent people', () => {
    const untargeted = aRate(376, 412, { meetsTarget: null, verdict: null });
    expect(factsOf({ single: { ...source.single, figure: untargeted, target: null } }).get('Hai cách đọc')).toBe(
      'Số này không áp mục tiêu của xã, phường, nên không nêu đạt hay chưa đạt.',
    );
    const meeting = aRate(55, 60, { worth: 4.7, verdict: null });
    expect(factsOf({ single: { ...source.single, figure: meeting } }).get('Hai cách đọc')).toContain(
      'dưới 30 phiếu quy đổi',
    );
  });

  it.each([
    ['as many as they are', aRate(376, 412), '412: mỗi người tính là một phiếu'],
    [
      'more, with several answers each',
      aRate(376, 412, { respondents: 206, worth: 300 }),
      'mỗi người tính hơn một phiếu',
    ],
    ['less, where they answered together', aRate(376, 412, { worth: 290 }), 'được tính ít hơn'],
  ])('says what people are worth: %s', (_, worth, said) => {
    const words = factsOf({ single: { ...source.single, figure: worth } }).get('Số phiếu quy đổi');
    expect(words).toContain(said);
    expect(words?.includes('ít hơn')).toBe(said.includes('ít hơn'));
  });

  it('names the filter that it was asked with', () => {
    const query = { ...source.query, filter: { name: 'channel' as const, key: 'qr' } };
    expect(factsOf({ query }).get('Phiếu của ai')).toMatch(/Chỉ phiếu được lọc \(Nơi trả lời: qr\)$/);
  });

  it('tells a mean as a number, and marks a trial', () => {
    const mean: Figure = { kind: 'mean', value: 4.256, respondents: 412 };
    const trial = { ...satisfaction, formula: 'F5' as const, trial: true };
    const view = toMethodView({ ...source, single: { ...source.single, satisfaction: trial, figure: mean } }, 'vi');
    expect([view.value, view.trial]).toEqual(['4,26', 'CHẠY THỬ – phiếu thử, không tính vào kết quả']);
  });
});

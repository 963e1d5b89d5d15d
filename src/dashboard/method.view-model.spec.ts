import type { Figure } from '../figures/figure.js';
import type { Satisfaction } from '../figures/satisfaction.js';
import { type MethodSource, toMethodView } from './method.view-model.js';

const figure: Figure = {
  ...{ kind: 'rate', satisfied: 376, base: 412, respondents: 412, rate: 376 / 412 },
  interval: { lower: 0.887, upper: 0.9329, level: 0.9, method: 'wilson' },
  ...{ meetsTarget: true, verdict: 'inconclusive' },
};
const excluded = { outsideScale: 3, blank: 1, late: 2, setAside: 0, flagged: 0 };
const satisfaction = {
  ...{ formula: 'F4', locked: true, target: 0.9, period: '2026-Q3', version: 'trung-tam.v1', excluded },
  ...{ publishedAt: '2026-10-05T00:00:00.000Z', dataHash: '0123456789abcdef0123', overall: figure },
  mix: { channel: { qr: 400, paper: 16 }, assisted: { self: 416 }, proof: { fixed: 416 } },
} as unknown as Satisfaction;
const source: MethodSource = {
  campaign: { id: 'c1', name: 'Centre', communeId: 'spring', continuous: true },
  query: { by: null, formula: null, filter: null, months: null },
  single: { satisfaction, label: null, figure, excluded },
  mergedNames: [],
  api: '/api/v1/campaigns/c1/satisfaction?',
};
const factsOf = (more: Partial<MethodSource>) =>
  new Map(toMethodView({ ...source, ...more }, 'vi').facts.map(({ term, said }) => [term, said]));

describe('the method of one figure', () => {
  it('names the formula, the counts, what is excluded, the interval, the mix, the period and the hash', () => {
    const view = toMethodView(source, 'vi');
    expect(view).toMatchObject({ name: 'Tỷ lệ hài lòng chung', campaign: 'Centre', value: null });
    expect(view.back).toBe('/dashboard?commune=spring&campaign=c1');
    expect([...factsOf({})]).toEqual([
      ['Cách tính', 'F4, tỷ lệ người chọn mức 4 và 5 ở câu hỏi chung'],
      ['Phép tính', '376 câu trả lời mức 4 hoặc 5 ÷ 412 câu trả lời hợp lệ = 91,3%'],
      ['Số người trả lời', '412'],
      ['Số câu trả lời', '412'],
      ['Khoảng dao động', expect.stringContaining('88,7% – 93,3%: hai cận một phía 95% theo Wilson')],
      ['Hai cách đọc', expect.stringContaining('mục tiêu 90%')],
      ['Không tính vào tỷ lệ', 'không biết hoặc chưa có kết quả 3, bỏ trống 1'],
      ['Không tính phiếu nào', 'đến muộn 2, để riêng 0, loại sau khi xem xét 0'],
      ['Phiếu của ai', expect.stringContaining('câu hỏi chung')],
      ['Nơi trả lời', 'mã QR 400 · phiếu giấy 16'],
      ['Ai điền phiếu', 'tự điền 416'],
      ['Mức bảo đảm mỗi người một phiếu', 'mã cố định 416'],
      ['Đợt, kỳ', 'quý III/2026'],
      ['Mẫu phiếu', 'trung-tam.v1'],
      ['Công bố ngày', '05/10/2026'],
      ['Mã kiểm tra số liệu', '0123456789abcdef'],
    ]);
  });

  it('says that a pooled interval rests on the effective base, and who stands in a merged row', () => {
    const pooled = { ...figure, interval: { ...figure.interval, method: 'wilson-effective-n' as const } };
    const facts = factsOf({ single: { ...source.single, figure: pooled }, mergedNames: ['Parks', 'Libraries'] });
    expect(facts.get('Khoảng dao động')).toContain('hiệu dụng');
    expect(facts.get('Gồm các nhóm')).toBe('Parks, Libraries');
  });

  it('gives no exact count before the lock, and no target where none applies', () => {
    const coarse = { ...figure, satisfied: null, base: 410, respondents: 410, verdict: null, meetsTarget: null };
    const facts = factsOf({ single: { ...source.single, figure: coarse } });
    expect(facts.get('Phép tính')).toContain('tròn chục (410)');
    expect(facts.get('Hai cách đọc')).toBe('Số này không áp mục tiêu của xã, phường.');
  });

  it('tells a state in words and a mean as a number', () => {
    const few: Figure = { kind: 'few', respondents: 21, majority: 'mixed' };
    const view = toMethodView({ ...source, single: { ...source.single, figure: few } }, 'vi');
    expect(view.words.state).toBe('Ý kiến chia đều (ít phiếu, chỉ nêu bằng lời)');
    const mean: Figure = { kind: 'mean', value: 4.256, respondents: 412 };
    const single = { ...source.single, satisfaction: { ...satisfaction, formula: 'F5' as const }, figure: mean };
    expect(toMethodView({ ...source, single }, 'vi').value).toBe('4,26');
  });
});

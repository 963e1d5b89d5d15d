import { aFew, aGroup, aRate } from '../../../test/harness/told.js';
import type { Figure } from '../../figures/figure.js';
import type { Satisfaction } from '../../figures/satisfaction.js';
import { toCoverageTable, toHeadlineLines } from './trust.js';

function by(figures: Record<string, Figure>, more: Partial<Satisfaction> = {}): Satisfaction {
  const groups = Object.entries(figures).map(([key, figure]) => aGroup(key, figure, { label: `Label ${key}` }));
  return { groups, target: 0.9, overall: aRate(376, 412), ...more } as Satisfaction;
}

const alone = by({ self: aRate(280, 311) });
const nowhere = by({});
const beside = { channel: nowhere, repeated: by({ no: aRate(376, 412) }) };

describe('the lines behind a headline', () => {
  it('compare who filled in, each with its interval and its number of forms', () => {
    const assisted = by({ self: aRate(280, 311), officer: aRate(67, 69), _merged: aRate(30, 32) });
    expect(toHeadlineLines({ ...beside, assisted, proof: by({ fixed: aRate(376, 412) }) }, 'vi')).toEqual([
      'Cán bộ giúp điền 97,1% (69 phiếu); bỏ các phiếu đó còn 90,0%, chưa đủ căn cứ.',
      'Label self 90,0% (86,8% – 92,7%), 311 phiếu · label officer 97,1% (91,2% – 99,5%), 69 phiếu',
      'Chưa có phiếu nào chắc chắn mỗi người một lần',
    ]);
  });

  it('tell the visits that began within seconds of the one before, and the headline without them', () => {
    const repeated = by({ no: aRate(346, 372), yes: aRate(30, 40) });
    const proof = by({ fixed: aRate(376, 412) });
    expect(toHeadlineLines({ ...beside, assisted: alone, proof, repeated }, 'vi')[0]).toBe(
      'Phiếu bấm liên tiếp trên máy tính bảng trong vài giây 75,0% (40 phiếu); bỏ các phiếu đó còn 93,0%, chưa đủ căn cứ.',
    );
  });

  it('put the forms with strong proof together beside all of them', () => {
    const proof = by({ 'one-time': aRate(60, 70), window: aRate(44, 44), fixed: aRate(272, 298) });
    expect(toHeadlineLines({ ...beside, assisted: alone, proof }, 'vi')).toEqual([
      'Chỉ tính phiếu chắc chắn mỗi người một lần: 91,2% (85,6% – 95,2%), 104/114 phiếu',
    ]);
  });

  it.each([
    [{ fixed: aRate(376, 412) }, 'Chưa có phiếu nào chắc chắn mỗi người một lần'],
    [
      { 'one-time': aFew(12, 20), fixed: aRate(376, 392) },
      'Phiếu chắc chắn mỗi người một lần còn ít, chưa nêu tỷ lệ riêng',
    ],
    [
      { window: { kind: 'merged' } as Figure, fixed: aRate(376, 392) },
      'Phiếu chắc chắn mỗi người một lần còn ít, chưa nêu tỷ lệ riêng',
    ],
  ])('say so where there are none or few: %j', (figures, line) => {
    expect(toHeadlineLines({ ...beside, assisted: alone, proof: by(figures) }, 'vi')).toEqual([line]);
  });

  it('leave the rate of one kind out where the other kind has none', () => {
    const proof = by({ 'one-time': aRate(60, 70), window: aFew(12, 20) });
    expect(toHeadlineLines({ ...beside, assisted: alone, proof }, 'en')).toEqual([
      'Only forms that surely came from one person each: 85.7% (77.0% – 92.0%), 60/70 forms',
    ]);
  });
});

const field = (key: string, visits: number | null, responses: number | null) => {
  return { key, label: key.toUpperCase(), fields: [], visits, responses };
};
const covered = {
  ...{ target: 0.9, overall: { kind: 'rate', rate: 0.94, respondents: 650 } },
  visits: {
    ...{ total: 3150, responses: 650 },
    byField: [
      ...[field('a', 2000, 500), field('b', 100, 120), field('c', null, 0)],
      { ...field('_merged', 40, null), fields: [{ key: 'd', label: 'D' }] },
    ],
  },
  weighted: { rate: 0.936, effectiveRespondents: 540 },
} as unknown as Satisfaction;

describe('the table of coverage', () => {
  it('sets responses against visits, and calls more responses than visits what it is', () => {
    const { lead, rows } = toCoverageTable(covered, 'vi');
    expect(lead).toBe('650 phiếu trên tổng số 3.150 lượt tiếp nhận hồ sơ do cán bộ nhập theo tuần.');
    expect(rows.map(({ name, merged, visits, responses, share }) => [name, merged, visits, responses, share])).toEqual([
      ['A', '', '2.000', '500', '25,0%'],
      ['B', '', '100', '120', 'nhiều phiếu hơn lượt, cần xem lại'],
      ['C', '', 'chưa nhập', '0', ''],
      ['_MERGED', 'D', '40', 'chưa đủ phiếu', ''],
    ]);
  });

  it('says so where the responses cannot be told', () => {
    const untold = { ...covered, visits: covered.visits && { ...covered.visits, responses: null } };
    expect(toCoverageTable(untold, 'vi').lead).toMatch(/^Cán bộ đã nhập 3\.150 lượt/);
  });

  it('says the weighted rate beside the unweighted with what the responses are then worth, or why it cannot', () => {
    expect(toCoverageTable(covered, 'vi').weighted).toMatch(/là 93,6% thay vì 94,0%; .* như khoảng 540 phiếu/);
    expect(toCoverageTable({ ...covered, weighted: null }, 'vi').weighted).toMatch(/^Chưa tính được/);
    expect(toCoverageTable({ ...covered, visits: null, weighted: null }, 'vi')).toMatchObject({
      ...{ lead: expect.stringMatching(/^Chưa nhập/), rows: [], weighted: null },
    });
  });
});

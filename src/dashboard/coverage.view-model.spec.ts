import type { Satisfaction } from '../figures/satisfaction.js';
import { toCoverageTable } from './coverage.view-model.js';

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

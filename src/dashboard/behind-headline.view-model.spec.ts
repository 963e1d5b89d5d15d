import type { Figure } from '../figures/figure.js';
import type { Satisfaction } from '../figures/satisfaction.js';
import { toHeadlineLines } from './behind-headline.view-model.js';

function rate(satisfied: number | null, base: number, value = (satisfied ?? 0) / base): Figure {
  return {
    ...{ kind: 'rate', satisfied, base, respondents: base, rate: value, meetsTarget: null, verdict: null },
    interval: { lower: 0, upper: 1, level: 0.9, method: 'wilson' },
  };
}

function by(figures: Record<string, Figure>, more: Partial<Satisfaction> = {}): Satisfaction {
  const groups = Object.entries(figures).map(([key, figure]) => ({ key, label: `Label ${key}`, figure }));
  return { groups, target: 0.9, locked: true, overall: rate(376, 412), ...more } as Satisfaction;
}

const alone = by({ self: rate(280, 311) });

describe('the lines behind a headline', () => {
  it('compare who filled in, each with its number of forms', () => {
    const assisted = by({ self: rate(280, 311), officer: rate(67, 69), _merged: rate(30, 32) });
    expect(toHeadlineLines({ assisted, proof: by({ fixed: rate(376, 412) }, { locked: false }) }, 'vi')).toEqual([
      'Label self 90,0% (311 phiếu) · label officer 97,1% (69)',
    ]);
  });

  it('put the forms with strong proof together beside all of them', () => {
    const proof = by({ 'one-time': rate(60, 70), window: rate(44, 44), fixed: rate(272, 298) });
    expect(toHeadlineLines({ assisted: alone, proof }, 'vi')).toEqual([
      'Chỉ tính phiếu chắc chắn mỗi người một lần: 91,2% (104/114 phiếu)',
    ]);
  });

  it.each([
    [{ fixed: rate(376, 412) }, 'Chưa có phiếu nào chắc chắn mỗi người một lần'],
    [
      { 'one-time': { kind: 'few', respondents: 20, majority: 'mixed' } as Figure, fixed: rate(376, 392) },
      'Phiếu chắc chắn mỗi người một lần còn ít, chưa nêu tỷ lệ riêng',
    ],
    [
      { window: { kind: 'merged' } as Figure, fixed: rate(376, 392) },
      'Phiếu chắc chắn mỗi người một lần còn ít, chưa nêu tỷ lệ riêng',
    ],
  ])('say so where there are none or few: %j', (figures, line) => {
    expect(toHeadlineLines({ assisted: alone, proof: by(figures) }, 'vi')).toEqual([line]);
  });

  it('leave the rate of one kind out where the other kind is told in words', () => {
    const few: Figure = { kind: 'few', respondents: 20, majority: 'mixed' };
    const proof = by({ 'one-time': rate(60, 70), window: few });
    expect(toHeadlineLines({ assisted: alone, proof }, 'en')).toEqual([
      'Only forms that surely came from one person each: 85.7% (60/70 forms)',
    ]);
  });
});

import { aFew, aGroup, aRate } from '../../test/harness/told.js';
import type { Figure } from '../figures/figure.js';
import type { Satisfaction } from '../figures/satisfaction.js';
import { toHeadlineLines } from './behind-headline.view-model.js';

function by(figures: Record<string, Figure>, more: Partial<Satisfaction> = {}): Satisfaction {
  const groups = Object.entries(figures).map(([key, figure]) => aGroup(key, figure, { label: `Label ${key}` }));
  return { groups, target: 0.9, overall: aRate(376, 412), ...more } as Satisfaction;
}

const alone = by({ self: aRate(280, 311) });

describe('the lines behind a headline', () => {
  it('compare who filled in, each with its interval and its number of forms', () => {
    const assisted = by({ self: aRate(280, 311), officer: aRate(67, 69), _merged: aRate(30, 32) });
    expect(toHeadlineLines({ assisted, proof: by({ fixed: aRate(376, 412) }) }, 'vi')).toEqual([
      'Label self 90,0% (86,8% – 92,7%), 311 phiếu · label officer 97,1% (91,2% – 99,5%), 69 phiếu',
      'Chưa có phiếu nào chắc chắn mỗi người một lần',
    ]);
  });

  it('put the forms with strong proof together beside all of them', () => {
    const proof = by({ 'one-time': aRate(60, 70), window: aRate(44, 44), fixed: aRate(272, 298) });
    expect(toHeadlineLines({ assisted: alone, proof }, 'vi')).toEqual([
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
    expect(toHeadlineLines({ assisted: alone, proof: by(figures) }, 'vi')).toEqual([line]);
  });

  it('leave the rate of one kind out where the other kind has none', () => {
    const proof = by({ 'one-time': aRate(60, 70), window: aFew(12, 20) });
    expect(toHeadlineLines({ assisted: alone, proof }, 'en')).toEqual([
      'Only forms that surely came from one person each: 85.7% (77.0% – 92.0%), 60/70 forms',
    ]);
  });
});

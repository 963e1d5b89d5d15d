import { referenceValues } from '../../test/reference/reference-values.js';
import { normalQuantile } from './normal-quantile.js';

describe('normal quantile', () => {
  it.each(referenceValues<{ p: number; z: number }[]>('normal-quantile'))('agrees with R at p = $p', ({ p, z }) => {
    expect(Math.abs(normalQuantile(p) - z)).toBeLessThanOrEqual(1e-13 * Math.max(1, Math.abs(z)));
  });

  it('is 1.644853626951 at 95 %, the bound used everywhere', () => {
    expect(normalQuantile(0.95)).toBeCloseTo(1.644853626951, 12);
  });

  it.each([0, 1, -0.1, 1.1, Number.NaN])('refuses %p, which is not a probability inside (0, 1)', (p) => {
    expect(() => normalQuantile(p)).toThrow(RangeError);
  });
});

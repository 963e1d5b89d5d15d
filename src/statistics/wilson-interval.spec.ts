import fc from 'fast-check';
import { referenceValues } from '../../test/reference/reference-values.js';
import { wilsonInterval, wilsonIntervalOfRate } from './wilson-interval.js';

interface Case {
  successes: number;
  n: number;
  confidence: number;
  lower: number;
  upper: number;
}

const counts = fc
  .integer({ min: 1, max: 100_000 })
  .chain((n) => fc.record({ n: fc.constant(n), successes: fc.integer({ min: 0, max: n }) }));
const levels = fc.constantFrom(0.8, 0.9, 0.95, 0.99);

describe('Wilson interval', () => {
  it('of 8 satisfied out of 10 reaches from 54,1 to 93,1 percent at level 0.90', () => {
    const { lower, upper } = wilsonInterval(8, 10, 0.9);
    expect(lower).toBeCloseTo(0.5408, 4);
    expect(upper).toBeCloseTo(0.9314, 4);
  });

  it('of a rate of 0.8 worth 12.5 answers is narrower than that of 8 out of 10', () => {
    const { lower, upper } = wilsonIntervalOfRate({ rate: 0.8, effectiveBase: 12.5, confidence: 0.9 });
    expect(lower).toBeCloseTo(0.5697, 4);
    expect(upper).toBeCloseTo(0.9236, 4);
  });

  it("agrees with R's prop.test without continuity correction", () => {
    for (const { successes, n, confidence, lower, upper } of referenceValues<Case[]>('wilson-interval')) {
      const interval = wilsonInterval(successes, n, confidence);
      expect(Math.abs(interval.lower - lower)).toBeLessThan(1e-12);
      expect(Math.abs(interval.upper - upper)).toBeLessThan(1e-12);
    }
  });

  it.each([
    [10, 59.6, 98.2],
    [20, 69.9, 97.2],
    [30, 74.4, 96.5],
    [50, 78.6, 95.7],
    [100, 82.6, 94.5],
    [200, 85.1, 93.4],
    [400, 86.7, 92.6],
    [1000, 88.0, 91.7],
  ])('at level 0.95 agrees with the published table for 90 %% of %i', (n, lower, upper) => {
    const interval = wilsonInterval(0.9 * n, n, 0.95);
    expect(Math.round(interval.lower * 1000)).toBe(Math.round(lower * 10));
    expect(Math.round(interval.upper * 1000)).toBe(Math.round(upper * 10));
  });

  it('keeps the rate between ordered bounds within [0, 1], and is never without width', () => {
    fc.assert(
      fc.property(counts, levels, ({ successes, n }, confidence) => {
        const { lower, upper } = wilsonInterval(successes, n, confidence);
        expect(0 <= lower && lower <= successes / n && successes / n <= upper && upper <= 1).toBe(true);
        expect(lower).toBeLessThan(upper);
      }),
    );
  });

  it('narrows with more answers at the same rate and widens with more confidence', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 2, max: 20 }), ({ successes, n }, times) => {
        const few = wilsonInterval(successes, n, 0.9);
        const many = wilsonInterval(successes * times, n * times, 0.9);
        const surer = wilsonInterval(successes, n, 0.99);
        expect(many.upper - many.lower).toBeLessThan(few.upper - few.lower);
        expect(surer.upper - surer.lower).toBeGreaterThan(few.upper - few.lower);
      }),
    );
  });

  it('of the dissatisfied is the mirror image of that of the satisfied', () => {
    fc.assert(
      fc.property(counts, levels, ({ successes, n }, confidence) => {
        const satisfied = wilsonInterval(successes, n, confidence);
        const others = wilsonInterval(n - successes, n, confidence);
        expect(1 - others.upper).toBeCloseTo(satisfied.lower, 12);
        expect(1 - others.lower).toBeCloseTo(satisfied.upper, 12);
      }),
    );
  });

  it.each([
    [1, 0],
    [-1, 10],
    [11, 10],
    [1.5, 10],
    [Number.NaN, 10],
    [1, Number.NaN],
  ])('refuses %p satisfied of %p', (successes, n) => {
    expect(() => wilsonInterval(successes, n, 0.9)).toThrow(RangeError);
  });

  it('refuses a rate, an effective base or a confidence outside its range', () => {
    const valid = { rate: 0.5, effectiveBase: 10, confidence: 0.9 };
    expect(() => wilsonIntervalOfRate({ ...valid, rate: 1.01 })).toThrow(RangeError);
    expect(() => wilsonIntervalOfRate({ ...valid, effectiveBase: 0 })).toThrow(RangeError);
    expect(() => wilsonIntervalOfRate({ ...valid, confidence: 1 })).toThrow(RangeError);
  });
});

import fc from 'fast-check';
import { referenceValues } from '../../test/reference/reference-values.js';
import { betaCdf, betaQuantile } from './beta-distribution.js';
import { binomialCdf, saddlePoint } from './binomial.js';

interface Case {
  a: number;
  b: number;
  p: number;
  quantile: number;
  at: number;
  below: number;
}

const parameters = fc.double({ min: 0.05, max: 5000, noNaN: true });
const shapes = fc.record({ a: parameters, b: parameters });

describe('the beta distribution', () => {
  it('is that of the examples', () => {
    expect(betaCdf(0.9, { a: 12.5, b: 2.5 })).toBeCloseTo(0.732755053, 9);
    expect(betaQuantile(0.05, { a: 8, b: 3 })).toBeCloseTo(0.4930986989, 10);
    expect(saddlePoint(1.5, 2.5, 0.5)).toBeCloseTo(0.4419417382, 10);
  });

  it('agrees with SciPy, to two million answers', () => {
    for (const { a, b, p, quantile, at, below } of referenceValues<Case[]>('beta-distribution')) {
      expect(Math.abs(betaQuantile(p, { a, b }) - quantile)).toBeLessThan(1e-12);
      expect(Math.abs(betaCdf(at, { a, b }) - below)).toBeLessThan(1e-11);
    }
  });

  it('of whole parameters is the binomial one', () => {
    const trials = fc.integer({ min: 1, max: 3000 }).chain((n) => fc.record({ n: fc.constant(n), k: fc.nat(n - 1) }));
    fc.assert(
      fc.property(trials, fc.double({ min: 0.01, max: 0.99, noNaN: true }), ({ n, k }, p) => {
        expect(Math.abs(betaCdf(1 - p, { a: n - k, b: k + 1 }) - binomialCdf(k, n, p))).toBeLessThan(1e-11);
      }),
    );
  });

  it('has quantiles that its own shares lead back to, and is its own mirror image', () => {
    fc.assert(
      fc.property(shapes, fc.double({ min: 0.001, max: 0.999, noNaN: true }), ({ a, b }, p) => {
        const x = betaQuantile(p, { a, b });
        expect(Math.abs(1 - betaQuantile(1 - p, { a: b, b: a }) - x)).toBeLessThan(1e-12);
        if (x > 1e-6 && x < 1 - 1e-6) expect(Math.abs(betaCdf(x, { a, b }) - p)).toBeLessThan(1e-8);
      }),
    );
  });

  it('refuses what is no share and no shape', () => {
    expect([betaCdf(0, { a: 2, b: 3 }), betaCdf(1, { a: 2, b: 3 })]).toEqual([0, 1]);
    expect(() => betaCdf(1.1, { a: 2, b: 3 })).toThrow(RangeError);
    expect(() => betaCdf(0.5, { a: 0, b: 3 })).toThrow(RangeError);
    expect(() => betaQuantile(0, { a: 2, b: 3 })).toThrow(RangeError);
    expect(() => betaQuantile(0.5, { a: 2, b: Number.NaN })).toThrow(RangeError);
  });
});

import fc from 'fast-check';
import { referenceValues } from '../../test/reference/reference-values.js';
import { binomialCdf, binomialProbability, binomialQuantile } from './binomial.js';

interface Case {
  successes: number;
  n: number;
  probability: number;
  exactly: number;
  atMost: number;
}

const trials = fc.record({
  n: fc.integer({ min: 1, max: 300 }),
  probability: fc.double({ min: 0, max: 1, noNaN: true }),
});

describe('the binomial distribution', () => {
  it('of ten respondents, each satisfied with a chance of 0.9', () => {
    expect(binomialProbability(9, 10, 0.9)).toBeCloseTo(0.387420489, 9);
    expect(binomialCdf(8, 10, 0.9)).toBeCloseTo(0.2639010709, 10);
    expect(binomialQuantile(0.025, 100, 0.9)).toBe(84);
  });

  it("agrees with R's dbinom and pbinom up to two million trials", () => {
    for (const { successes, n, probability, exactly, atMost } of referenceValues<Case[]>('binomial')) {
      expect(Math.abs(binomialProbability(successes, n, probability) - exactly)).toBeLessThan(1e-11 * (exactly + 1e-9));
      expect(Math.abs(binomialCdf(successes, n, probability) - atMost)).toBeLessThan(1e-9 * (atMost + 1e-6));
    }
  });

  it("agrees with R's qbinom", () => {
    const cases =
      referenceValues<{ level: number; n: number; probability: number; quantile: number }[]>('binomial-quantile');
    for (const { level, n, probability, quantile } of cases) {
      expect(binomialQuantile(level, n, probability)).toBe(quantile);
    }
  });

  it('sums to one, never falls and is its own mirror image', () => {
    fc.assert(
      fc.property(trials, ({ n, probability }) => {
        const counts = Array.from({ length: n + 1 }, (_, successes) => successes);
        const sum = counts.reduce((total, successes) => total + binomialProbability(successes, n, probability), 0);
        expect(sum).toBeCloseTo(1, 10);
        for (const successes of counts) {
          const atMost = binomialCdf(successes, n, probability);
          expect(atMost).toBeGreaterThanOrEqual(binomialCdf(successes - 1, n, probability) - 1e-12);
          expect(1 - binomialCdf(n - successes - 1, n, 1 - probability)).toBeCloseTo(atMost, 9);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('is certain where the chance is none or all', () => {
    expect([binomialProbability(0, 5, 0), binomialProbability(4, 5, 1), binomialProbability(5, 5, 1)]).toEqual([
      1, 0, 1,
    ]);
    expect([binomialCdf(0, 5, 0), binomialCdf(4, 5, 1), binomialCdf(-1, 5, 0.5), binomialCdf(5, 5, 1)]).toEqual([
      1, 0, 0, 1,
    ]);
  });

  it('refuses what is no count, no number of trials, no chance and no level', () => {
    expect(() => binomialProbability(6, 5, 0.5)).toThrow(RangeError);
    expect(() => binomialCdf(1.5, 5, 0.5)).toThrow(RangeError);
    expect(() => binomialCdf(1, 5.5, 0.5)).toThrow(RangeError);
    expect(() => binomialCdf(1, 5, 1.1)).toThrow(RangeError);
    expect(() => binomialQuantile(1, 5, 0.5)).toThrow(RangeError);
  });
});

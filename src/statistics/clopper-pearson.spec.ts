import fc from 'fast-check';
import { referenceValues } from '../../test/reference/reference-values.js';
import { clopperPearson, errorBound } from './clopper-pearson.js';

interface Case {
  rate: number;
  effectiveBase: number;
  confidence: number;
  lower: number;
  upper: number;
}

const rates = fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0.0001, max: 0.9999, noNaN: true }));
const bases = fc.double({ min: 1, max: 100_000, noNaN: true });

describe('the Clopper–Pearson interval', () => {
  it('of 360 satisfied out of 400 is 87,2 to 92,4 percent', () => {
    expect(clopperPearson({ rate: 0.9, effectiveBase: 400 })).toEqual({
      lower: expect.closeTo(0.8718, 4),
      upper: expect.closeTo(0.9237, 4),
    });
    expect(clopperPearson({ rate: 0.8, effectiveBase: 12.5, confidence: 0.95 })).toEqual({
      lower: expect.closeTo(0.4872, 4),
      upper: expect.closeTo(0.9652, 4),
    });
  });

  it("agrees with SciPy's exact binomial test, and with its beta quantiles where the worth is not whole", () => {
    for (const { lower, upper, ...asked } of referenceValues<Case[]>('clopper-pearson')) {
      const interval = clopperPearson(asked);
      expect(Math.abs(interval.lower - lower)).toBeLessThan(1e-12);
      expect(Math.abs(interval.upper - upper)).toBeLessThan(1e-12);
    }
  });

  it.each([
    [81, 263, 0.2527, 0.3676],
    [15, 148, 0.0578, 0.1617],
    [0, 20, 0, 0.1684],
    [1, 29, 0.0009, 0.1776],
  ])('at level 0.95 agrees with the examples Newcombe published in 1998: %i of %i', (satisfied, base, lower, upper) => {
    const interval = clopperPearson({ rate: satisfied / base, effectiveBase: base, confidence: 0.95 });
    expect(interval.lower).toBeCloseTo(lower, 4);
    expect(interval.upper).toBeCloseTo(upper, 4);
  });

  it('keeps the rate between ordered bounds within [0, 1], and is never without width', () => {
    fc.assert(
      fc.property(rates, bases, fc.double({ min: 0.5, max: 0.999, noNaN: true }), (rate, effectiveBase, confidence) => {
        const { lower, upper } = clopperPearson({ rate, effectiveBase, confidence });
        expect(0 <= lower && lower <= rate && rate <= upper && upper <= 1).toBe(true);
        expect(lower).toBeLessThan(upper);
      }),
    );
  });

  it('narrows with more answers at the same rate, widens with more confidence, rises with the rate', () => {
    const width = ({ lower, upper }: { lower: number; upper: number }) => upper - lower;
    fc.assert(
      fc.property(rates, rates, bases, (rate, other, effectiveBase) => {
        const interval = clopperPearson({ rate, effectiveBase });
        expect(width(clopperPearson({ rate, effectiveBase: 2 * effectiveBase }))).toBeLessThan(width(interval));
        expect(width(clopperPearson({ rate, effectiveBase, confidence: 0.99 }))).toBeGreaterThan(width(interval));
        const higher = clopperPearson({ rate: Math.max(rate, other), effectiveBase });
        expect(higher.lower).toBeGreaterThanOrEqual(interval.lower - 1e-12);
        expect(higher.upper).toBeGreaterThanOrEqual(interval.upper - 1e-12);
      }),
    );
  });

  it('of the dissatisfied is the mirror image of that of the satisfied', () => {
    fc.assert(
      fc.property(rates, bases, (rate, effectiveBase) => {
        const satisfied = clopperPearson({ rate, effectiveBase });
        const others = clopperPearson({ rate: 1 - rate, effectiveBase });
        expect(1 - others.upper).toBeCloseTo(satisfied.lower, 9);
        expect(1 - others.lower).toBeCloseTo(satisfied.upper, 9);
      }),
    );
  });

  it.each([
    { rate: 1.01, effectiveBase: 10 },
    { rate: Number.NaN, effectiveBase: 10 },
    { rate: 0.5, effectiveBase: 0.9 },
    { rate: 0.5, effectiveBase: Number.POSITIVE_INFINITY },
    { rate: 0.5, effectiveBase: 10, confidence: 1 },
  ])('refuses $rate of $effectiveBase', (asked) => {
    expect(() => clopperPearson(asked)).toThrow(RangeError);
  });
});

it('the errors that a sample does not speak against are those of which it would be as clean in one of twenty', () => {
  expect(errorBound({ looked: 30, errors: 0 })).toBeCloseTo(1 - 0.05 ** (1 / 30), 12);
  expect(errorBound({ looked: 30, errors: 0 })).toBeCloseTo(0.095, 4);
  expect(errorBound({ looked: 3000, errors: 1 })).toBeCloseTo(0.0016, 4);
  expect(errorBound({ looked: 4, errors: 4 })).toBe(1);
  expect(() => errorBound({ looked: 0, errors: 0 })).toThrow(RangeError);
  expect(() => errorBound({ looked: 4, errors: 5 })).toThrow(RangeError);
});

import fc from 'fast-check';
import { worthOfInterval } from './interval-worth.js';
import { wilsonIntervalOfRate } from './wilson-interval.js';

const rates = fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0.001, max: 0.999, noNaN: true }));
const bases = fc.double({ min: 1, max: 100_000, noNaN: true });

describe('what an interval is worth', () => {
  it('of 80 percent from 56,97 to 92,36 at level 0.90 is 12,505 answers', () => {
    const interval = { lower: 0.5697, upper: 0.9236 };
    expect(worthOfInterval({ rate: 0.8, interval, confidence: 0.9 })).toBeCloseTo(12.505, 3);
  });

  it('is the base that the interval was made of', () => {
    fc.assert(
      fc.property(rates, bases, (rate, effectiveBase) => {
        const interval = wilsonIntervalOfRate({ rate, effectiveBase, confidence: 0.9 });
        expect(worthOfInterval({ rate, interval, confidence: 0.9 }) / effectiveBase).toBeCloseTo(1, 6);
      }),
    );
  });

  it('is not told of an interval without width or without its rate', () => {
    const worth = (rate: number, lower: number, upper: number) =>
      worthOfInterval({ rate, interval: { lower, upper }, confidence: 0.9 });
    expect(() => worth(0.5, 0.5, 0.5)).toThrow(RangeError);
    expect(() => worth(0.4, 0.5, 0.6)).toThrow(RangeError);
  });
});

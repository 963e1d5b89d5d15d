import fc from 'fast-check';
import { referenceValues } from '../../test/reference/reference-values.js';
import { change } from './change.js';
import { smallestVisibleChange } from './smallest-visible-change.js';

interface Case {
  earlier: [number, number];
  later: [number, number];
  level: number;
  lower: number;
  upper: number;
}

const round = fc
  .integer({ min: 1, max: 5000 })
  .chain((n) => fc.nat(n).map((satisfied) => ({ rate: satisfied / n, effectiveBase: n })));

function of([satisfied, base]: readonly [number, number]) {
  return { rate: satisfied / base, effectiveBase: base };
}

describe('a change between rounds', () => {
  it('from 89,8 to 91,3 percent is not established by 400 and 412 forms', () => {
    const { difference, interval, conclusion } = change(
      { rate: 0.898, effectiveBase: 400 },
      { rate: 0.913, effectiveBase: 412 },
    );
    expect(difference).toBeCloseTo(0.015, 12);
    expect(interval).toEqual({ lower: expect.closeTo(-0.0189, 4), upper: expect.closeTo(0.0492, 4) });
    expect(conclusion).toBe('not-established');
  });

  it("agrees with Newcombe's method made of R's prop.test", () => {
    for (const { earlier, later, level, lower, upper } of referenceValues<Case[]>('change')) {
      const { interval } = change(of(earlier), of(later), level);
      expect(Math.abs(interval.lower - lower)).toBeLessThan(1e-9);
      expect(Math.abs(interval.upper - upper)).toBeLessThan(1e-9);
    }
  });

  it.each([
    [[48, 80], [56, 70], 0.0524, 0.3339],
    [[3, 10], [9, 10], 0.1705, 0.809],
    [[2, 7], [6, 7], 0.0582, 0.8062],
    [[0, 29], [5, 56], -0.0381, 0.1926],
    [[0, 20], [0, 10], -0.1611, 0.2775],
    [[0, 10], [0, 10], -0.2775, 0.2775],
    [[0, 20], [10, 10], 0.6791, 1],
    [[0, 10], [10, 10], 0.6075, 1],
  ] as const)('agrees with the examples Newcombe published in 1998: %p and %p', (earlier, later, lower, upper) => {
    const { interval } = change(of(earlier), of(later), 0.95);
    expect(interval.lower).toBeCloseTo(lower, 4);
    expect(interval.upper).toBeCloseTo(upper, 4);
  });

  it.each([
    [150, 6.8],
    [400, 4.2],
    [60, 10.7],
  ])('at level 0.95 is near the published half-width: rounds of %i at 90 percent, %d points', (base, published) => {
    const same = { rate: 0.9, effectiveBase: base };
    const { lower, upper } = change(same, same, 0.95).interval;
    expect((100 * (upper - lower)) / 2 / published).toBeGreaterThan(1);
    expect((100 * (upper - lower)) / 2 / published).toBeLessThan(1.08);
  });

  it('is said to be up or down only when the interval excludes none', () => {
    const few = { rate: 0.8, effectiveBase: 300 };
    const many = { rate: 0.9, effectiveBase: 300 };
    expect(change(few, many).conclusion).toBe('up');
    expect(change(many, few).conclusion).toBe('down');
    expect(change(many, many).conclusion).toBe('not-established');
  });

  it('keeps the difference between its bounds, has a width, and is the mirror image of the way back', () => {
    fc.assert(
      fc.property(round, round, (one, other) => {
        const forth = change(one, other);
        const back = change(other, one);
        expect(forth.interval.lower).toBeLessThanOrEqual(forth.difference);
        expect(forth.interval.upper).toBeGreaterThanOrEqual(forth.difference);
        expect(forth.interval.lower).toBeLessThan(forth.interval.upper);
        expect(forth.interval.lower).toBeCloseTo(-back.interval.upper, 12);
        const more = (rate: typeof one) => ({ ...rate, effectiveBase: 4 * rate.effectiveBase });
        const surer = change(more(one), more(other)).interval;
        expect(surer.upper - surer.lower).toBeLessThan(forth.interval.upper - forth.interval.lower);
      }),
    );
  });

  it('refuses a rate or a base outside its range', () => {
    expect(() => change({ rate: 90, effectiveBase: 10 }, { rate: 0.9, effectiveBase: 10 })).toThrow(RangeError);
    expect(() => change({ rate: 0.9, effectiveBase: 0 }, { rate: 0.9, effectiveBase: 10 })).toThrow(RangeError);
  });
});

describe('the smallest visible change', () => {
  const fromR =
    referenceValues<{ rate: number; base: number; size: number; chance: number }[]>('smallest-visible-change');

  it('of 400 and 400 forms at 90 percent is six points', () => {
    expect(smallestVisibleChange({ rate: 0.9, effectiveBase: 400 }, 400)).toBeCloseTo(0.0595, 4);
  });

  it.each(fromR)("at $rate and $base agrees with R's power.prop.test", ({ rate, base, size }) => {
    expect(Math.abs((smallestVisibleChange({ rate, effectiveBase: base }, base) ?? 0) - size)).toBeLessThan(1e-9);
  });

  it.each(fromR)(
    'at $rate and $base is established in about 80 percent of such rounds, exactly counted',
    ({ chance }) => {
      expect(chance).toBeGreaterThan(0.79);
      expect(chance).toBeLessThan(0.85);
    },
  );

  it('shrinks with more answers in either round', () => {
    fc.assert(
      fc.property(round, fc.integer({ min: 30, max: 3000 }), (earlier, base) => {
        const sizes = [base, 2 * base].map((later) => smallestVisibleChange(earlier, later));
        if (sizes[0] !== null) expect(sizes[1]).toBeLessThan(sizes[0] ?? 0);
      }),
    );
  });

  it('is none where two or three answers could show nothing', () => {
    expect(smallestVisibleChange({ rate: 0.5, effectiveBase: 2 }, 2)).toBeNull();
  });

  it('refuses a base that is none', () => {
    expect(() => smallestVisibleChange({ rate: 0.9, effectiveBase: 400 }, 0)).toThrow(RangeError);
  });
});

import fc from 'fast-check';
import { referenceValues } from '../../test/reference/reference-values.js';
import { funnelLimits, funnelPosition } from './funnel-limits.js';
import { overdispersion } from './overdispersion.js';

interface Case {
  centre: number;
  base: number;
  limits: number[];
}

describe('funnel limits', () => {
  it('of a unit of 100 about 90 percent reach from 83,2 to 95,0 percent', () => {
    const { inner } = funnelLimits({ centre: 0.9, base: 100 });
    expect(inner.lower).toBeCloseTo(0.8323, 4);
    expect(inner.upper).toBeCloseTo(0.9496, 4);
  });

  it("agree with Spiegelhalter's exact limits, made in R", () => {
    for (const { centre, base, limits } of referenceValues<Case[]>('funnel-limits')) {
      const { inner, outer } = funnelLimits({ centre, base });
      expect([outer.lower, inner.lower, inner.upper, outer.upper]).toEqual(
        limits.map((limit) => expect.closeTo(limit, 9)),
      );
    }
  });

  it('lie in order, outer around inner around the centre, and come near the normal ones in a large unit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 30, max: 5000 }),
        fc.double({ min: 0.6, max: 0.95, noNaN: true }),
        (base, centre) => {
          const { inner, outer } = funnelLimits({ centre, base });
          expect([outer.lower, inner.lower, centre, inner.upper, outer.upper]).toEqual(
            [outer.lower, inner.lower, centre, inner.upper, outer.upper].sort((one, other) => one - other),
          );
        },
      ),
    );
    const { inner } = funnelLimits({ centre: 0.9, base: 100_000 });
    expect(inner.lower).toBeCloseTo(0.9 - 1.96 * Math.sqrt(0.09 / 100_000), 4);
  });

  it('say where a unit stands', () => {
    const limits = funnelLimits({ centre: 0.9, base: 100 });
    const positions = [0.79, 0.82, 0.9, 0.96, 0.99].map((rate) => funnelPosition(rate, limits));
    expect(positions).toEqual(['very-low', 'low', 'within', 'high', 'very-high']);
  });

  it('widen by the root of the dispersion', () => {
    const narrow = funnelLimits({ centre: 0.9, base: 400 });
    const wide = funnelLimits({ centre: 0.9, base: 400, dispersion: 4 });
    expect(0.9 - wide.inner.lower).toBeCloseTo(2 * (0.9 - narrow.inner.lower), 12);
  });

  it('refuse a centre, a base or a dispersion outside its range', () => {
    expect(() => funnelLimits({ centre: 1, base: 100 })).toThrow(RangeError);
    expect(() => funnelLimits({ centre: 0.9, base: 99.5 })).toThrow(RangeError);
    expect(() => funnelLimits({ centre: 0.9, base: 100, dispersion: 0.5 })).toThrow(RangeError);
  });
});

describe('overdispersion', () => {
  const { rates, bases, ratio } = referenceValues<{ rates: number[]; bases: number[]; ratio: number }>(
    'overdispersion',
  );
  const units = rates.map((rate, index) => ({ rate, effectiveBase: bases[index] ?? 0 }));

  it('of twelve units that differ agrees with R, in any order', () => {
    expect(overdispersion(units, 0.9)).toBeCloseTo(ratio, 9);
    expect(overdispersion([...units].reverse(), 0.9)).toBeCloseTo(ratio, 9);
  });

  it('is one for few units and for units within chance', () => {
    expect(overdispersion([{ rate: 0.95, effectiveBase: 100 }], 0.9)).toBe(1);
    expect(overdispersion(units.slice(0, 7), 0.9)).toBe(1);
    expect(
      overdispersion(
        units.map(({ effectiveBase }) => ({ rate: 0.91, effectiveBase })),
        0.9,
      ),
    ).toBe(1);
  });

  it('refuses a rate, a base or a centre outside its range', () => {
    expect(() => overdispersion([{ rate: 90, effectiveBase: 100 }], 0.9)).toThrow(RangeError);
    expect(() => overdispersion([{ rate: 0.9, effectiveBase: 0 }], 0.9)).toThrow(RangeError);
    expect(() => overdispersion(units, 0)).toThrow(RangeError);
  });
});

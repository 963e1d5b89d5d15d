import fc from 'fast-check';
import { roundedAwayFromTarget, roundedOutward } from './rounding.js';

const counts = fc
  .integer({ min: 1, max: 1_000_000 })
  .chain((base) => fc.record({ base: fc.constant(base), satisfied: fc.integer({ min: 0, max: base }) }));
const targets = fc.constantFrom(0.9, 0.905, 0.85, 0.29, 1);

describe('rounding away from the target', () => {
  it('rounds 89,96 % down to 89 % and 91,26 % up to 92 %', () => {
    expect(roundedAwayFromTarget(0.8996, 0.9, 2)).toBe(0.89);
    expect(roundedAwayFromTarget(0.9126, 0.9, 2)).toBe(0.92);
  });

  it('leaves a rate of whole percent as it is', () => {
    for (let percent = 0; percent <= 100; percent += 1) {
      expect(roundedAwayFromTarget(percent / 100, 0.9, 2)).toBe(percent / 100);
    }
  });

  it('goes to the nearest where no target applies', () => {
    expect(roundedAwayFromTarget(0.8996, null, 2)).toBe(0.9);
    expect(roundedAwayFromTarget(0.914, null, 2)).toBe(0.91);
  });

  it('never shows a rate on the other side of the target', () => {
    fc.assert(
      fc.property(counts, targets, fc.integer({ min: 1, max: 4 }), ({ satisfied, base }, target, decimals) => {
        const rate = satisfied / base;
        const shown = roundedAwayFromTarget(rate, target, decimals);
        expect(shown >= target).toBe(rate >= target);
        expect(Math.abs(shown - rate)).toBeLessThanOrEqual(10 ** -decimals);
        expect(shown >= 0 && shown <= 1).toBe(true);
      }),
    );
  });

  it('refuses what is not a rate', () => {
    expect(() => roundedAwayFromTarget(91.3, 0.9, 2)).toThrow(RangeError);
  });
});

describe('rounding outward', () => {
  it('widens 88,71 – 93,29 % to 88 – 94 %', () => {
    expect(roundedOutward({ lower: 0.8871, upper: 0.9329 }, 2)).toEqual({ lower: 0.88, upper: 0.94 });
  });

  it('keeps the exact interval inside and within 0 and 1', () => {
    const fraction = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fraction, fraction, (one, other) => {
        const [lower, upper] = [Math.min(one, other), Math.max(one, other)];
        const rounded = roundedOutward({ lower, upper }, 2);
        expect(rounded.lower).toBeLessThanOrEqual(lower + 1e-9);
        expect(rounded.upper).toBeGreaterThanOrEqual(upper - 1e-9);
        expect(rounded.lower >= 0 && rounded.upper <= 1).toBe(true);
      }),
    );
  });
});

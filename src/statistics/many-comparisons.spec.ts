import fc from 'fast-check';
import { referenceValues } from '../../test/reference/reference-values.js';
import { clopperPearson } from './clopper-pearson.js';
import { LEVEL_FOR_MANY, needingAttention } from './many-comparisons.js';

describe('what needs attention first', () => {
  it('is the item whose whole 99 percent interval lies under the target', () => {
    const low = { key: 'E5', rate: 41 / 58, effectiveBase: 58 };
    expect(needingAttention([low, { key: 'E1', rate: 0.88, effectiveBase: 58 }], 0.9)).toEqual([low]);
  });

  it("is decided by bounds that agree with SciPy's", () => {
    for (const { satisfied, base, upper } of referenceValues<{ satisfied: number; base: number; upper: number }[]>(
      'many-comparisons',
    )) {
      const item = { rate: satisfied / base, effectiveBase: base };
      const bounds = clopperPearson({ ...item, confidence: LEVEL_FOR_MANY });
      expect(Math.abs(bounds.upper - upper)).toBeLessThan(1e-9);
      expect(needingAttention([item], 0.9)).toHaveLength(upper < 0.9 ? 1 : 0);
    }
  });

  it('is at most three items, lowest first, and of equal ones that with more answers', () => {
    const items = [
      { key: 'a', rate: 0.6, effectiveBase: 100 },
      { key: 'b', rate: 0.5, effectiveBase: 100 },
      { key: 'c', rate: 0.7, effectiveBase: 100 },
      { key: 'd', rate: 0.6, effectiveBase: 300 },
    ];
    expect(needingAttention(items, 0.9).map(({ key }) => key)).toEqual(['b', 'd', 'a']);
  });

  it('does not depend on the order of the items, and twice the answers leave out nothing that was named', () => {
    const items = fc.uniqueArray(
      fc.record({ rate: fc.integer({ min: 0, max: 100 }), base: fc.integer({ min: 30, max: 900 }) }),
      {
        ...{ maxLength: 12, selector: ({ rate, base }) => `${rate} ${base}` },
      },
    );
    fc.assert(
      fc.property(items, (found) => {
        const worth = (times: number) =>
          found.map(({ rate, base }) => ({ rate: rate / 100, effectiveBase: base * times }));
        const named = needingAttention(worth(1), 0.9);
        expect(needingAttention(worth(1).reverse(), 0.9)).toEqual(named);
        const twice = needingAttention(worth(2), 0.9).map(({ rate }) => rate);
        expect(twice.length).toBeGreaterThanOrEqual(named.length);
        expect(twice[0] ?? 1).toBeLessThanOrEqual(named[0]?.rate ?? 1);
      }),
    );
  });

  it('is nothing where all may well reach the target', () => {
    expect(needingAttention([{ rate: 0.8, effectiveBase: 30 }], 0.9)).toEqual([]);
  });
});

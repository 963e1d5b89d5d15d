import fc from 'fast-check';
import { referenceValues } from '../../test/reference/reference-values.js';
import { clopperPearson } from './clopper-pearson.js';
import { meetsTarget, verdict } from './target.js';

interface Threshold {
  n: number;
  fewest: number | null;
  most: number;
}

function verdictOn(satisfied: number, effectiveRespondents: number) {
  const interval = clopperPearson({ rate: satisfied / effectiveRespondents, effectiveBase: effectiveRespondents });
  return verdict({ interval, target: 0.9, effectiveRespondents });
}

describe('the administrative reading', () => {
  it('is met by exactly nine out of ten and missed by 89,96 percent', () => {
    expect(meetsTarget({ satisfied: 9, base: 10, target: 0.9 })).toBe(true);
    expect(meetsTarget({ satisfied: 2249, base: 2500, target: 0.9 })).toBe(false);
  });

  it('compares integers, 10·satisfied with 9·base, for any number of answers', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000_000 }), fc.integer({ min: -2, max: 2 }), (base, off) => {
        const satisfied = Math.max(0, Math.min(base, Math.ceil((9 * base) / 10) + off));
        expect(meetsTarget({ satisfied, base, target: 0.9 })).toBe(10 * satisfied >= 9 * base);
      }),
    );
  });

  it('takes a target with decimals as it is written', () => {
    expect(meetsTarget({ satisfied: 181, base: 200, target: 0.905 })).toBe(true);
    expect(meetsTarget({ satisfied: 904_999, base: 1_000_000, target: 0.905 })).toBe(false);
    expect(meetsTarget({ satisfied: 29, base: 100, target: 0.29 })).toBe(true);
    expect(meetsTarget({ satisfied: 100, base: 100, target: 1 })).toBe(true);
  });

  it('refuses no answers, contradicting counts and a target that is no such fraction', () => {
    expect(() => meetsTarget({ satisfied: 0, base: 0, target: 0.9 })).toThrow(RangeError);
    expect(() => meetsTarget({ satisfied: 3, base: 2, target: 0.9 })).toThrow(RangeError);
    for (const target of [0, 90, -0.9, 1 / 3, Number.NaN]) {
      expect(() => meetsTarget({ satisfied: 1, base: 2, target })).toThrow(RangeError);
    }
  });
});

describe('the verdict', () => {
  it('is met when the lower bound reaches the target, not met when the upper one stays under it', () => {
    const on = (lower: number, upper: number) =>
      verdict({ interval: { lower, upper }, target: 0.9, effectiveRespondents: 400 });
    expect(on(0.912, 0.954)).toBe('met');
    expect(on(0.9, 0.95)).toBe('met');
    expect(on(0.88, 0.9)).toBe('inconclusive');
    expect(on(0.85, 0.899)).toBe('not-met');
  });

  it('is not given below 30 effective respondents, however many there are', () => {
    expect(verdictOn(29, 29)).toBeNull();
    expect(verdictOn(29.99, 29.99)).toBeNull();
    expect(verdictOn(30, 30)).toBe('met');
  });

  it.each(referenceValues<Threshold[]>('target').filter(({ n }) => n >= 30))(
    'of $n respondents is met from $fewest satisfied and not met up to $most, as SciPy says',
    ({ n, fewest, most }) => {
      expect(verdictOn(fewest ?? 0, n)).toBe('met');
      expect(verdictOn((fewest ?? 0) - 1, n)).toBe('inconclusive');
      expect(verdictOn(most, n)).toBe('not-met');
      expect(verdictOn(most + 1, n)).toBe('inconclusive');
    },
  );

  it('could not be met by the least number that carries one if two were dissatisfied, nor by 28 at all', () => {
    const fewest = new Map(referenceValues<Threshold[]>('target').map(({ n, fewest: few }) => [n, few]));
    expect([fewest.get(28), fewest.get(29), fewest.get(30)]).toEqual([null, 29, 30]);
  });

  it('once certain stays certain when more people answer alike', () => {
    const counts = fc.record({
      base: fc.integer({ min: 30, max: 900 }),
      missed: fc.nat(300),
      times: fc.integer({ min: 2, max: 9 }),
    });
    fc.assert(
      fc.property(counts, ({ base, missed, times }) => {
        const satisfied = Math.max(0, base - missed);
        const given = verdictOn(satisfied, base);
        if (given !== 'inconclusive') expect(verdictOn(satisfied * times, base * times)).toBe(given);
      }),
    );
  });

  it('never contradicts the administrative reading', () => {
    fc.assert(
      fc.property(fc.integer({ min: 30, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }), (base, share) => {
        const satisfied = Math.round(share * base);
        const given = verdictOn(satisfied, base);
        const meets = meetsTarget({ satisfied, base, target: 0.9 });
        expect(given === 'met' && !meets).toBe(false);
        expect(given === 'not-met' && meets).toBe(false);
      }),
    );
  });
});

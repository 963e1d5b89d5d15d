import fc from 'fast-check';
import { referenceValues } from '../../test/reference/reference-values.js';
import { mergedStrata } from './merged-strata.js';
import { FEWEST_PER_STRATUM, postStratified } from './post-stratification.js';
import { weightedRate } from './weighted-rate.js';

interface Reference {
  satisfied: number[];
  base: number[];
  weight: number[];
  rate: number;
  effectiveRespondents: number;
}

const field = fc
  .record({ base: fc.nat(120), visits: fc.nat(3000), share: fc.double({ min: 0, max: 1, noNaN: true }) })
  .map(({ base, visits, share }) => ({ base, visits, satisfied: Math.round(share * base) }));
const fields = fc
  .array(field, { minLength: 1, maxLength: 12 })
  .map((all) => all.map((one, index) => ({ key: `field-${index}`, ...one })));

describe('merging small strata', () => {
  it('puts the smallest together until they are enough', () => {
    const groups = mergedStrata(
      [
        { key: 'a', n: 50 },
        { key: 'b', n: 4 },
        { key: 'c', n: 40 },
      ],
      ({ n }) => n,
      (group) => group.reduce((sum, { n }) => sum + n, 0) >= 30,
    );
    expect(groups.map((group) => group.map(({ key }) => key))).toEqual([['a'], ['c', 'b']]);
  });
});

describe('a weighted rate', () => {
  it('of two strata that weigh the same is worth 267 of 300 respondents', () => {
    const { rate, effectiveRespondents } = weightedRate([
      { satisfied: 90, base: 100, weight: 1 },
      { satisfied: 160, base: 200, weight: 1 },
    ]);
    expect(rate).toBeCloseTo(0.85, 12);
    expect(effectiveRespondents).toBeCloseTo(266.6667, 4);
  });

  it("agrees with R's weighted mean of respondents and Kish's effective size", () => {
    const { satisfied, base, weight, ...fromR } = referenceValues<Reference>('weighted-rate');
    const strata = base.map((n, index) => ({
      base: n,
      satisfied: satisfied[index] ?? 0,
      weight: weight[index] ?? 0,
    }));
    const { rate, effectiveRespondents } = weightedRate(strata);
    expect(Math.abs(rate - fromR.rate)).toBeLessThan(1e-9);
    expect(Math.abs(effectiveRespondents - fromR.effectiveRespondents)).toBeLessThan(1e-9);
  });

  it('refuses no weight, a negative one and counts that contradict each other', () => {
    expect(() => weightedRate([{ satisfied: 1, base: 2, weight: 0 }])).toThrow(RangeError);
    expect(() => weightedRate([{ satisfied: 1, base: 2, weight: -1 }])).toThrow(RangeError);
    expect(() => weightedRate([{ satisfied: 3, base: 2, weight: 1 }])).toThrow(RangeError);
  });
});

describe('a rate weighted to the visits by field', () => {
  it('of two fields with as many visits is the mean of their rates', () => {
    const weighted = postStratified([
      { key: 'a', satisfied: 90, base: 100, visits: 500 },
      { key: 'b', satisfied: 160, base: 200, visits: 500 },
    ]);
    expect(weighted?.rate).toBeCloseTo(0.85, 12);
    expect(weighted?.effectiveRespondents).toBeCloseTo(266.6667, 4);
    expect(weighted?.strata.map(({ keys, weight }) => [keys, weight])).toEqual([
      [['b'], 0.75],
      [['a'], 1.5],
    ]);
  });

  it("is 0.3175 in Lohr's example of poststratification: 1,270 of a college's 4,000 students mean to teach", () => {
    const weighted = postStratified([
      { key: 'women', satisfied: 84, base: 240, visits: 2700 },
      { key: 'men', satisfied: 40, base: 160, visits: 1300 },
    ]);
    // Lohr, Sampling: Design and Analysis, chapter 4, "Poststratification"; unadjusted 124 of 400 are 1,240.
    expect((weighted?.rate ?? 0) * 4000).toBeCloseTo(1270, 9);
  });

  it('merges small fields, and fields without visits, until each has 30 respondents and visits', () => {
    const weighted = postStratified([
      { key: 'civil-status', satisfied: 90, base: 100, visits: 500 },
      { key: 'land', satisfied: 20, base: 29, visits: 300 },
      { key: 'health', satisfied: 40, base: 50, visits: 0 },
      { key: 'culture', satisfied: 0, base: 0, visits: 12 },
    ]);
    expect(weighted?.strata.map(({ keys }) => keys)).toEqual([['civil-status'], ['health', 'land', 'culture']]);
    expect(weighted?.rate).toBeCloseTo((500 * 0.9 + 312 * (60 / 79)) / 812, 12);
  });

  it('is not told where fewer than two strata can be made', () => {
    expect(postStratified([])).toBeNull();
    expect(postStratified([{ key: 'a', satisfied: 90, base: 100, visits: 500 }])).toBeNull();
    expect(
      postStratified([
        { key: 'a', satisfied: 40, base: 45, visits: 500 },
        { key: 'b', satisfied: 10, base: 20, visits: 0 },
      ]),
    ).toBeNull();
  });

  it('keeps every respondent and visit, has enough in each stratum, weights with mean one and no more evidence', () => {
    fc.assert(
      fc.property(fields, (all) => {
        const weighted = postStratified(all);
        expect(postStratified([...all].reverse())).toEqual(weighted);
        if (weighted === null) return;
        const { strata, effectiveRespondents } = weighted;
        const sum = (
          of: (one: { base: number; visits: number }) => number,
          rows: readonly { base: number; visits: number }[],
        ) => rows.reduce((total, row) => total + of(row), 0);
        expect(sum(({ base }) => base, strata)).toBe(sum(({ base }) => base, all));
        expect(sum(({ visits }) => visits, strata)).toBe(sum(({ visits }) => visits, all));
        expect(strata.every(({ base, visits }) => base >= FEWEST_PER_STRATUM && visits > 0)).toBe(true);
        const respondents = sum(({ base }) => base, strata);
        expect(strata.reduce((total, { base, weight }) => total + base * weight, 0)).toBeCloseTo(respondents, 6);
        expect(effectiveRespondents).toBeLessThanOrEqual(respondents + 1e-6);
        expect(weighted.rate).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is the unweighted rate where visits are in proportion to respondents', () => {
    const weighted = postStratified([
      { key: 'a', satisfied: 90, base: 100, visits: 1000 },
      { key: 'b', satisfied: 160, base: 200, visits: 2000 },
    ]);
    expect(weighted?.rate).toBeCloseTo(250 / 300, 12);
    expect(weighted?.effectiveRespondents).toBeCloseTo(300, 9);
  });

  it('refuses counts that contradict each other', () => {
    expect(() => postStratified([{ key: 'a', satisfied: 3, base: 2, visits: 1 }])).toThrow(RangeError);
    expect(() => postStratified([{ key: 'a', satisfied: 1, base: 2, visits: 1.5 }])).toThrow(RangeError);
  });
});

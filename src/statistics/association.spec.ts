import fc from 'fast-check';
import { referenceValues } from '../../test/reference/reference-values.js';
import { association } from './association.js';
import { rankCorrelation } from './rank-correlation.js';

interface Case {
  table: number[][];
  correlation: number;
  lower: number;
  upper: number;
  bootstrap: [number, number];
}

const fromSciPy = referenceValues<Case[]>('association');
const tables = fc.array(fc.array(fc.integer({ min: 3, max: 60 }), { minLength: 5, maxLength: 5 }), {
  minLength: 5,
  maxLength: 5,
});

describe('rank correlation', () => {
  it('of two items with two levels is their phi', () => {
    const phi = (10 * 30 - 5 * 5) / Math.sqrt(15 * 35 * 15 * 35);
    expect(
      rankCorrelation([
        [10, 5],
        [5, 30],
      ]),
    ).toBeCloseTo(phi, 12);
    expect(phi).toBeCloseTo(0.5238, 4);
  });

  it("agrees with SciPy's spearmanr on the respondents themselves", () => {
    for (const { table, correlation } of fromSciPy) {
      expect(Math.abs((rankCorrelation(table) ?? 2) - correlation)).toBeLessThan(1e-9);
    }
  });

  it('is one where both always agree, and not told where all gave one answer', () => {
    expect(
      rankCorrelation([
        [7, 0],
        [0, 9],
      ]),
    ).toBe(1);
    expect(
      rankCorrelation([
        [0, 7],
        [9, 0],
      ]),
    ).toBe(-1);
    expect(
      rankCorrelation([
        [7, 9],
        [0, 0],
      ]),
    ).toBeNull();
    expect(rankCorrelation([])).toBeNull();
  });

  it('turns with either scale and is the same with the items exchanged', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const correlation = rankCorrelation(table) ?? 0;
        expect(rankCorrelation([...table].reverse())).toBeCloseTo(-correlation, 12);
        expect(rankCorrelation(table.map((_, j) => table.map((row) => row[j] ?? 0)))).toBeCloseTo(correlation, 12);
      }),
    );
  });

  it('refuses negative counts and rows of different length', () => {
    expect(() =>
      rankCorrelation([
        [1, -1],
        [1, 1],
      ]),
    ).toThrow(RangeError);
    expect(() => rankCorrelation([[1, 1], [1]])).toThrow(RangeError);
  });
});

describe('association of an element with the general item', () => {
  it('of 310 respondents is 0,52 within 0,44 and 0,59', () => {
    expect(
      association([
        [40, 20, 10],
        [20, 60, 30],
        [10, 30, 90],
      ]),
    ).toEqual({
      measure: 'spearman',
      correlation: expect.closeTo(0.5208, 4),
      interval: { lower: expect.closeTo(0.4384, 4), upper: expect.closeTo(0.5946, 4) },
      respondents: 310,
    });
  });

  it('agrees with a jackknife over the respondents in SciPy, and nearly with a bootstrap', () => {
    for (const { table, lower, upper, bootstrap } of fromSciPy) {
      const interval = association(table)?.interval ?? { lower: 0, upper: 0 };
      expect(Math.abs(interval.lower - lower)).toBeLessThan(1e-9);
      expect(Math.abs(interval.upper - upper)).toBeLessThan(1e-9);
      expect(Math.abs((interval.upper - interval.lower) / (bootstrap[1] - bootstrap[0]) - 1)).toBeLessThan(0.05);
    }
  });

  it('lies within its interval, which narrows with more respondents', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const one = association(table.map((row) => row.map((count) => 4 * count)));
        const four = association(table.map((row) => row.map((count) => 16 * count)));
        if (one === null || four === null) throw new Error('a full table of 300 has an association');
        expect(one.interval.lower).toBeLessThan(one.correlation);
        expect(one.interval.upper).toBeGreaterThan(one.correlation);
        expect(four.interval.upper - four.interval.lower).toBeLessThan(one.interval.upper - one.interval.lower);
      }),
    );
  });

  it('is not told below 300 respondents, of one answer only, or where the two always agree', () => {
    expect(
      association([
        [100, 50],
        [49, 100],
      ]),
    ).toBeNull();
    expect(
      association([
        [300, 50],
        [0, 0],
      ]),
    ).toBeNull();
    expect(
      association([
        [300, 0],
        [0, 100],
      ]),
    ).toBeNull();
    expect(
      association([
        [300, 1],
        [0, 100],
      ]),
    ).toBeNull();
  });

  it('refuses counts that are none and a level that is no fraction', () => {
    expect(() =>
      association([
        [1.5, 1],
        [1, 1],
      ]),
    ).toThrow(RangeError);
    expect(() =>
      association(
        [
          [100, 100],
          [100, 100],
        ],
        1,
      ),
    ).toThrow(RangeError);
  });
});

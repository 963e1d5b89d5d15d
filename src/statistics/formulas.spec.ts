import fc from 'fast-check';
import { referenceValues } from '../../test/reference/reference-values.js';
import { meanOfRates } from './mean-of-rates.js';
import { meanScore, positionOnScale, shareOfHighestLevel } from './mean-score.js';
import { pooledRate } from './pooled-rate.js';
import { type SatisfiedOfBase, satisfactionRate } from './satisfaction-rate.js';

interface Formulas {
  answers: number[][];
  countsByLevel: number[][];
  criterionRates: number[];
  pooledRate: number;
  meanOfRates: number;
  meanScores: number[];
  fullySatisfied: number;
}

const fromR = referenceValues<Formulas>('formulas');
const criteria = fromR.countsByLevel.map(topTwo);
const someCriteria = fc.array(
  fc.array(fc.nat(500), { minLength: 5, maxLength: 5 }).filter((counts) => counts.some((count) => count > 0)),
  { minLength: 1, maxLength: 22 },
);

function topTwo(countsByLevel: readonly number[]): SatisfiedOfBase {
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
  return { satisfied: sum(countsByLevel.slice(3)), base: sum(countsByLevel) };
}

describe('the six formulas', () => {
  it('give 85,0 (F1), 81,6 (F5a) and 77,0 (F5b) for the answers 2/3/10/55/30', () => {
    const counts = [2, 3, 10, 55, 30];
    const score = meanScore(counts);
    expect(satisfactionRate(topTwo(counts))).toEqual({ satisfied: 85, base: 100, rate: 0.85 });
    expect(score).toEqual({ mean: 4.08, levels: 5, base: 100 });
    expect(shareOfHighestLevel(score)).toBeCloseTo(0.816, 12);
    expect(positionOnScale(score)).toBeCloseTo(0.77, 12);
  });

  it('F1 of each criterion agrees with R on raw answers', () => {
    expect(criteria.map((criterion) => satisfactionRate(criterion).rate)).toEqual(
      fromR.criterionRates.map((rate) => expect.closeTo(rate, 12)),
    );
  });

  it('F2 and F3 pool answers, F2′ averages rates, as R does', () => {
    expect(pooledRate(criteria).rate).toBeCloseTo(fromR.pooledRate, 12);
    expect(meanOfRates(criteria)).toBeCloseTo(fromR.meanOfRates, 12);
  });

  it('F2 and F2′ part when criteria have unequal bases', () => {
    const uneven = [
      { satisfied: 85, base: 100 },
      { satisfied: 5, base: 20 },
    ];
    expect(pooledRate(uneven)).toEqual({ satisfied: 90, base: 120, rate: 0.75 });
    expect(meanOfRates(uneven)).toBeCloseTo(0.55, 12);
  });

  it('F5 of each criterion agrees with R', () => {
    expect(fromR.countsByLevel.map((counts) => meanScore(counts).mean)).toEqual(
      fromR.meanScores.map((mean) => expect.closeTo(mean, 12)),
    );
  });

  it('F6 counts the people satisfied with everything they answered, as R does', () => {
    const people = fromR.answers.map((answers) => answers.filter((answer) => answer > 0));
    const fullySatisfied = people.filter((answers) => answers.every((answer) => answer >= 4)).length;
    const { rate } = satisfactionRate({ satisfied: fullySatisfied, base: people.length });
    expect(rate).toBeCloseTo(fromR.fullySatisfied, 12);
  });

  it('stay between the worst and the best criterion, whatever the order of the criteria', () => {
    fc.assert(
      fc.property(someCriteria, (lists) => {
        const all = lists.map(topTwo);
        const rates = all.map((criterion) => satisfactionRate(criterion).rate);
        for (const combined of [pooledRate(all).rate, meanOfRates(all)]) {
          expect(combined).toBeGreaterThanOrEqual(Math.min(...rates) - 1e-12);
          expect(combined).toBeLessThanOrEqual(Math.max(...rates) + 1e-12);
        }
        expect(pooledRate([...all].reverse())).toEqual(pooledRate(all));
        expect(meanOfRates([...all].reverse())).toBeCloseTo(meanOfRates(all), 12);
      }),
    );
  });

  it('leave a criterion nobody answered out of both means', () => {
    const silent = { satisfied: 0, base: 0 };
    expect(pooledRate([...criteria, silent])).toEqual(pooledRate(criteria));
    expect(meanOfRates([...criteria, silent])).toBe(meanOfRates(criteria));
  });

  it('refuse to make a number out of no answers', () => {
    expect(() => satisfactionRate({ satisfied: 0, base: 0 })).toThrow(RangeError);
    expect(() => pooledRate([])).toThrow(RangeError);
    expect(() => meanOfRates([{ satisfied: 0, base: 0 }])).toThrow(RangeError);
    expect(() => meanScore([0, 0, 0])).toThrow(RangeError);
  });

  it('refuse counts that contradict each other', () => {
    expect(() => satisfactionRate({ satisfied: 11, base: 10 })).toThrow(RangeError);
    expect(() => satisfactionRate({ satisfied: 1.5, base: 10 })).toThrow(RangeError);
    expect(() => meanScore([4])).toThrow(RangeError);
    expect(() => meanScore([-1, 4])).toThrow(RangeError);
  });
});

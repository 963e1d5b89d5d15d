import fc from 'fast-check';
import { referenceValues } from '../../test/reference/reference-values.js';
import { verdict } from './target.js';
import { fewestToMeet, mostToMiss, verdictChances } from './verdict-chances.js';
import { TWO_SIDED_LEVEL, wilsonInterval } from './wilson-interval.js';

const target = 0.9;

function errorsFrom(first: number, last: number) {
  return Array.from({ length: last - first + 1 }, (_, index) =>
    verdictChances({ truth: target, target, respondents: first + index }),
  );
}

describe('the chances of each verdict', () => {
  it('at the mean of the city are conclusive in 13, 36 and 65 percent of rounds of 150, 400 and 1.000', () => {
    const conclusive = [150, 400, 1000].map((respondents) => {
      return Math.round(100 * verdictChances({ truth: 0.9187, target, respondents }).met);
    });
    expect(conclusive).toEqual([13, 36, 65]);
    const { met, inconclusive, notMet } = verdictChances({ truth: 0.9187, target, respondents: 400 });
    expect([met, inconclusive, notMet]).toEqual([0.3642, 0.6341, 0.0017].map((chance) => expect.closeTo(chance, 4)));
  });

  it('leave a department of 40 undecided in 87 percent of rounds at a truth of 95 and 44 percent at 80', () => {
    expect(verdictChances({ truth: 0.95, target, respondents: 40 }).inconclusive).toBeCloseTo(0.87, 2);
    expect(verdictChances({ truth: 0.8, target, respondents: 40 }).inconclusive).toBeCloseTo(0.44, 2);
  });

  it('agree with R, which sums over all counts', () => {
    const fromR =
      referenceValues<{ respondents: number; truth: number; met: number; notMet: number }[]>('verdict-chances');
    for (const { respondents, truth, met, notMet } of fromR) {
      const chances = verdictChances({ truth, target, respondents });
      expect(Math.abs(chances.met - met)).toBeLessThan(1e-9);
      expect(Math.abs(chances.notMet - notMet)).toBeLessThan(1e-9);
    }
  });

  it('at a truth of exactly 90 percent: "met" errs in 7.2 at 25, at most 6.8 from 30 and 4.5 on average', () => {
    expect(verdictChances({ truth: target, target, respondents: 25 }).met).toBeCloseTo(0.072, 3);
    const errors = errorsFrom(30, 1000).map(({ met }) => met);
    expect(Math.max(...errors)).toBeCloseTo(0.068, 3);
    expect(errors.reduce((sum, error) => sum + error, 0) / errors.length).toBeCloseTo(0.045, 2);
  });

  it('at a truth of exactly 90 percent: "not met" errs in at most 9.4 from 30 and 7.4 from 100', () => {
    expect(Math.max(...errorsFrom(30, 99).map(({ notMet }) => notMet))).toBeCloseTo(0.094, 3);
    expect(Math.max(...errorsFrom(100, 1000).map(({ notMet }) => notMet))).toBeLessThan(0.074);
  });

  it('come from the counts at which the verdict turns', () => {
    expect([fewestToMeet(400, target), mostToMiss(400, target)]).toEqual([370, 350]);
    expect([fewestToMeet(24, target), fewestToMeet(25, target)]).toEqual([null, 25]);
    expect(mostToMiss(3, 0.1)).toBeNull();
    fc.assert(
      fc.property(fc.integer({ min: 30, max: 3000 }), fc.double({ min: 0.5, max: 0.95, noNaN: true }), (n, aim) => {
        const given = (satisfied: number) =>
          verdict({ interval: wilsonInterval(satisfied, n, TWO_SIDED_LEVEL), target: aim, respondents: n });
        const [enough, tooFew] = [fewestToMeet(n, aim), mostToMiss(n, aim)];
        if (enough !== null) expect([given(enough - 1), given(enough)]).toEqual(['inconclusive', 'met']);
        if (tooFew !== null) expect([given(tooFew), given(tooFew + 1)]).toEqual(['not-met', 'inconclusive']);
      }),
    );
  });

  it('refuse a target or truth that is no fraction', () => {
    expect(() => verdictChances({ truth: 0.9, target: 90, respondents: 40 })).toThrow(RangeError);
    expect(() => verdictChances({ truth: 1.9, target, respondents: 40 })).toThrow(RangeError);
  });
});

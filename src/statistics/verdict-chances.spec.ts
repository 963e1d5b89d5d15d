import fc from 'fast-check';
import { referenceValues } from '../../test/reference/reference-values.js';
import { clopperPearson } from './clopper-pearson.js';
import { FEWEST_FOR_VERDICT, verdict } from './target.js';
import { fewestToMeet, mostToMiss, verdictChances } from './verdict-chances.js';

const target = 0.9;

describe('the chances of each verdict', () => {
  it('at the mean of the city are conclusive in 13, 30 and 65 percent of rounds of 150, 400 and 1.000', () => {
    const conclusive = [150, 400, 1000].map((respondents) => {
      return Math.round(100 * verdictChances({ truth: 0.9187, target, respondents }).met);
    });
    expect(conclusive).toEqual([13, 30, 65]);
    const { met, inconclusive, notMet } = verdictChances({ truth: 0.9187, target, respondents: 400 });
    expect([met, inconclusive, notMet]).toEqual([0.2965, 0.7025, 0.001].map((chance) => expect.closeTo(chance, 4)));
  });

  it('leave a department of 40 undecided in 87 percent of rounds at a truth of 95 and 44 percent at 80', () => {
    expect(verdictChances({ truth: 0.95, target, respondents: 40 }).inconclusive).toBeCloseTo(0.87, 2);
    expect(verdictChances({ truth: 0.8, target, respondents: 40 }).inconclusive).toBeCloseTo(0.44, 2);
  });

  it('agree with SciPy, which tries every count', () => {
    const fromSciPy =
      referenceValues<{ respondents: number; truth: number; met: number; notMet: number }[]>('verdict-chances');
    for (const { respondents, truth, met, notMet } of fromSciPy) {
      const chances = verdictChances({ truth, target, respondents });
      expect(Math.abs(chances.met - met)).toBeLessThan(1e-9);
      expect(Math.abs(chances.notMet - notMet)).toBeLessThan(1e-9);
    }
  });

  it('at a truth of exactly 90 percent: neither "met" nor "not met" errs in more than 5, at no number of people', () => {
    const errors = Array.from({ length: 2000 - FEWEST_FOR_VERDICT + 1 }, (_, more) =>
      verdictChances({ truth: target, target, respondents: FEWEST_FOR_VERDICT + more }),
    );
    for (const { met, notMet } of errors) expect(Math.max(met, notMet)).toBeLessThanOrEqual(0.05);
    const mean = errors.reduce((sum, { met }) => sum + met, 0) / errors.length;
    expect(mean).toBeGreaterThan(0.035);
  });

  it('come from the counts at which the verdict turns', () => {
    expect([fewestToMeet(400, target), mostToMiss(400, target)]).toEqual([371, 349]);
    expect([fewestToMeet(28, target), fewestToMeet(29, target)]).toEqual([null, 29]);
    expect(mostToMiss(3, 0.1)).toBeNull();
    fc.assert(
      fc.property(fc.integer({ min: 30, max: 3000 }), fc.double({ min: 0.5, max: 0.95, noNaN: true }), (n, aim) => {
        const given = (satisfied: number) =>
          verdict({
            interval: clopperPearson({ rate: satisfied / n, effectiveBase: n }),
            target: aim,
            effectiveRespondents: n,
          });
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

import { referenceValues } from '../../test/reference/reference-values.js';
import { answersNeeded, answersNextTime } from './power-table.js';
import { verdictChances } from './verdict-chances.js';

const target = 0.9;

describe('the power table', () => {
  it.each(referenceValues<{ truth: number; answers: number }[]>('power-table'))(
    'at a truth of $truth asks for $answers answers, as SciPy does',
    ({ truth, answers }) => {
      expect(answersNeeded({ truth, target, power: 0.8, most: 2000 })).toBe(answers);
    },
  );

  it('is the same as when the chance is worked out at every number on the way', () => {
    for (const [truth, target] of [
      [0.95, 0.9],
      [0.85, 0.9],
      [0.97, 0.92],
      [0.7, 0.8],
    ] as const) {
      const needed = answersNeeded({ truth, target }) ?? 0;
      const wanted = truth > target ? 'met' : 'notMet';
      const chanceOf = (respondents: number) => verdictChances({ truth, target, respondents })[wanted];
      expect(chanceOf(needed - 1)).toBeLessThan(0.8);
      for (let more = needed; more < needed + 300; more += 1) expect(chanceOf(more)).toBeGreaterThanOrEqual(0.8);
    }
  });

  it('names no number above 2.000, nor any at the target itself', () => {
    expect(answersNeeded({ truth: 0.915, target })).toBeNull();
    expect(answersNeeded({ truth: 0.9001, target })).toBeNull();
    expect(answersNeeded({ truth: target, target })).toBeNull();
    expect(answersNeeded({ truth: 0.92, target, most: 1364 })).toBeNull();
  });

  it('refuses a truth, a chance or a number of answers outside its range', () => {
    expect(() => answersNeeded({ truth: 1, target })).toThrow(RangeError);
    expect(() => answersNeeded({ truth: 0.95, target, power: 0.4 })).toThrow(RangeError);
    expect(() => answersNeeded({ truth: 0.95, target, most: 0 })).toThrow(RangeError);
  });
});

describe('what the next round should collect', () => {
  const next = (rate: number, respondents: number, effectiveRespondents = respondents) =>
    answersNextTime({ rate, respondents, effectiveRespondents, target });

  it('is what the power table says of the rate found, in tens, and twice that where people were worth half', () => {
    expect(next(0.94, 200)).toBe(340);
    expect(next(0.94, 200, 100)).toBe(670);
    expect(next(0.85, 150)).toBe(300);
  });

  it('is never above 2.000, and nothing at the target itself', () => {
    expect(next(0.915, 400)).toBeNull();
    expect(next(0.92, 400, 200)).toBeNull();
    expect(next(0.9, 400)).toBeNull();
  });

  it('is never below what carries a verdict, where nearly all or all are of one mind', () => {
    expect([next(1, 29), next(0, 10), next(0.3, 20)]).toEqual([30, 30, 30]);
    expect(next(1, 60, 4.6875)).toBe(390);
  });

  it('refuses people who are worth more than they are', () => {
    expect(() => next(0.94, 100, 101)).toThrow(RangeError);
    expect(() => next(1.2, 100)).toThrow(RangeError);
  });
});

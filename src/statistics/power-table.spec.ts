import { referenceValues } from '../../test/reference/reference-values.js';
import { answersNeeded } from './power-table.js';
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

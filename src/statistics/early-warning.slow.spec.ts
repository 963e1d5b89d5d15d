import fc from 'fast-check';
import { chancesOfWarning, simulatedWarnings } from '../../test/certainty/early-warnings.js';
import { ORDERS } from '../../test/certainty/orders.js';
import { chanceFrom } from '../../test/harness/chance.js';
import { referenceValues } from '../../test/reference/reference-values.js';
import { certainlyBelow, FALSE_WARNING } from './early-warning.js';

const target = 0.9;

function warns(satisfied: number, base: number, effectiveRespondents = base): boolean {
  return certainlyBelow({ satisfied, base, effectiveRespondents, target });
}

describe('the early warning', () => {
  it('of 70 satisfied out of 100 is raised, of 84 it is not', () => {
    expect([warns(70, 100), warns(84, 100)]).toEqual([true, false]);
  });

  it.each(referenceValues<{ target: number; base: number; mostThatWarn: number }[]>('early-warning'))(
    'against $target is raised by at most $mostThatWarn of $base, as the integral of SciPy says',
    ({ target: aim, base, mostThatWarn }) => {
      const raised = (satisfied: number) =>
        certainlyBelow({ satisfied, base, effectiveRespondents: base, target: aim });
      expect([raised(mostThatWarn), raised(mostThatWarn + 1)]).toEqual([true, false]);
    },
  );

  it('asked after every answer up to 2.000, names a department at exactly 90 percent in at most half of one percent', () => {
    const chances = chancesOfWarning(0.9, 2000, target);
    expect(chances[1999]).toBeLessThan(FALSE_WARNING / 2);
    expect(chances[1999]).toBeGreaterThan(0.001);
    expect(chances[48]).toBe(0);
    expect(chancesOfWarning(0.92, 400, target)[399]).toBeLessThan(chances[399] ?? 0);
  });

  it('finds what is far below: 55 percent of departments at 70 with 50 people, 99 percent at 80 with 400', () => {
    const found = (truth: number, people: number) => chancesOfWarning(truth, people, target)[people - 1] ?? 0;
    expect(found(0.7, 50)).toBeCloseTo(0.55, 2);
    expect(found(0.7, 100)).toBeCloseTo(0.97, 2);
    expect(found(0.75, 100)).toBeCloseTo(0.79, 2);
    expect(found(0.8, 100)).toBeCloseTo(0.36, 2);
    expect(found(0.8, 400)).toBeCloseTo(0.99, 2);
    expect(found(0.85, 400)).toBeCloseTo(0.42, 2);
  });

  it.each(Object.entries(ORDERS))('errs in at most one percent of 2.000 periods of %s', (_, arrivals) => {
    const periods = 2000;
    const wrong = simulatedWarnings({ arrivals, truth: target, alike: 0.2, target }, periods, chanceFrom(11));
    expect(wrong).toBeLessThan(FALSE_WARNING + 2 * Math.sqrt(FALSE_WARNING / periods));
  });

  it('would err far more often if people of meetings were taken one by one', () => {
    const chance = chanceFrom(12);
    const raised = Array.from({ length: 500 }, () => {
      let satisfied = 0;
      for (let before = 0; before < 60; before += 1) {
        if (chance() < (0.9 + 0.25 * satisfied) / (1 + 0.25 * before)) satisfied += 1;
      }
      return warns(satisfied, 60);
    });
    expect(raised.filter(Boolean).length / 500).toBeGreaterThan(2 * FALSE_WARNING);
    expect(warns(0, 60, 4.6875)).toBe(false);
  });

  it('is not taken back by one more who is dissatisfied, nor raised by one more who is satisfied', () => {
    const counts = fc.integer({ min: 50, max: 3000 }).chain((base) =>
      fc.record({
        base: fc.constant(base),
        satisfied: fc.integer({ min: 0, max: base }),
      }),
    );
    fc.assert(
      fc.property(counts, fc.double({ min: 0.2, max: 1, noNaN: true }), ({ base, satisfied }, share) => {
        const before = warns(satisfied, base, share * base);
        if (before) expect(warns(Math.max(0, satisfied - 1), base, share * base)).toBe(true);
        if (before) expect(warns(satisfied, base + 1, share * (base + 1))).toBe(true);
        if (before) expect(warns(satisfied, base)).toBe(true);
        expect(before && satisfied >= target * base).toBe(false);
      }),
    );
  });

  it('needs 50 effective respondents, and against a target of all only one who is dissatisfied', () => {
    expect([warns(0, 49), warns(0, 200, 49.9), warns(0, 50)]).toEqual([false, false, true]);
    const againstAll = (satisfied: number) =>
      certainlyBelow({ satisfied, base: 60, effectiveRespondents: 60, target: 1 });
    expect([againstAll(59), againstAll(60)]).toEqual([true, false]);
    expect(certainlyBelow({ satisfied: 0, base: 0, effectiveRespondents: 0, target })).toBe(false);
  });

  it('is raised by thousands far below, where likelihoods leave the numbers of a computer', () => {
    expect(warns(10_000, 100_000)).toBe(true);
    expect(warns(99_000, 100_000)).toBe(false);
  });

  it('refuses what are no counts, no people and no target', () => {
    expect(() => warns(3, 2)).toThrow(RangeError);
    expect(() => warns(1.5, 2)).toThrow(RangeError);
    expect(() => warns(1, 2, -1)).toThrow(RangeError);
    expect(() => certainlyBelow({ satisfied: 1, base: 2, effectiveRespondents: 2, target: 90 })).toThrow(RangeError);
  });
});

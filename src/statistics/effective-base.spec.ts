import fc from 'fast-check';
import { referenceValues } from '../../test/reference/reference-values.js';
import { designEffect, effectiveBase, type RespondentSums } from './effective-base.js';

interface Reference {
  s: number[];
  a: number[];
  designEffect: number;
  effectiveBase: number;
  bootstrapDesignEffect: number;
}

interface Person {
  s: number;
  a: number;
}

const person = fc
  .integer({ min: 1, max: 22 })
  .chain((a) => fc.record({ a: fc.constant(a), s: fc.integer({ min: 0, max: a }) }));
const people = fc.array(person, { minLength: 1, maxLength: 200 });

function sumsOf(all: readonly Person[]): RespondentSums {
  const sum = (of: (one: Person) => number) => all.reduce((total, one) => total + of(one), 0);
  return {
    respondents: all.length,
    satisfied: sum(({ s }) => s),
    answers: sum(({ a }) => a),
    satisfiedSquared: sum(({ s }) => s * s),
    satisfiedTimesAnswers: sum(({ s, a }) => s * a),
    answersSquared: sum(({ a }) => a * a),
  };
}

describe('effective base', () => {
  const fromR = referenceValues<Reference>('effective-base');
  const sixtyPeople = sumsOf(fromR.s.map((s, index) => ({ s, a: fromR.a[index] ?? 0 })));

  it("agrees with R's linearised variance of a ratio", () => {
    expect(Math.abs(designEffect(sixtyPeople) - fromR.designEffect)).toBeLessThan(1e-9);
    expect(Math.abs(effectiveBase(sixtyPeople) - fromR.effectiveBase)).toBeLessThan(1e-9);
  });

  it('agrees with a bootstrap over people within five percent of the width of the interval', () => {
    const widths = Math.sqrt(designEffect(sixtyPeople) / fromR.bootstrapDesignEffect);
    expect(Math.abs(widths - 1)).toBeLessThan(0.05);
  });

  it('of 50 answers from ten people who partly agree with themselves is 22.2', () => {
    const sums = {
      respondents: 10,
      satisfied: 36,
      answers: 50,
      satisfiedSquared: 150,
      satisfiedTimesAnswers: 180,
      answersSquared: 250,
    };
    expect(designEffect(sums)).toBeCloseTo(2.2487, 4);
    expect(effectiveBase(sums)).toBeCloseTo(22.2353, 4);
  });

  it('lies between the people and their answers', () => {
    fc.assert(
      fc.property(people, (all) => {
        const sums = sumsOf(all);
        expect(effectiveBase(sums)).toBeGreaterThanOrEqual(sums.respondents);
        expect(effectiveBase(sums)).toBeLessThanOrEqual(sums.answers);
      }),
    );
  });

  it('does not depend on the order of the people or on how their sums were split', () => {
    fc.assert(
      fc.property(people, fc.nat(200), (all, cut) => {
        const [one, other] = [sumsOf(all.slice(0, cut)), sumsOf(all.slice(cut))];
        const added = Object.fromEntries(
          Object.entries(one).map(([key, value]) => [key, value + other[key as keyof RespondentSums]]),
        );
        expect(added).toEqual(sumsOf([...all].reverse()));
        expect(effectiveBase(sumsOf([...all].reverse()))).toBe(effectiveBase(sumsOf(all)));
      }),
    );
  });

  it('is the number of people when each of them always gives the same answer', () => {
    const torn = Array.from({ length: 40 }, (_, index) => ({ a: 5, s: index < 30 ? 5 : 0 }));
    expect(effectiveBase(sumsOf(torn))).toBe(40);
  });

  it('is the number of answers when people vary no more than chance', () => {
    const alike = Array.from({ length: 40 }, () => ({ a: 5, s: 4 }));
    expect(effectiveBase(sumsOf(alike))).toBe(200);
  });

  it('is the number of people when each gave one answer', () => {
    const once = Array.from({ length: 40 }, (_, index) => ({ a: 1, s: index % 4 === 0 ? 0 : 1 }));
    expect(effectiveBase(sumsOf(once))).toBe(40);
  });

  it('is the number of people when all or none are satisfied, and below ten people', () => {
    const nine = Array.from({ length: 9 }, (_, index) => ({ a: 5, s: 1 + (index % 2) }));
    expect(effectiveBase(sumsOf(Array.from({ length: 30 }, () => ({ a: 5, s: 5 }))))).toBe(30);
    expect(effectiveBase(sumsOf(Array.from({ length: 30 }, () => ({ a: 5, s: 0 }))))).toBe(30);
    expect(effectiveBase(sumsOf(nine))).toBe(9);
  });

  it('refuses sums that no people can have', () => {
    expect(() => effectiveBase(sumsOf([]))).toThrow(RangeError);
    expect(() => effectiveBase({ ...sixtyPeople, satisfied: sixtyPeople.answers + 1 })).toThrow(RangeError);
    expect(() => effectiveBase({ ...sixtyPeople, answers: 59 })).toThrow(RangeError);
    expect(() => effectiveBase({ ...sixtyPeople, answersSquared: 0.5 })).toThrow(RangeError);
    expect(() => designEffect(sumsOf([{ a: 5, s: 3 }]))).toThrow(RangeError);
  });
});

import fc from 'fast-check';
import { referenceValues } from '../../test/reference/reference-values.js';
import { clusteredSum, effectiveRespondents, type Occasion, RESEMBLANCE } from './effective-respondents.js';
import { designEffect, eachAnsweredOnce, type RespondentSums } from './respondent-sums.js';

interface Reference {
  s: number[];
  a: number[];
  designEffect: number;
}

interface Person {
  s: number;
  a: number;
}

const person = fc
  .integer({ min: 1, max: 22 })
  .chain((a) => fc.record({ a: fc.constant(a), s: fc.integer({ min: 0, max: a }) }));
const people = fc.array(person, { minLength: 1, maxLength: 200 });
const occasions = fc.array(
  fc.record({
    kind: fc.constantFrom('meeting' as const, 'hand-out' as const),
    people: fc.integer({ min: 1, max: 99 }),
  }),
  { maxLength: 8 },
);

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

function once(respondents: number): RespondentSums {
  return eachAnsweredOnce({ satisfied: Math.floor(0.9 * respondents), base: respondents });
}

function peopleIn(held: readonly Occasion[]): number {
  return held.reduce((sum, occasion) => sum + occasion.people, 0);
}

describe('the clustered sum', () => {
  it('of a meeting of 40 and 31 forms handed out in a village is 358.5', () => {
    expect(
      clusteredSum([
        { kind: 'meeting', people: 40 },
        { kind: 'hand-out', people: 31 },
      ]),
    ).toBe(358.5);
    expect(clusteredSum([{ kind: 'meeting', people: 60 }])).toBe(708);
  });

  it('adds up over any split that parts no occasion, in any order', () => {
    fc.assert(
      fc.property(occasions, fc.nat(8), (all, cut) => {
        const parts = clusteredSum(all.slice(0, cut)) + clusteredSum(all.slice(cut));
        expect(parts).toBeCloseTo(clusteredSum([...all].reverse()), 9);
      }),
    );
  });

  it('is nothing where each came alone, and refuses an occasion of nobody', () => {
    expect(clusteredSum([])).toBe(0);
    expect(clusteredSum([{ kind: 'meeting', people: 1 }])).toBe(0);
    expect(() => clusteredSum([{ kind: 'meeting', people: 0 }])).toThrow(RangeError);
    expect(() => clusteredSum([{ kind: 'hand-out', people: 2.5 }])).toThrow(RangeError);
  });
});

describe('effective respondents', () => {
  it('of one meeting of 60 are fewer than five', () => {
    expect(effectiveRespondents(once(60), clusteredSum([{ kind: 'meeting', people: 60 }]))).toBe(4.6875);
  });

  it('are N² / Σ m (1 + ρ (m − 1)), those who came alone being occasions of one', () => {
    fc.assert(
      fc.property(occasions, fc.integer({ min: 1, max: 1000 }), (held, alone) => {
        const cost = held.reduce((sum, { kind, people: m }) => sum + m * (1 + RESEMBLANCE[kind] * (m - 1)), alone);
        const all = peopleIn(held) + alone;
        expect(effectiveRespondents(once(all), clusteredSum(held))).toBeCloseTo(all ** 2 / cost, 6);
      }),
    );
  });

  it('lie between one and the respondents, whatever they answered', () => {
    fc.assert(
      fc.property(people, fc.boolean(), (all, together) => {
        const clustered = together ? clusteredSum([{ kind: 'meeting', people: all.length }]) : 0;
        const worth = effectiveRespondents(sumsOf(all), clustered);
        expect(worth).toBeGreaterThanOrEqual(1);
        expect(worth).toBeLessThanOrEqual(all.length);
      }),
    );
  });

  it('of a single question are exactly the respondents who came alone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (n) => {
        expect(effectiveRespondents(once(n), 0)).toBe(n);
      }),
    );
  });

  it('are more the smaller the meetings of as many people', () => {
    const worth = (size: number) =>
      effectiveRespondents(
        once(240),
        clusteredSum(Array.from({ length: 240 / size }, () => ({ kind: 'meeting', people: size }))),
      );
    expect([120, 60, 40, 20, 1].map(worth)).toEqual([120, 60, 40, 20, 1].map(worth).sort((one, other) => one - other));
  });

  it('refuse more clustering than the respondents can have', () => {
    expect(() => effectiveRespondents(once(10), 91)).toThrow(RangeError);
    expect(() => effectiveRespondents(once(10), -1)).toThrow(RangeError);
    expect(() => effectiveRespondents(once(0), 0)).toThrow(RangeError);
  });
});

describe('the design effect of pooled answers', () => {
  const torn = { s: 0, a: 10 };
  const glad = { s: 10, a: 10 };
  const twenty = [
    ...Array.from({ length: 9 }, () => ({ s: 1, a: 1 })),
    { s: 0, a: 1 },
    ...Array.from({ length: 8 }, () => glad),
    ...[torn, torn],
  ];

  it('of twenty people, half of whom answered ten criteria and half one, is 1.81', () => {
    const example = { respondents: 20, satisfied: 89, answers: 110 };
    expect(sumsOf(twenty)).toEqual({
      ...{ ...example, satisfiedSquared: 809, satisfiedTimesAnswers: 809, answersSquared: 1010 },
    });
    expect(designEffect(sumsOf(twenty))).toBeCloseTo(1.8143, 4);
    expect(effectiveRespondents(sumsOf(twenty), 0)).toBeCloseTo(20 / 1.8143, 3);
  });

  it.each(referenceValues<Reference[]>('design-effect'))(
    "agrees with the linearised variance of a ratio from NumPy's covariances: $designEffect",
    ({ s, a, designEffect: ofAll }) => {
      const sums = sumsOf(s.map((satisfied, index) => ({ s: satisfied, a: a[index] ?? 0 })));
      expect(Math.abs(designEffect(sums) - Math.max(1, ofAll))).toBeLessThan(1e-9);
    },
  );

  it('is one where each gave one answer, where all agree and where one person is all there is', () => {
    expect(designEffect(once(400))).toBe(1);
    expect(designEffect(sumsOf([glad, glad]))).toBe(1);
    expect(designEffect(sumsOf([torn, torn]))).toBe(1);
    expect(designEffect(sumsOf([{ s: 3, a: 5 }]))).toBe(1);
  });

  it('is the same for the satisfied and the others', () => {
    fc.assert(
      fc.property(people, (all) => {
        const others = all.map(({ s, a }) => ({ s: a - s, a }));
        expect(designEffect(sumsOf(others))).toBeCloseTo(designEffect(sumsOf(all)), 6);
      }),
    );
  });

  it('refuses sums that no people can have', () => {
    const sums = sumsOf(twenty);
    expect(() => designEffect({ ...sums, satisfied: sums.answers + 1 })).toThrow(RangeError);
    expect(() => designEffect({ ...sums, answers: 19 })).toThrow(RangeError);
    expect(() => designEffect({ ...sums, answersSquared: 0.5 })).toThrow(RangeError);
    expect(() => designEffect(sumsOf([]))).toThrow(RangeError);
  });
});

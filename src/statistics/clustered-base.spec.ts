import fc from 'fast-check';
import { referenceValues } from '../../test/reference/reference-values.js';
import { eachAnsweredOnce, sumsOverBatches } from './batch-sums.js';
import { clusteredBase } from './clustered-base.js';
import { effectiveBase, type RespondentSums } from './effective-base.js';
import { type ConfidenceInterval, TWO_SIDED_LEVEL, wilsonIntervalOfRate } from './wilson-interval.js';

interface Evidence {
  s: number[];
  a: number[];
  rate: number;
  worth: number;
  bootstrap: [number, number];
  bootstrapOfPeople: [number, number];
}

interface Reference {
  cluster: number[];
  batches: number;
  item: Evidence;
  pooled: Evidence;
}

function added(sums: readonly RespondentSums[]): RespondentSums {
  return sumsOverBatches(sums).people;
}

function person(s: number, a: number): RespondentSums {
  return {
    respondents: 1,
    satisfied: s,
    answers: a,
    satisfiedSquared: s * s,
    satisfiedTimesAnswers: s * a,
    answersSquared: a * a,
  };
}

function meetings(...satisfiedOfBase: readonly (readonly [number, number])[]): RespondentSums[] {
  return satisfiedOfBase.map(([satisfied, base]) => eachAnsweredOnce({ satisfied, base }));
}

function width({ lower, upper }: ConfidenceInterval): number {
  return upper - lower;
}

function interval(all: RespondentSums, worth: number): ConfidenceInterval {
  return wilsonIntervalOfRate({ rate: all.satisfied / all.answers, effectiveBase: worth, confidence: TWO_SIDED_LEVEL });
}

const someone = fc.integer({ min: 1, max: 8 }).chain((a) => fc.nat(a).map((s) => person(s, a)));
const batch = fc.array(someone, { minLength: 1, maxLength: 40 }).map(added);

describe('sums over batches', () => {
  it('of 3 satisfied out of 4 and 6 out of 6', () => {
    const sums = sumsOverBatches(meetings([3, 4], [6, 6]));
    expect(sums).toMatchObject({ batches: 2, respondentsSquared: 52, satisfiedSquared: 45 });
    expect(sums).toMatchObject({ satisfiedTimesAnswers: 48, answersSquared: 52 });
    expect(sums.people).toEqual(eachAnsweredOnce({ satisfied: 9, base: 10 }));
    expect(eachAnsweredOnce({ satisfied: 3, base: 4 }).satisfiedSquared).toBe(3);
  });

  it('add up over any split that parts no batch; an empty batch adds nothing', () => {
    fc.assert(
      fc.property(fc.array(batch, { maxLength: 12 }), fc.nat(12), (all, cut) => {
        const [one, other, whole] = [all.slice(0, cut), all.slice(cut), [...all].reverse()].map(sumsOverBatches);
        expect((one?.satisfiedSquared ?? 0) + (other?.satisfiedSquared ?? 0)).toBe(whole?.satisfiedSquared);
        expect((one?.batches ?? 0) + (other?.batches ?? 0)).toBe(whole?.batches);
        expect(sumsOverBatches([...all, ...meetings([0, 0])])).toEqual(sumsOverBatches(all));
      }),
    );
  });
});

describe('effective base with batches', () => {
  const fromR = referenceValues<Reference>('batches');

  function evidence({ s, a }: Evidence) {
    const people = s.map((satisfied, index) => person(satisfied, a[index] ?? 0));
    const clusters = [...new Set(fromR.cluster)].map((name) => {
      return added(people.filter((_, index) => fromR.cluster[index] === name));
    });
    return { all: added(people), batched: sumsOverBatches(clusters.slice(0, fromR.batches)) };
  }

  it.each(['item', 'pooled'] as const)("agrees with R's linearised variance between clusters: %s", (kind) => {
    const { all, batched } = evidence(fromR[kind]);
    expect(Math.abs(clusteredBase(all, batched) - fromR[kind].worth)).toBeLessThan(1e-9);
  });

  it.each(['item', 'pooled'] as const)(
    'gives intervals within five percent of the width of a bootstrap over batches, and over people: %s',
    (kind) => {
      const { all, batched } = evidence(fromR[kind]);
      const [lower, upper] = fromR[kind].bootstrap;
      const [lowerOfPeople, upperOfPeople] = fromR[kind].bootstrapOfPeople;
      const byBatch = width(interval(all, clusteredBase(all, batched)));
      const byPerson = width(interval(all, effectiveBase(all)));
      expect(Math.abs(byBatch / (upper - lower) - 1)).toBeLessThan(0.05);
      expect(Math.abs(byPerson / (upperOfPeople - lowerOfPeople) - 1)).toBeLessThan(0.05);
      expect(byBatch).toBeGreaterThan(byPerson);
    },
  );

  it('of 300 forms from 8 meetings is about 100', () => {
    const alike = Array.from({ length: 8 }, () => [38, 38] as const);
    expect(
      clusteredBase(eachAnsweredOnce({ satisfied: 304, base: 304 }), sumsOverBatches(meetings(...alike))),
    ).toBeCloseTo(106.6667, 4);
    const varied = meetings([37, 40], [30, 36], [33, 38], [38, 39], [28, 35], [36, 40], [34, 37], [31, 35]);
    const worth = clusteredBase(added(varied), sumsOverBatches(varied));
    expect(worth).toBeGreaterThan(80);
    expect(worth).toBeLessThan(110);
  });

  it('without batches, or with batches of one, is that of the respondents', () => {
    fc.assert(
      fc.property(fc.array(someone, { minLength: 1, maxLength: 60 }), (people) => {
        const all = added(people);
        expect(clusteredBase(all, sumsOverBatches([]))).toBe(effectiveBase(all));
      }),
    );
    const ones = meetings(...Array.from({ length: 40 }, (_, index) => [index < 30 ? 1 : 0, 1] as const));
    expect(clusteredBase(added(ones), sumsOverBatches(ones))).toBe(40);
  });

  it('lies between the batches and the worth of the respondents, whatever the order, and never without width', () => {
    fc.assert(
      fc.property(
        fc.array(batch, { minLength: 1, maxLength: 30 }),
        fc.array(someone, { maxLength: 60 }),
        (held, alone) => {
          const all = added([...held, ...alone]);
          const worth = clusteredBase(all, sumsOverBatches(held));
          expect(worth).toBeGreaterThanOrEqual(Math.min(held.length, effectiveBase(all)));
          expect(worth).toBeLessThanOrEqual(effectiveBase(all));
          expect(clusteredBase(all, sumsOverBatches([...held].reverse()))).toBe(worth);
          expect(width(interval(all, worth))).toBeGreaterThan(0);
        },
      ),
    );
  });

  it('of one meeting, where all or nobody may be satisfied, is more than one answer and less than its people', () => {
    for (const satisfied of [0, 150, 300]) {
      const hall = meetings([satisfied, 300]);
      const worth = clusteredBase(added(hall), sumsOverBatches(hall));
      expect(worth).toBeCloseTo(300 / (1 + 299 * 0.05), 9);
      expect(width(interval(added(hall), worth))).toBeGreaterThan(0.1);
    }
  });

  it('of a few respondents from two meetings keeps some width', () => {
    const two = meetings([3, 3], [2, 2]);
    expect(clusteredBase(added(two), sumsOverBatches(two))).toBeLessThan(5);
    expect(width(interval(added(two), clusteredBase(added(two), sumsOverBatches(two))))).toBeGreaterThan(0.3);
  });

  it('is the number of batches when each of them was of one mind', () => {
    const torn = meetings(...Array.from({ length: 24 }, (_, index) => [index % 4 === 0 ? 0 : 20, 20] as const));
    expect(clusteredBase(added(torn), sumsOverBatches(torn))).toBe(24);
  });

  it('refuses more people in batches than answered', () => {
    const all = eachAnsweredOnce({ satisfied: 8, base: 10 });
    expect(() => clusteredBase(all, sumsOverBatches(meetings([8, 11])))).toThrow(RangeError);
    expect(() => clusteredBase(all, { ...sumsOverBatches(meetings([4, 5])), batches: 6 })).toThrow(RangeError);
  });
});

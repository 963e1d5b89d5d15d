import { shipped } from '../../test/harness/tallied-round.js';
import { jointSums } from '../responses/tally-cells.js';
import { associationsOf } from './associations.js';
import { SummedTallies } from './people.js';

const centre = shipped('trung-tam');

/** People who answered alike, as the intake sums them. */
function joint(groups: readonly (readonly [people: number, answers: Record<string, number>])[]): SummedTallies {
  const rows = groups.flatMap(([people, answers]) => {
    const sums = jointSums(centre, answers)?.map((count) => count * people);
    return sums ? [{ scope: 'people' as const, dimensions: 'joint', key: '', month: '2026-11', sums }] : [];
  });
  return new SummedTallies(rows);
}

describe('how elements go with the general item', () => {
  it('is told in two decimals, without a count, from 300 people who answered both', () => {
    const told = associationsOf(
      joint([
        [150, { G: 5, E1: 5 }],
        [50, { G: 5, E1: 4 }],
        [40, { G: 4, E1: 5 }],
        [60, { G: 4, E1: 4, E2: 4 }],
      ]),
      centre,
    );
    // phi of the two by two table: (150·60 − 50·40) ⁄ √(200·100·190·110) = 0.34
    expect(told).toEqual({
      E1: {
        measure: 'spearman',
        correlation: 0.34,
        interval: { lower: expect.any(Number), upper: expect.any(Number) },
      },
    });
    const { lower, upper } = told.E1?.interval ?? { lower: 0, upper: 0 };
    expect([lower < 0.34, upper > 0.34, upper - lower < 0.25]).toEqual([true, true, true]);
  });

  it('is not told of fewer', () => {
    expect(associationsOf(joint([[299, { G: 5, E1: 5 }]]), centre)).toEqual({});
    expect(associationsOf(joint([]), centre)).toEqual({});
  });
});

import fc from 'fast-check';
import { eachAnsweredOnce, sumsOverBatches } from '../statistics/batch-sums.js';
import { batchesToHideIn } from './batches-to-hide-in.js';

const group = (satisfied: number, base: number) => eachAnsweredOnce({ satisfied, base });
const all = (...groups: readonly ReturnType<typeof group>[]) => sumsOverBatches(groups).people;
const someone = fc
  .integer({ min: 1, max: 30 })
  .chain((base) => fc.nat(base).map((satisfied) => group(satisfied, base)));

describe('batches as an interval may know them', () => {
  it('stay as they are when each, and those who came alone, are ten or more', () => {
    const [one, other, alone] = [group(12, 20), group(30, 30), group(9, 10)];
    expect(batchesToHideIn(all(one, other, alone), [one, other])).toEqual([one, other]);
  });

  it('stand together where they are small, and the rest joins the smallest', () => {
    const small = [group(3, 4), group(5, 5), group(2, 3)];
    const large = group(30, 40);
    expect(batchesToHideIn(all(large, ...small), [large, ...small])).toEqual([large, group(10, 12)]);
    expect(batchesToHideIn(all(large, group(3, 3)), [large, group(3, 3)])).toEqual([group(33, 43)]);
    expect(batchesToHideIn(all(large, group(1, 3)), [large])).toEqual([group(31, 43)]);
  });

  it('are none when fewer than ten people came so', () => {
    expect(batchesToHideIn(all(group(90, 100), group(3, 4)), [group(3, 4)])).toEqual([]);
  });

  it('never hold one to nine people, nor leave so few alone, whatever their order', () => {
    fc.assert(
      fc.property(fc.array(someone, { maxLength: 12 }), someone, (batches, alone) => {
        const everybody = all(alone, ...batches);
        const found = batchesToHideIn(everybody, batches);
        const left = everybody.respondents - all(...found).respondents;
        expect(found.every(({ respondents }) => respondents >= 10)).toBe(true);
        if (found.length > 0) expect(left === 0 || left >= 10).toBe(true);
        expect(sumsOverBatches(batchesToHideIn(everybody, batches.toReversed()))).toEqual(sumsOverBatches(found));
      }),
    );
  });
});

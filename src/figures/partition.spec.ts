import fc from 'fast-check';
import { isSafe, mergeSmallCells } from './partition.js';

const counts = (of: Record<string, number>) => new Map(Object.entries(of));

describe('merging small cells', () => {
  it('merges units under ten respondents, smallest first, and then the next smallest until the row has ten', () => {
    expect(mergeSmallCells(counts({ a: 40, b: 12, c: 4, d: 0 }))).toEqual({
      shown: ['a'],
      merged: ['c', 'b'],
      empty: ['d'],
    });
  });

  it('shows every unit when each has ten', () => {
    expect(mergeSmallCells(counts({ a: 10, b: 30 }))).toEqual({ shown: ['a', 'b'], merged: [], empty: [] });
  });

  it('adds a unit that was merged before rather than a smaller one that was not', () => {
    expect(mergeSmallCells(counts({ a: 40, b: 12, c: 4, e: 20 }), ['c', 'e']).merged).toEqual(['c', 'e']);
  });

  it('shows nothing when all together are fewer than ten', () => {
    expect(mergeSmallCells(counts({ a: 5, b: 3 }))).toEqual({ shown: [], merged: ['b', 'a'], empty: [] });
  });

  it('hides another field where a department minus its shown fields would be the small one', () => {
    const parents = {
      respondents: new Map([['justice', 43]]),
      rowOf: new Map([
        ['civil-status', 'justice'],
        ['copies', 'justice'],
        ['names', 'justice'],
      ]),
    };
    const fields = counts({ 'civil-status': 28, copies: 12, names: 3, land: 9 });
    expect(mergeSmallCells(fields, [], parents)).toEqual({
      shown: ['civil-status'],
      merged: ['names', 'land', 'copies'],
      empty: [],
    });
  });

  it('never shows a cell, a merged row or a rest of a parent with one to nine respondents', () => {
    const cells = fc.array(fc.tuple(fc.nat(40), fc.nat(3)), { maxLength: 14 });
    fc.assert(
      fc.property(cells, (given) => {
        const all = new Map(given.map(([n], index) => [`k${index}`, n]));
        const parentOf = new Map(given.map(([, parent], index) => [`k${index}`, `p${parent}`]));
        const sum = (keys: Iterable<string>) => [...keys].reduce((total, key) => total + (all.get(key) ?? 0), 0);
        const totals = new Map<string, number>();
        for (const [key, parent] of parentOf) totals.set(parent, (totals.get(parent) ?? 0) + sum([key]));
        const parent = mergeSmallCells(totals);
        const rowOf = new Map(
          [...parentOf].map(([key, row]) => [key, parent.shown.includes(row) ? row : '_merged'] as const),
        );
        const respondents = new Map<string, number>();
        for (const [key, row] of rowOf) respondents.set(row, (respondents.get(row) ?? 0) + sum([key]));
        const { shown, merged } = mergeSmallCells(all, [], { respondents, rowOf });
        if (sum(all.keys()) < 10) return shown.length === 0;
        const rests = [...respondents].map(([row, n]) => n - sum(shown.filter((key) => rowOf.get(key) === row)));
        return shown.every((key) => sum([key]) >= 10) && isSafe(sum(merged)) && rests.every(isSafe);
      }),
      { numRuns: 500 },
    );
  });
});

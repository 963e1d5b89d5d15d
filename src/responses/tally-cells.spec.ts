import fc from 'fast-check';
import {
  type Addition,
  additionOf,
  addTo,
  packAdditions,
  type TallyCells,
  takenAway,
  unpackAdditions,
} from './tally-cells.js';

const addition: fc.Arbitrary<Addition> = fc.uniqueArray(fc.nat({ max: 400 }), { maxLength: 40 }).chain((places) =>
  fc.record({
    cells: fc.uniqueArray(fc.constantFrom('2026-11\tpeople\t\t', '2026-11\tpeople\tchannel\tqr', 'a', 'b')),
    length: fc.integer({ min: 401, max: 900 }),
    places: fc.constant(places.toSorted((a, b) => a - b)),
    counts: fc.array(fc.oneof(fc.nat({ max: 5 }), fc.nat({ max: 0xffffffff })), {
      minLength: places.length,
      maxLength: places.length,
    }),
  }),
);

describe('what a commit adds, as one text', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(fc.array(addition), (additions) => {
        expect(unpackAdditions(packAdditions(additions))).toEqual(additions);
      }),
    );
  });

  it('takes a few bytes for each vector, and names each cell once', () => {
    const one = { cells: ['cell'], length: 300, places: [100, 101], counts: [9, 1] };
    const { names, bytes } = JSON.parse(packAdditions([one, one]));
    expect(names).toEqual(['cell']);
    expect([...Buffer.from(bytes, 'base64')]).toEqual([172, 2, 2, 100, 9, 0, 1, 1, 0, 172, 2, 2, 100, 9, 0, 1, 1, 0]);
  });
});

it('what was added is taken away without a trace, also packed', () => {
  const cell = '2026-11\tpeople\t\t';
  const cells: TallyCells = new Map();
  const added = additionOf([cell], new Uint32Array([1, 0, 300, 1]));
  addTo(cells, added);
  addTo(cells, additionOf([cell], new Uint32Array([1, 0, 0, 5])));
  for (const one of unpackAdditions(packAdditions([takenAway(added)]))) addTo(cells, one);
  expect([...(cells.get(cell)?.sums ?? [])]).toEqual([1, 0, 0, 5]);
  expect(takenAway({ cells: [], length: 1, places: [0], counts: [2] }).counts).toEqual([4294967294]);
});

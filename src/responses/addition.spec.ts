import { additionOf, addTo, takenAway } from './addition.js';
import { packAdditions, unpackAdditions } from './packed-additions.js';
import type { TallyCells } from './tally-cells.js';

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

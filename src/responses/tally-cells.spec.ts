import fc from 'fast-check';
import { QuestionnairesService } from '../questionnaires/questionnaires.service.js';
import {
  type Addition,
  additionOf,
  addTo,
  jointPlacesOf,
  jointSums,
  jointTable,
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

describe('what a commit adds, as bytes', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(fc.array(addition), (additions) => {
        expect(unpackAdditions(packAdditions(additions))).toEqual(additions);
      }),
    );
  });

  it('takes a few bytes for each vector, and names each cell once', () => {
    const one = { cells: ['cell'], length: 300, places: [100, 101], counts: [9, 1] };
    const packed = packAdditions([one, one]);
    const names = '["cell"]';
    expect(Buffer.from(packed.subarray(1, 1 + names.length)).toString()).toBe(names);
    const added = [172, 2, 2, 100, 9, 0, 1, 1, 0];
    expect([...packed.subarray(1 + names.length)]).toEqual([...added, ...added]);
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

function shipped(key: string) {
  const questionnaire = new QuestionnairesService().latest(key);
  if (!questionnaire) throw new Error(`${key} is not shipped`);
  return questionnaire;
}

describe('answers crossed with the general item', () => {
  it('stand by level of the one question that the short form asks about an element', () => {
    const centre = shipped('trung-tam');
    const sums = jointSums(centre, { G: 5, E1: 4, E3: 'dk', Q01: 2 });
    const tables = jointPlacesOf(centre).map((place) => [place.element, jointTable(sums ?? new Uint32Array(), place)]);
    const none = [0, 0, 0, 0, 0];
    expect(tables).toEqual([
      ['E1', [none, none, none, none, [0, 0, 0, 1, 0]]],
      ...['E2', 'E3', 'E4', 'E5'].map((element) => [element, [none, none, none, none, none]]),
    ]);
  });

  it('stand by the mean, to the nearest half level, where an element has several questions', () => {
    const administration = shipped('chinh-quyen');
    const sums = jointSums(administration, { G: 2, A01: 4, A02: 5, A03: 'dk', A10: 1 }) ?? new Uint32Array();
    const [first, , third] = jointPlacesOf(administration);
    expect(first && jointTable(sums, first)[1]).toEqual([0, 0, 0, 0, 0, 0, 0, 1, 0]);
    expect(third && jointTable(sums, third)[1]).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(sums.reduce((sum, count) => sum + count, 0)).toBe(2);
  });

  it('are none where nothing was rated beside the general item, or that was not', () => {
    expect(jointSums(shipped('trung-tam'), { G: 5 })).toBeNull();
    expect(jointSums(shipped('trung-tam'), { G: 'dk', E1: 4 })).toBeNull();
  });
});

import fc from 'fast-check';
import { Packing, packCounts, Unpacking, unpackCounts } from './packed-counts.js';

const LARGEST = 2 ** 32 - 1;
const count = fc.oneof(
  fc.constant(0),
  fc.nat({ max: 127 }),
  fc.nat({ max: 100_000 }),
  fc.integer({ min: 0, max: LARGEST }),
);

describe('a vector of counts', () => {
  it('comes back as it was, of whatever length, with zeros anywhere', () => {
    fc.assert(
      fc.property(fc.array(count, { maxLength: 400, size: 'max' }), (counts) => {
        const vector = Uint32Array.from(counts);
        expect(unpackCounts(packCounts(vector))).toEqual(vector);
      }),
    );
  });

  it('comes back at every edge of a byte', () => {
    const edges = [7, 14, 21, 28].flatMap((bits) => [2 ** bits - 1, 2 ** bits]);
    const vector = Uint32Array.from([...edges, LARGEST, 0]);
    expect(unpackCounts(packCounts(vector))).toEqual(vector);
  });

  it('takes a byte for a small count, and two for any zeros in a row', () => {
    expect([...packCounts(new Uint32Array([300, 0, 0, 0, 7]))]).toEqual([172, 2, 0, 2, 7]);
    expect(packCounts(new Uint32Array(100))).toHaveLength(2);
    expect(packCounts(new Uint32Array())).toHaveLength(0);
  });
});

it('counts and texts come back in the order in which they were packed', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(count, fc.string({ unit: 'grapheme' }))), (values) => {
      const packing = new Packing();
      for (const value of values) typeof value === 'number' ? packing.count(value) : packing.text(value);
      const unpacking = new Unpacking(packing.packed);
      const read = values.map((value) => (typeof value === 'number' ? unpacking.count() : unpacking.text()));
      expect([read, unpacking.isOver]).toEqual([values, true]);
    }),
  );
});

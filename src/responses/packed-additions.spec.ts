import fc from 'fast-check';
import type { Addition } from './addition.js';
import { packAdditions, unpackAdditions } from './packed-additions.js';

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

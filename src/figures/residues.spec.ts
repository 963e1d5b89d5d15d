import fc from 'fast-check';
import { inverse, PRIME, residue } from './residues.js';

describe('residues', () => {
  it('are exact at the ends of what is multiplied', () => {
    const product = fc.tuple(
      fc.integer({ min: 0, max: PRIME }),
      fc.integer({ min: PRIME - 9, max: PRIME }),
      fc.integer({ min: -9, max: 9 }),
    );
    fc.assert(
      fc.property(fc.oneof(product, fc.tuple(fc.nat(PRIME), fc.nat(PRIME), fc.nat(PRIME))), ([a, b, c]) => {
        const exact = (BigInt(a) * BigInt(b) + BigInt(c)) % BigInt(PRIME);
        expect(BigInt(residue(a * b + c))).toBe((exact + BigInt(PRIME)) % BigInt(PRIME));
        expect(BigInt(residue(-a * b - c))).toBe((BigInt(PRIME) - exact) % BigInt(PRIME));
      }),
      { numRuns: 2_000 },
    );
  });

  it('have an inverse', () => {
    for (const value of [1, 2, 12_345_678, PRIME - 1]) expect(residue(value * inverse(value))).toBe(1);
  });
});

// Whole numbers modulo a prime, exact in doubles: what the closing check reckons with, where fractions would grow and
// floating point would not know 0 from nearly 0.

/** The largest prime below 2^25, see {@link residue}. */
export const PRIME = 33_554_393;
const ONE_PRIMETH = 1 / PRIME;

/**
 * The remainder of division by {@link PRIME}. Half a unit keeps the quotient farther from whole numbers (2^-26) than the
 * rounding of its two factors moves it (2^-27), and a multiplication is faster than a division.
 * @param integer within ±2^50, so the product of two residues and a third
 * @returns 0 … PRIME − 1
 * @example residue(-1) // 33554392
 */
export function residue(integer: number): number {
  return integer - Math.floor((integer + 0.5) * ONE_PRIMETH) * PRIME;
}

/**
 * What gives 1 when multiplied with the value, by Fermat: value^(PRIME − 2).
 * @param value a residue other than 0
 */
export function inverse(value: number): number {
  let [result, power] = [1, value];
  for (let exponent = PRIME - 2; exponent > 0; exponent = Math.floor(exponent / 2)) {
    if (exponent % 2 === 1) result = residue(result * power);
    power = residue(power * power);
  }
  return result;
}

/**
 * Adds a multiple of the second vector to the first, in place.
 * @param factor a residue or its negative
 * @param last index up to which the second has anything
 */
export function addTimes(vector: Float64Array, factor: number, second: Float64Array, last: number): void {
  if (factor === 0) return;
  for (let index = 0; index <= last; index++) {
    vector[index] = residue((vector[index] ?? 0) + factor * (second[index] ?? 0));
  }
}

export function sum(first: Float64Array, second: Float64Array): Float64Array {
  return first.map((value, index) => residue(value + (second[index] ?? 0)));
}

/** The inner product of two vectors. */
export function product(first: Float64Array, second: Float64Array): number {
  let total = 0;
  for (let index = 0; index < first.length; index++) total += residue((first[index] ?? 0) * (second[index] ?? 0));
  return residue(total);
}

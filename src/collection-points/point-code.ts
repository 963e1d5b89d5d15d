import { randomBytes } from 'node:crypto';

/** Digits and letters without look-alikes (Crockford's base 32, lower case). */
export const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** A code to print: 50 random bits in ten characters, short enough to type from a wall. */
export function newPointCode(): string {
  return [...randomBytes(10)].map((byte) => ALPHABET.charAt(byte & 31)).join('');
}

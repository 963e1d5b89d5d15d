import type { Secrets } from '../config/secrets.js';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Crockford's check symbols: 37 values, the prime that catches every single wrong or swapped character. */
const CHECK = `${CROCKFORD}*~$=U`;

/**
 * The code that tells a citizen "we have it": 12 characters of a keyed hash and a check character. The same for the
 * same response for ever; it says nothing and opens nothing.
 */
export function receiptOf(secrets: Secrets, communeId: string, id: string): string {
  const hash = secrets.keyedHash('receipt', `${communeId}\n${id}`);
  const number = BigInt(`0x${hash.subarray(0, 8).toString('hex')}`) >> 4n;
  const characters = Array.from({ length: 12 }, (_, place) =>
    CROCKFORD.charAt(Number((number >> BigInt(55 - 5 * place)) & 31n)),
  );
  return characters.join('') + CHECK.charAt(Number(number % 37n));
}

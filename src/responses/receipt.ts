import { SIGNS, signsOf } from '../collection-points/codes.js';
import type { Secrets } from '../config/secrets.js';

/**
 * The code that tells a citizen "we have it", and finds the response again: twelve signs of a keyed hash and Crockford's
 * check sign. It opens no answer. Read aloud and typed on a phone it is letters and digits only, so where the check sign
 * would be `*`, `~`, `$` or `=`, another twelfth sign is taken. Earlier versions gave these out, and they are read still;
 * what finds a response are the first eleven signs, the same then and now.
 */

/** 37 values, the prime that shows every single wrong sign and every swap of neighbours. */
const CHECK = `${SIGNS}*~$=U`;
const LENGTH = 13;
const FINDING = 11;

/** Of a response, the same for ever. */
export function receiptOf(secrets: Secrets, communeId: string, id: string): string {
  const hash = secrets.keyedHash('receipt', `${communeId}\n${id}`);
  const values = Array.from({ length: LENGTH - 1 }, (_, at) => fiveBits(hash, 5 * at));
  const drawn = values.at(-1) ?? 0;
  for (let last = 1; !/\w/.test(checkSign(values)); last += 1) values[LENGTH - 2] = drawn ^ last;
  return values.map((value) => SIGNS.charAt(value)).join('') + checkSign(values);
}

/** The value of a sign: five bits of a hash, from one of them on. */
function fiveBits(hash: Buffer, from: number): number {
  return (hash.readUInt16BE(from >> 3) >> (11 - (from & 7))) & 31;
}

/** What is wrong with a receipt as it was typed: how many signs it has, which is none of a receipt's, or one is wrong. */
export type ReceiptFault =
  | { readonly fault: 'length'; readonly count: number }
  | { readonly fault: 'sign'; readonly sign: string }
  | { readonly fault: 'check' };

/**
 * A receipt as people type it: capitals, spaces and hyphens don't matter; O is 0, I and L are 1.
 * @example asReceipt('j7om 2sxg-50wd g') // { receipt: 'J70M2SXG50WDG' }
 * @example asReceipt('J70M 2SXG 50WD') // { fault: 'length', count: 12 }
 * @example asReceipt('J70M 2SXG 5OWD#') // { fault: 'sign', sign: '#' }
 * @example asReceipt('J70M 2SXG 05WD G') // { fault: 'check' }
 */
export function asReceipt(typed: string): { readonly receipt: string } | ReceiptFault {
  const signs = [...signsOf(typed.trim().replace(/[./]{1,40}$/, ''))];
  const sign = signs.find((one, at) => !(at === LENGTH - 1 ? CHECK : SIGNS).includes(one));
  if (sign !== undefined && signs.length <= LENGTH) return { fault: 'sign', sign };
  if (signs.length !== LENGTH) return { fault: 'length', count: signs.length };
  const values = signs.slice(0, -1).map((one) => SIGNS.indexOf(one));
  return signs.at(-1) === checkSign(values) ? { receipt: signs.join('') } : { fault: 'check' };
}

/**
 * What a row keeps of its receipt, in sixteen signs: whoever has the receipt finds the row and learns at which of the
 * commune's points it was given, which the row itself does not say.
 * @param pointId empty for rows from before this was kept
 */
export function receiptHash(secrets: Secrets, receipt: string, pointId: string): string {
  const hash = secrets.keyedHash('receipt-hash', `${receipt.slice(0, FINDING)}\n${pointId}`);
  return hash.subarray(0, 12).toString('base64url');
}

/** Of the number that the signs before it write, to the base of 32. */
function checkSign(values: readonly number[]): string {
  return CHECK.charAt(values.reduce((rest, value) => (32 * rest + value) % 37, 0));
}

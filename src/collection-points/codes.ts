import { randomBytes } from 'node:crypto';

/** Crockford's base 32: digits and capitals without I, L, O and U, which people read as others. */
export const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** The same in lower case, for addresses. */
export const ALPHABET = SIGNS.toLowerCase();

/** A code to print: 50 random bits in ten characters, short enough to type from a wall. */
export function newPointCode(): string {
  return [...randomBytes(10)].map((byte) => ALPHABET.charAt(byte & 31)).join('');
}

/**
 * The code of a point as somebody typed it: capitals, spaces and hyphens don't matter, nor what ended the sentence in
 * which it stood; O is 0, I and L are 1.
 * @returns null when it cannot be one
 * @example asPointCode(' K7MP-Ox2v D9.') // 'k7mp0x2vd9'
 */
export function asPointCode(typed: string): string | null {
  // Bounded, since whatever was typed comes here, however long.
  const signs = signsOf(typed.replace(/[\s./]{1,40}$/, '')).toLowerCase();
  return /^[0-9a-hjkmnp-tv-z]{10}$/.test(signs) ? signs : null;
}

/**
 * Where a page with a typed code in its address belongs.
 * @returns null where it stands there already, or has no code
 * @example canonicalAddress('k', 'K7MP-OX2VD9', '/k/K7MP-OX2VD9?lang=en') // '/k/k7mp0x2vd9?lang=en'
 */
export function canonicalAddress(page: 'k' | 'kiosk', typed: string, url: string): string | null {
  const code = asPointCode(typed);
  const [pathname, search = ''] = url.split(/(\?.*)/s);
  const address = `/${page}/${code}`;
  return code === null || pathname === address ? null : address + search;
}

/** Capitals and digits, each sign for what it is read as. */
export function signsOf(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[\s\u2010-\u2015-]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
}

/** A code to hand out: 60 random bits in twelve signs, and a check sign. */
export function newOneTimeCode(): string {
  return oneTimeCodeOf(randomBytes(12));
}

/** A code of the same kind made of bytes that somebody else has drawn. @param bytes at least twelve */
export function oneTimeCodeOf(bytes: Uint8Array): string {
  const signs = [...bytes.subarray(0, 12)].map((byte) => SIGNS.charAt(byte & 31)).join('');
  return signs + checkSign(signs);
}

/**
 * A code as somebody typed or scanned it.
 * @returns null when it cannot be one: a sign too few, a wrong sign, two neighbours swapped
 * @example asOneTimeCode('7k3m-9qx2-t8wz-8') // '7K3M9QX2T8WZ8'
 */
export function asOneTimeCode(typed: string): string | null {
  const signs = signsOf(typed);
  if (!/^[0-9A-HJKMNP-TV-Z]{13}$/.test(signs)) return null;
  return checkSign(signs.slice(0, 12)) === signs.charAt(12) ? signs : null;
}

/** Luhn's check in base 32: finds every wrong sign, and every swap of neighbours but 0 and Z. */
function checkSign(signs: string): string {
  const sum = [...signs].reverse().reduce((total, sign, place) => {
    const value = SIGNS.indexOf(sign) * (place % 2 === 0 ? 2 : 1);
    return total + Math.floor(value / 32) + (value % 32);
  }, 0);
  return SIGNS.charAt((32 - (sum % 32)) % 32);
}

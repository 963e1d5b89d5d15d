import { createHash, randomBytes, randomInt } from 'node:crypto';

/** A new secret of 256 random bits, fit for a cookie, an address or a header. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a secret, so that a stolen database opens nothing. Hexadecimal SHA-256. */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Lower-case letters and digits without look-alikes. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password to be read out or written down: 79 random bits as `k7mp-x2vd-9qrt-hw4n`. */
export function newPassword(): string {
  return groupsOfFour(4);
}

/** A code to be kept on paper, used once: 39 random bits as `k7mp-x2vd`. */
export function newRecoveryCode(): string {
  return groupsOfFour(2);
}

function groupsOfFour(groups: number): string {
  const group = (): string => Array.from({ length: 4 }, () => SIGNS.charAt(randomInt(SIGNS.length))).join('');
  return Array.from({ length: groups }, group).join('-');
}

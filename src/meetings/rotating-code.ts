import { sameSecret } from '../access/secret-code.js';
import { ALPHABET } from '../collection-points/codes.js';
import type { Secrets } from '../config/secrets.js';

/** How long one QR code of the wall is shown. */
const WINDOW_MS = 5 * 60_000;

/**
 * What the rotating QR code of a point carries at an instant: 40 bits of a keyed hash of point and five-minute window.
 * Nothing is kept of it; who has one stood before the wall a few minutes ago.
 */
export function rotatingCode(secrets: Secrets, pointCode: string, at: Date): string {
  const window = Math.floor(at.getTime() / WINDOW_MS);
  const hash = secrets.keyedHash('rotating-qr', `${pointCode}\n${window}`);
  return [...hash.subarray(0, 8)].map((byte) => ALPHABET.charAt(byte & 31)).join('');
}

/** True for the code of this window, of the one before (who scanned late answers late) and of the next (clocks differ). */
export function isRotatingCode(secrets: Secrets, pointCode: string, code: string, now: Date): boolean {
  const given = code.toLowerCase();
  return [0, -1, 1].some((step) => {
    const at = new Date(now.getTime() + step * WINDOW_MS);
    return sameSecret(given, rotatingCode(secrets, pointCode, at));
  });
}

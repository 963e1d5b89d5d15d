import { randomInt } from 'node:crypto';

/** Lower-case letters and digits without look-alikes. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A pairing code to be typed once: 49 random bits as `k7mpx-2vd9q`. */
export function newPairingCode(): string {
  const group = (): string => Array.from({ length: 5 }, () => SIGNS.charAt(randomInt(SIGNS.length))).join('');
  return `${group()}-${group()}`;
}

/**
 * A code as somebody typed it, as it was made.
 * @example asPairingCode(' K7MPX 2VD9Q') // 'k7mpx-2vd9q'
 */
export function asPairingCode(typed: string): string {
  const signs = typed.toLowerCase().replace(/[^a-z0-9]/g, '');
  return `${signs.slice(0, 5)}-${signs.slice(5)}`;
}

/** Six digits to leave the tablet's page with. */
export function newPin(): string {
  return String(randomInt(1_000_000)).padStart(6, '0');
}

/**
 * Opens the officer's panel of a tablet that is not paired; the officers' page names it, `src/browser/kiosk` knows it.
 */
export const UNPAIRED_PIN = '246810';

/**
 * The token in `Authorization: Device <token>`.
 * @returns null where the header is absent or of another kind
 * @example deviceTokenIn('Device k3y') // 'k3y'
 */
export function deviceTokenIn(header: string | undefined): string | null {
  return /^Device (\S{1,200})$/i.exec(header ?? '')?.[1] ?? null;
}

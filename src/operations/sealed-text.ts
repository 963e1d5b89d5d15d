import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';

const SALT = 16;
const NONCE = 12;
const TAG = 16;

/** A text that only whoever knows the pass phrase reads again (scrypt, AES-256-GCM). */
export function sealWith(passphrase: string, text: string): Buffer {
  const [salt, nonce] = [randomBytes(SALT), randomBytes(NONCE)];
  const cipher = createCipheriv('aes-256-gcm', keyOf(passphrase, salt), nonce);
  return Buffer.concat([salt, nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}

/** What was sealed; null for another pass phrase, and for anything else. */
export function openWith(passphrase: string, sealed: Buffer): string | null {
  if (sealed.length < SALT + NONCE + TAG) return null;
  const key = keyOf(passphrase, sealed.subarray(0, SALT));
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(SALT, SALT + NONCE), { authTagLength: TAG });
  decipher.setAuthTag(sealed.subarray(-TAG));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(SALT + NONCE, -TAG)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

/** Slow on purpose: a pass phrase is guessed, a key is not. Typed alike whatever the keyboard composes. */
function keyOf(passphrase: string, salt: Buffer): Buffer {
  return scryptSync(passphrase.normalize('NFC'), salt, 32, { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 });
}

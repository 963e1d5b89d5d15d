/** Content that nobody can read in the browser's storage: the key never leaves the browser. */
export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
}

/** A key that opens what it sealed and cannot be read out; null where the page did not come over https. */
export async function newKey(): Promise<CryptoKey | null> {
  if (!globalThis.crypto?.subtle) return null;
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

export async function seal(key: CryptoKey, text: string): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  // Padded, so that its length tells nothing about what was answered.
  const padded = text.padEnd(Math.ceil(text.length / 512) * 512, ' ');
  return { iv, data: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(padded)) };
}

export async function open(key: CryptoKey, { iv, data }: Sealed): Promise<string> {
  return new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, data)).trimEnd();
}

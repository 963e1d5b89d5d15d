import { done } from './form/indexed-db.js';

/*
 * What a device keeps of other people's answers is sealed, so that looking into its storage shows none.
 */

/** Content that nobody can read in the browser's storage: the key never leaves the browser. */
export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
}

/**
 * The key of a device's store, kept in its `settings`: it opens what it sealed and cannot be read out; null where the page
 * did not come over https.
 */
export async function keyIn(store: IDBDatabase): Promise<CryptoKey | null> {
  const made = self.crypto?.subtle
    ? await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
    : null;
  // Two tabs may start at once: whichever key is there first is everybody's.
  const settings = store.transaction('settings', 'readwrite').objectStore('settings');
  const known: CryptoKey | undefined = await done(settings.get('key'));
  if (!known && made) await done(settings.put(made, 'key'));
  return known ?? made;
}

export async function seal(key: CryptoKey, content: BufferSource): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, data: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, content) };
}

/** @throws where it was sealed with another key */
export function unseal(key: CryptoKey, { iv, data }: Sealed): Promise<ArrayBuffer> {
  return crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, data);
}

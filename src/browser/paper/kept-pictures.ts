import { committed, done } from '../form/indexed-db.js';
import { keyIn, type Sealed, seal, unseal } from '../sealing.js';

/** A picture that waits to be sent: its page, and where it goes. */
export interface KeptPicture {
  readonly id: number;
  readonly address: string;
  /** As its code names it. */
  readonly page: string;
  readonly picture: Blob;
}

interface Kept extends Pick<KeptPicture, 'address' | 'page'> {
  readonly id?: number;
  readonly content: Sealed;
}

/** Pictures that were taken where there was no network. They are sealed until the server has them. */
export class KeptPictures {
  private constructor(
    private readonly db: IDBDatabase,
    private readonly key: CryptoKey,
  ) {}

  /** @throws where the browser keeps nothing, or cannot seal */
  static async open(): Promise<KeptPictures> {
    const opening = indexedDB.open('pictures', 1);
    opening.onupgradeneeded = () => {
      const pictures = opening.result.createObjectStore('pictures', { keyPath: 'id', autoIncrement: true });
      pictures.createIndex('address', 'address');
      opening.result.createObjectStore('settings');
    };
    const db = await done(opening);
    const key = await keyIn(db);
    if (!key) throw new Error('nothing can be sealed here');
    return new KeptPictures(db, key);
  }

  /** @throws when the storage is full */
  async keep(address: string, page: string, picture: Blob): Promise<void> {
    const kept: Kept = { address, page, content: await seal(this.key, await picture.arrayBuffer()) };
    await this.change((pictures) => pictures.add(kept));
  }

  /** The one that has waited longest for an address; null where none does. */
  async oldest(address: string): Promise<KeptPicture | null> {
    const first: (Kept & { readonly id: number }) | undefined = await done(this.of().get(address));
    if (!first) return null;
    const { id, page, content } = first;
    return { id, address, page, picture: new Blob([await unseal(this.key, content)], { type: 'image/jpeg' }) };
  }

  count(address: string): Promise<number> {
    return done(this.of().count(address));
  }

  forget(id: number): Promise<void> {
    return this.change((pictures) => pictures.delete(id));
  }

  /** By where they go. */
  private of(): IDBIndex {
    return this.db.transaction('pictures').objectStore('pictures').index('address');
  }

  private change(what: (pictures: IDBObjectStore) => void): Promise<void> {
    const transaction = this.db.transaction('pictures', 'readwrite', { durability: 'strict' });
    what(transaction.objectStore('pictures'));
    return committed(transaction);
  }
}

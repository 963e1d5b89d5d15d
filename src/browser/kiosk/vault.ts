import { committed, done } from '../form/indexed-db.js';
import { newKey, open, type Sealed, seal } from './seal.js';

/**
 * `draft`: of the person at the tablet now. `waiting`: frozen, not yet acknowledged. `sent`: kept 30 days to heal a
 * restored server. `refused`: the server will not have it; tried again after each start.
 */
export type State = 'draft' | 'waiting' | 'sent' | 'refused';

interface Kept {
  readonly id: string;
  readonly state: State;
  /** Of the answer; no time of day stands beside it. */
  readonly day: string;
  readonly content: Sealed | string;
}

/** An answer as it is sent: the point it belongs to, and the frozen text. */
export interface Content {
  readonly code: string;
  readonly body: string;
}

const DATABASE = 'kiosk';

/** The tablet's own store (IndexedDB). Answers in it are sealed, so that looking into the storage shows none. */
export class Vault {
  private constructor(
    private readonly db: IDBDatabase,
    private readonly key: CryptoKey | null,
  ) {}

  /** @throws where the browser keeps nothing */
  static async open(): Promise<Vault> {
    const opening = indexedDB.open(DATABASE, 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore('answers', { keyPath: 'id' }).createIndex('state', 'state');
      opening.result.createObjectStore('settings');
    };
    const db = await done(opening);
    const made = await newKey();
    // Two tabs may start at once: whichever key is there first is everybody's.
    const store = db.transaction('settings', 'readwrite').objectStore('settings');
    const known: CryptoKey | undefined = await done(store.get('key'));
    if (!known && made) await done(store.put(made, 'key'));
    return new Vault(db, known ?? made);
  }

  /** False over plain http: then sent answers are not kept. */
  get seals(): boolean {
    return this.key !== null;
  }

  /** @throws when the storage is full */
  async keep(id: string, state: State, day: string, content: Content): Promise<void> {
    const text = JSON.stringify(content);
    const kept: Kept = { id, state, day, content: this.key ? await seal(this.key, text) : text };
    await this.write((answers) => answers.put(kept));
  }

  /** Null where it cannot be opened any more. */
  async content(id: string): Promise<Content | null> {
    const kept: Kept | undefined = await done(this.answers('readonly').get(id));
    if (!kept) return null;
    if (typeof kept.content === 'string') return JSON.parse(kept.content);
    try {
      return this.key ? JSON.parse(await open(this.key, kept.content)) : null;
    } catch {
      return null;
    }
  }

  async idsIn(state: State): Promise<readonly string[]> {
    return (await done(this.answers('readonly').index('state').getAllKeys(state))) as string[];
  }

  count(state: State): Promise<number> {
    return done(this.answers('readonly').index('state').count(state));
  }

  /** Moves one answer on, unless it is somewhere else by now. */
  async move(id: string, from: State, to: State): Promise<void> {
    await this.write((answers) => {
      const getting = answers.get(id);
      getting.onsuccess = () => {
        const kept: Kept | undefined = getting.result;
        if (kept?.state === from) answers.put({ ...kept, state: to });
      };
    });
  }

  async moveAll(from: State, to: State): Promise<void> {
    await this.write((answers) => {
      const walking = answers.index('state').openCursor(from);
      walking.onsuccess = () => {
        const cursor = walking.result;
        if (!cursor) return;
        cursor.update({ ...(cursor.value as Kept), state: to });
        cursor.continue();
      };
    });
  }

  async forget(id: string): Promise<void> {
    await this.write((answers) => answers.delete(id));
  }

  /** Forgets sent answers from before a day. */
  async forgetSentBefore(day: string): Promise<void> {
    await this.write((answers) => {
      const walking = answers.index('state').openCursor('sent');
      walking.onsuccess = () => {
        const cursor = walking.result;
        if (!cursor) return;
        if ((cursor.value as Kept).day < day) cursor.delete();
        cursor.continue();
      };
    });
  }

  async setting<T>(name: string): Promise<T | null> {
    return (await done(this.db.transaction('settings').objectStore('settings').get(name))) ?? null;
  }

  async keepSetting(name: string, value: unknown): Promise<void> {
    await done(this.db.transaction('settings', 'readwrite').objectStore('settings').put(value, name));
  }

  private answers(mode: IDBTransactionMode): IDBObjectStore {
    return this.db.transaction('answers', mode).objectStore('answers');
  }

  private write(change: (answers: IDBObjectStore) => void): Promise<void> {
    const transaction = this.db.transaction('answers', 'readwrite', { durability: 'strict' });
    change(transaction.objectStore('answers'));
    return committed(transaction);
  }
}

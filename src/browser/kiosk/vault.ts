import { committed, done } from '../form/indexed-db.js';
import { isDue, isGivenUp, type Refused, refusedAgain } from '../form/refused.js';
import { keyIn, type Sealed, seal, unseal } from '../sealing.js';

/**
 * `draft`: of the person at the tablet now. `waiting`: frozen, not yet acknowledged. `sent`: kept 30 days to heal a
 * restored server. `refused`: the server would not have it; tried again each day.
 */
export type State = 'draft' | 'waiting' | 'sent' | 'refused';

interface Kept {
  readonly id: string;
  readonly state: State;
  /** Of the answer; no time of day stands beside it. */
  readonly day: string;
  readonly content: Sealed | string;
  readonly refused?: Refused;
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
    return new Vault(db, await keyIn(db));
  }

  /** False over plain http: then sent answers are not kept. */
  get seals(): boolean {
    return this.key !== null;
  }

  /** @throws when the storage is full */
  async keep(id: string, state: State, day: string, content: Content): Promise<void> {
    const text = JSON.stringify(content);
    const kept: Kept = { id, state, day, content: this.key ? await seal(this.key, padded(text)) : text };
    await this.write((answers) => answers.put(kept));
  }

  /** Null where it cannot be opened any more. */
  async content(id: string): Promise<Content | null> {
    const kept: Kept | undefined = await done(this.answers('readonly').get(id));
    if (!kept) return null;
    if (typeof kept.content === 'string') return JSON.parse(kept.content);
    try {
      return this.key ? JSON.parse(await unsealed(this.key, kept.content)) : null;
    } catch {
      return null;
    }
  }

  /** What may be sent now: all that waits, and what was last refused on another day. */
  async idsToSend(): Promise<readonly string[]> {
    const waiting = (await done(this.answers('readonly').index('state').getAllKeys('waiting'))) as string[];
    const due = (await this.allRefused()).filter(({ refused }) => isDue(refused));
    return [...waiting, ...due.map(({ id }) => id)];
  }

  /** Why the server refused what it refused: a sentence for each answer. */
  async reasons(): Promise<readonly string[]> {
    return (await this.allRefused()).map(({ refused }) => refused?.why ?? '');
  }

  private allRefused(): Promise<readonly Kept[]> {
    return done(this.answers('readonly').index('state').getAll('refused'));
  }

  count(state: State): Promise<number> {
    return done(this.answers('readonly').index('state').count(state));
  }

  /** Null where it is not here any more. */
  async stateOf(id: string): Promise<State | null> {
    const kept: Kept | undefined = await done(this.answers('readonly').get(id));
    return kept?.state ?? null;
  }

  /** The server has it: it goes into the journal. */
  sent(id: string): Promise<void> {
    return this.change(id, ({ refused: _, ...kept }) => ({ ...kept, state: 'sent' }));
  }

  /** Kept all the same, and forgotten only after it was refused daily for long. */
  refuse(id: string, why: string): Promise<void> {
    return this.change(id, (kept) => {
      const refused = refusedAgain(kept.refused, why);
      return isGivenUp(refused) ? null : { ...kept, state: 'refused', refused };
    });
  }

  /** @param into what becomes of an answer that the server has not had yet; null forgets it */
  private change(id: string, into: (kept: Kept) => Kept | null): Promise<void> {
    return this.write((answers) => {
      const getting = answers.get(id);
      getting.onsuccess = () => {
        const kept: Kept | undefined = getting.result;
        if (kept?.state !== 'waiting' && kept?.state !== 'refused') return;
        const changed = into(kept);
        if (changed) answers.put(changed);
        else answers.delete(id);
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

// Padded, so that its length tells nothing about what was answered.
function padded(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text.padEnd(Math.ceil(text.length / 512) * 512, ' '));
}

async function unsealed(key: CryptoKey, sealed: Sealed): Promise<string> {
  return new TextDecoder().decode(await unseal(key, sealed)).trimEnd();
}

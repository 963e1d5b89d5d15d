import { committed, done } from './indexed-db.js';
import { isAcknowledged, postResponse, type Sent } from './post-response.js';
import { isGivenUp, type Refused, refusedAgain } from './refused.js';

/** An answer as it is sent: the point it belongs to, and the text that was frozen before the first attempt. */
export interface WaitingAnswer {
  readonly id: string;
  readonly code: string;
  readonly frozen: string;
  /** Missing until the server has refused it. */
  readonly refused?: Refused;
}

/**
 * What stands in the storage. Whoever comes after us reads it for ever; what it does not know it leaves alone. The
 * database itself keeps its version, because a page of an older one that is still open would block a newer.
 */
interface Kept extends WaitingAnswer {
  readonly format: 1;
}
const DATABASE_VERSION = 1;
const ANSWERS = 'answers';

/** Some browsers neither open their storage nor say no. */
const PATIENCE_MS = 3_000;

/** @returns whether it is really kept, also when the browser is killed now; false in a full or missing storage */
export async function keepWaiting({ id, code, frozen, refused }: WaitingAnswer): Promise<boolean> {
  const kept: Kept = { format: 1, id, code, frozen, ...(refused && { refused }) };
  return inTime(change((answers) => answers.put(kept)));
}

/**
 * Sends an answer as one that waited. What is wrong with it, nobody is there to correct; it is forgotten when the server
 * has it, and otherwise kept, with what the server said.
 */
export async function sendWaiting(answer: WaitingAnswer): Promise<Sent | { readonly kind: 'given-up' }> {
  const sent = await postResponse(answer.code, asQueued(answer.frozen));
  if (isAcknowledged(sent)) await forgetWaiting(answer.id);
  if (sent.kind !== 'refused' && sent.kind !== 'invalid') return sent;
  return (await keepRefused(answer, sent.why)) ? sent : { kind: 'given-up' };
}

/** The text of an attempt that nobody has just asked for. */
export function asQueued(frozen: string): string {
  return JSON.stringify({ ...JSON.parse(frozen), queued: true });
}

/** @returns false where it has been refused for so long that it is forgotten */
export async function keepRefused(answer: WaitingAnswer, why: string): Promise<boolean> {
  const refused = refusedAgain(answer.refused, why);
  if (isGivenUp(refused)) {
    await forgetWaiting(answer.id);
    return false;
  }
  await keepWaiting({ ...answer, refused });
  return true;
}

/** For an answer that the server has, or that is being corrected. One that stays all the same is only sent again. */
export async function forgetWaiting(id: string): Promise<void> {
  await inTime(change((answers) => answers.delete(id)));
}

/** All that waits on this phone, of whichever point; nothing where there is no storage. */
export async function allWaiting(): Promise<readonly WaitingAnswer[]> {
  try {
    const db = await database();
    const all: unknown[] = await done(db.transaction(ANSWERS).objectStore(ANSWERS).getAll());
    db.close();
    return all.filter(isKept);
  } catch {
    return [];
  }
}

/**
 * One page at a time sends an answer, where the browser can tell. Elsewhere, and where the other page sleeps, it may be
 * sent twice, and counts once.
 * @param work never throws
 */
export function inTurn<T>(id: string, work: () => Promise<T>): Promise<T> {
  const locks: LockManager | undefined = navigator.locks;
  if (!locks) return work();
  const patience = new AbortController();
  setTimeout(() => patience.abort(), PATIENCE_MS);
  return locks.request(`form ${id}`, { signal: patience.signal }, work).catch(work);
}

function isKept(record: unknown): record is Kept {
  const { format, id, code, frozen } = Object(record);
  return format === 1 && [id, code, frozen].every((one) => typeof one === 'string');
}

async function change(what: (answers: IDBObjectStore) => void): Promise<void> {
  const db = await database();
  const transaction = db.transaction(ANSWERS, 'readwrite', { durability: 'strict' });
  what(transaction.objectStore(ANSWERS));
  await committed(transaction).finally(() => db.close());
}

/** Opened anew each time: browsers close a connection when they clear their storage, or the phone sleeps. */
async function database(): Promise<IDBDatabase> {
  const opening = indexedDB.open('form', DATABASE_VERSION);
  opening.onupgradeneeded = () => opening.result.createObjectStore(ANSWERS, { keyPath: 'id' });
  return done(opening);
}

async function inTime(work: Promise<void>): Promise<boolean> {
  const tooLong = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), PATIENCE_MS));
  const fine = work.then(
    () => true,
    () => false,
  );
  return Promise.race([fine, tooLong]);
}

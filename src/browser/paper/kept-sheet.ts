import type { Answers } from '../../rules/answers.js';
import type { KeyingData } from '../../rules/to-browser/keying.js';

/*
 * The sheet on the screen, kept in this tab until the server has it: a session that ends, a reload or a server that
 * starts again takes nothing of it. It is whoever's who keyed it, and goes when they sign out or somebody else signs in.
 */

export interface KeptSheet {
  readonly id: string;
  readonly number: number;
  readonly answers: Answers;
  /** Code of the question whose turn it was; null behind the last. */
  readonly at: string | null;
  /** Words that were being written. */
  readonly text: string;
  readonly day: string;
}

const NAME = 'hai-long-sheet';

export function keepSheet({ by, address, second }: KeyingData, sheet: KeptSheet): void {
  store((kept) => kept.setItem(NAME, JSON.stringify({ by, address, second, sheet })));
}

/** What this person was keying on this page. */
export function keptSheet({ by, address, second }: KeyingData): KeptSheet | null {
  const kept = read();
  return kept?.by === by && kept.address === address && kept.second === second ? kept.sheet : null;
}

export function forgetSheet(): void {
  store((kept) => kept.removeItem(NAME));
}

/** Whatever is kept here is nobody's business but theirs who keyed it. @param name login name of who is signed in */
export function forgetSheetsOfOthers(name: string): void {
  if (read()?.by !== name) forgetSheet();
}

type Kept = Pick<KeyingData, 'by' | 'address' | 'second'> & { readonly sheet: KeptSheet };

function read(): Kept | null {
  return store((kept) => JSON.parse(kept.getItem(NAME) ?? 'null') as Kept | null) ?? null;
}

/** A browser may forbid storage, or be out of room: then the sheet is on the screen only. */
function store<T>(work: (kept: Storage) => T): T | undefined {
  try {
    return work(sessionStorage);
  } catch {
    return undefined;
  }
}

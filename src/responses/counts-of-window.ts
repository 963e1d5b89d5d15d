import type { OtherServers } from '../database/other-servers.js';
import { problem } from '../problem.js';

const WINDOW_SECONDS = 600;

/** How long whoever tried too often is asked to wait: until the next window at the latest. Seconds, as a header. */
export const WAIT_FOR_WINDOW = String(WINDOW_SECONDS);

/** The ten minutes in which an instant lies, by name. */
export function windowOf(now: Date): string {
  return String(Math.floor(now.getTime() / (WINDOW_SECONDS * 1000)));
}

interface Counted {
  readonly name: string;
  readonly window: string;
}

/** Counts by name, in memory, all forgotten when the next window begins: also what other servers count, a moment later. */
export class CountsOfWindow {
  private window = '';
  private readonly counts = new Map<string, number>();
  private readonly tell: (one: Counted) => void;

  /** @param topic what is counted */
  constructor(others: OtherServers, topic: string) {
    this.tell = others.topic<Counted>(topic, ({ name, window }) => {
      if (window >= this.window) this.noted(name, window);
    });
  }

  /** Counts one more. @returns how many there are with it */
  add(name: string, window: string): number {
    this.tell({ name, window });
    return this.noted(name, window);
  }

  of(name: string, window: string): number {
    if (window !== this.window) this.counts.clear();
    this.window = window;
    return this.counts.get(name) ?? 0;
  }

  private noted(name: string, window: string): number {
    const count = this.of(name, window) + 1;
    this.counts.set(name, count);
    return count;
  }
}

/**
 * Codes that are right in themselves and lead to nothing, from one address within ten minutes: more than a hall full of
 * people who mistype, nothing against 2^55 receipts. Addresses are kept in memory for as long, and nowhere else.
 */
const MOST_MISSES = 30;

/** Looks codes up that anybody may type, and slows down whoever guesses them. */
export class CodeGuesses {
  private readonly misses: CountsOfWindow;

  /** @param codes which ones are looked up */
  constructor(others: OtherServers, codes: string) {
    this.misses = new CountsOfWindow(others, `guesses of ${codes}`);
  }

  /**
   * @param find what the code leads to; null where it is none
   * @throws Problem `too-many-attempts`
   */
  async lookUp<Found>(address: string, now: Date, find: () => Promise<Found | null>): Promise<Found | null> {
    const window = windowOf(now);
    if (this.misses.of(address, window) >= MOST_MISSES) throw problem.tooManyAttempts();
    const found = await find();
    if (found === null) this.misses.add(address, window);
    return found;
  }
}

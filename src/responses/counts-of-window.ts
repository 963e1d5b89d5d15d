import { networkOf } from '../access/login-delay.js';
import type { OtherServers } from '../database/other-servers.js';
import { problem } from '../problem.js';

const WINDOW_SECONDS = 600;

/** How long whoever tried too often is asked to wait: until the next window at the latest. Seconds, as a header. */
export const WAIT_FOR_WINDOW = String(WINDOW_SECONDS);

/** The ten minutes in which an instant lies, by name. */
export function windowOf(now: Date): string {
  return String(Math.floor(now.getTime() / (WINDOW_SECONDS * 1000)));
}

/** Whoever comes from ever new networks fills no memory. */
const MOST_NAMES = 20_000;

/**
 * What whoever has one connection cannot vary of its address: all of IPv4, the first half of IPv6.
 * @example lineOf('2001:db8:1:2:3:4:5:6') // '2001:db8:1:2'
 * @example lineOf('::ffff:203.0.113.7') // '203.0.113.7'
 */
export function lineOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  return plain.includes('.') ? plain : networkOf(plain);
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

  /** Counts one more; of further names than can be kept nothing. @returns how many there are with it */
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
    if (count > 1 || this.counts.size < MOST_NAMES) this.counts.set(name, count);
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
    const [line, window] = [lineOf(address), windowOf(now)];
    if (this.misses.of(line, window) >= MOST_MISSES) throw problem.tooManyAttempts();
    const found = await find();
    if (found === null) this.misses.add(line, window);
    return found;
  }
}

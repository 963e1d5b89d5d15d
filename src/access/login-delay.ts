import type { OtherServers } from '../database/other-servers.js';

/** Failures after which each further attempt has to wait. */
const FREE_FAILURES = 4;
const FIRST_DELAY = 15;
const LONGEST_DELAY = 300;

/**
 * Seconds to wait after a number of failures in a row: nothing for four, then 15, 30, 60 … 300. So an account sees at
 * most about twenty guesses an hour, and is never shut for good.
 * @example delayAfter(5) // 15
 */
export function delayAfter(failures: number): number {
  if (failures <= FREE_FAILURES) return 0;
  return Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** (failures - FREE_FAILURES - 1));
}

/** Attempts of one network, and of all, in an hour that are heard while an account waits. */
const FROM_ONE_NETWORK = 2;
const FROM_ALL_NETWORKS = 40;

interface Failures {
  readonly count: number;
  readonly last: Date;
  readonly hour: number;
  /** Where each attempt of the hour came from. */
  readonly networks: readonly string[];
}

const HOUR = 3_600_000;
const MOST_REMEMBERED = 10_000;

/** An attempt, as servers tell each other of it. */
interface Attempt {
  readonly account: string;
  readonly hasFailed: boolean;
  readonly at: string;
  readonly network: string;
}

/**
 * Remembers failed attempts for a while, in memory: also those at other servers, a moment later. Guesses from elsewhere
 * must not keep an officer at a new computer out for as long as they go on: a network that tried less than twice in this
 * hour is heard while the account waits, and the account hears forty attempts an hour at most.
 */
export class LoginDelay {
  private readonly failures = new Map<string, Failures>();
  private readonly tell: (one: Attempt) => void;

  /** @param topic what is guessed */
  constructor(others: Pick<OtherServers, 'topic'>, topic: string) {
    this.tell = others.topic<Attempt>(topic, (one) => this.note(one));
  }

  /**
   * Seconds until the next attempt is heard; 0 for now.
   * @param network as `networkOf` says, where that makes a difference
   */
  waitFor(account: string, now: Date, network?: string): number {
    const known = this.failures.get(account);
    if (!known) return 0;
    // A clock that was put back makes nobody wait longer.
    const waited = Math.max(0, (now.getTime() - known.last.getTime()) / 1000);
    const seconds = Math.max(0, Math.ceil(delayAfter(known.count) - waited));
    const networks = networksIn(known, now);
    const isFresh = network !== undefined && networks.filter((one) => one === network).length < FROM_ONE_NETWORK;
    return isFresh && networks.length < FROM_ALL_NETWORKS ? 0 : seconds;
  }

  failed(account: string, now: Date, network = ''): void {
    const attempt = { account, hasFailed: true, at: now.toISOString(), network };
    this.note(attempt);
    this.tell(attempt);
  }

  succeeded(account: string, now: Date): void {
    const attempt = { account, hasFailed: false, at: now.toISOString(), network: '' };
    this.note(attempt);
    this.tell(attempt);
  }

  private note({ account, hasFailed, at, network }: Attempt): void {
    const now = new Date(at);
    const known = this.failures.get(account);
    const networks = known ? networksIn(known, now) : [];
    const hour = hourOf(now);
    this.failures.delete(account);
    if (!hasFailed) return;
    this.failures.set(account, {
      ...{ count: (known?.count ?? 0) + 1, last: now, hour },
      networks: [...networks, network],
    });
    this.forgetOld(now);
  }

  /** The map is in order of the last failure, so what is old stands first. */
  private forgetOld(now: Date): void {
    for (const [account, { last }] of this.failures) {
      const old = now.getTime() - last.getTime() > HOUR;
      if (!old && this.failures.size <= MOST_REMEMBERED) return;
      this.failures.delete(account);
    }
  }
}

function hourOf(now: Date): number {
  return Math.floor(now.getTime() / HOUR);
}

function networksIn({ hour, networks }: Failures, now: Date): readonly string[] {
  return hour === hourOf(now) ? networks : [];
}

/**
 * The part of an address that whoever has one connection cannot vary: three numbers of IPv4, the first 64 bits of IPv6.
 * @example networkOf('203.0.113.7') // '203.0.113'
 */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (plain.includes('.')) return plain.split('.').slice(0, 3).join('.');
  const [head = [], tail] = plain.split('::').map((part) => (part === '' ? [] : part.split(':')));
  const filled = tail ? [...head, ...Array(Math.max(0, 8 - head.length - tail.length)).fill('0'), ...tail] : head;
  return filled.slice(0, 4).join(':');
}

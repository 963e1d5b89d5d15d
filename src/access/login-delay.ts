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

interface Failures {
  readonly count: number;
  readonly last: Date;
}

const FORGOTTEN_AFTER = 3_600_000;
const MOST_REMEMBERED = 10_000;

/** Remembers failed attempts for a while, in this process only. */
export class LoginDelay {
  private readonly failures = new Map<string, Failures>();

  /** Seconds until the next attempt is heard; 0 for now. */
  waitFor(account: string, now: Date): number {
    const known = this.failures.get(account);
    if (!known) return 0;
    const waited = (now.getTime() - known.last.getTime()) / 1000;
    return Math.max(0, Math.ceil(delayAfter(known.count) - waited));
  }

  failed(account: string, now: Date): void {
    const count = (this.failures.get(account)?.count ?? 0) + 1;
    this.failures.delete(account);
    this.failures.set(account, { count, last: now });
    this.forgetOld(now);
  }

  succeeded(account: string): void {
    this.failures.delete(account);
  }

  /** The map is in order of the last failure, so what is old stands first. */
  private forgetOld(now: Date): void {
    for (const [account, { last }] of this.failures) {
      const old = now.getTime() - last.getTime() > FORGOTTEN_AFTER;
      if (!old && this.failures.size <= MOST_REMEMBERED) return;
      this.failures.delete(account);
    }
  }
}

/** How many attempts have failed when it is told: the first, and then ever more rarely. */
const TOLD_AT = 4;

/**
 * Counts what fails in an hour, by account, and says which attempts are told in the log: the first, the fourth, the
 * sixteenth and so on. So an attack is seen and told by its size, and fills no log. In this process only.
 */
export class FailedSignIns {
  private hour = 0;
  private readonly counts = new Map<string, number>();

  /** @returns how many attempts have failed in this hour where that is told now; else null */
  failed(account: string, now: Date): number | null {
    const hour = Math.floor(now.getTime() / 3_600_000);
    if (hour !== this.hour) this.counts.clear();
    this.hour = hour;
    const count = (this.counts.get(account) ?? 0) + 1;
    this.counts.set(account, count);
    return isTold(count) ? count : null;
  }

  /** What could not be told is as if it had not been tried. */
  takeBack(account: string): void {
    this.counts.set(account, Math.max(0, (this.counts.get(account) ?? 0) - 1));
  }
}

function isTold(count: number): boolean {
  return count === 1 || (count % TOLD_AT === 0 && isTold(count / TOLD_AT));
}

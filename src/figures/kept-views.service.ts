import { Injectable } from '@nestjs/common';
import { AuditService } from '../access/audit.service.js';
import type { Role } from '../access/staff.js';
import type { Language } from '../formatting/languages.js';
import type { Day } from '../rules/days.js';

/** Who looks at a commune: all that what is kept may know of them, and of the day. */
export interface Look {
  readonly communeId: string;
  readonly role: Role;
  readonly language: Language;
  readonly day: Day;
}

/** What was made for a look. */
interface Made<View> {
  readonly view: View;
  /** False for what the answers of a trial say, which is another with each of them. */
  readonly lasts: boolean;
}

/**
 * What pages and programs are shown of publications, made once for all who look alike. It is kept by the heads of the
 * log: whatever staff or the clock change, a lock above all, stands there in the same unit, on whichever server. What
 * citizens send is not in the log, so nothing that is counted live may be in it.
 */
@Injectable()
export class KeptViews {
  private readonly kept = new Map<string, Promise<Made<unknown>>>();
  /** By commune: the heads that were found last, and since when. */
  private readonly heads = new Map<string, { readonly state: string; readonly since: number }>();

  constructor(private readonly audit: AuditService) {}

  /**
   * @param what is looked at: everything that `make` depends on beside the look
   * @throws whatever `make` does; then nothing is kept
   */
  async of<View>(look: Look, what: readonly unknown[], make: () => Promise<Made<View>>): Promise<View> {
    const { communeId, role, language, day } = look;
    const state = await this.audit.stateOf(communeId);
    if (!this.isSettled(communeId, state)) return (await make()).view;
    const name = JSON.stringify([communeId, role, language, day, state, what]);
    const made = (this.kept.get(name) ?? make()) as Promise<Made<View>>;
    this.keep(name, made);
    made.then(
      ({ lasts }) => lasts || this.kept.delete(name),
      () => this.kept.delete(name),
    );
    return (await made).view;
  }

  /**
   * False just after something was changed: it may be made of what this server remembers, which another server or a
   * command beside it has changed, and it has not heard of yet.
   */
  private isSettled(communeId: string, state: string): boolean {
    const last = this.heads.get(communeId);
    if (last?.state === state) return performance.now() - last.since > LONGEST_UNHEARD_MS;
    this.heads.set(communeId, { state, since: performance.now() });
    return false;
  }

  /** What was looked at last stays longest. */
  private keep(name: string, made: Promise<Made<unknown>>): void {
    this.kept.delete(name);
    this.kept.set(name, made);
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST_KEPT && oldest !== undefined) this.kept.delete(oldest);
  }
}

/** Twice as long as anything is remembered that others may have changed. */
const LONGEST_UNHEARD_MS = 1_000;

/** Some hundred kilobytes each, with what was drawn of it. */
const MOST_KEPT = 100;

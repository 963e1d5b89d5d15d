import { Inject, Injectable } from '@nestjs/common';
import type { AuditEntry } from '../access/audit.entity.js';
import { AuditService } from '../access/audit.service.js';
import { Clock } from '../config/clock.js';
import type { RetentionTerm } from '../database/retention-term.js';
import type { Work } from '../database/statement.js';
import { WriteQueue } from '../database/write-queue.js';
import { addDays, type Day } from '../rules/days.js';

/** The terms of all rooms, handed in by the shell. */
export const RETENTION_TERMS = Symbol('retention terms');

/** What goes by one term: today, and within a month. */
export interface Going {
  readonly term: RetentionTerm;
  readonly now: number;
  readonly soon: number;
}

/** Deletes what has been kept for as long as it may be, and tells what will go. */
@Injectable()
export class RetentionService {
  constructor(
    @Inject(RETENTION_TERMS) private readonly terms: readonly RetentionTerm[],
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  /** What of a commune goes the next time, and within the next thirty days; nothing is changed. */
  async preview(communeId: string): Promise<readonly Going[]> {
    const today = this.clock.today();
    const going: Going[] = [];
    for (const term of this.terms) {
      const now = await this.queue.read(term.due(communeId, today));
      const soon = await this.queue.read(term.due(communeId, addDays(today, DAYS_AHEAD)));
      going.push({ term, now, soon });
    }
    return going;
  }

  /** What has gone of a commune, the newest first. */
  async log(communeId: string): Promise<readonly AuditEntry[]> {
    const all = await Promise.all(this.terms.map(({ name }) => this.audit.entriesOf(communeId, ENDED, name)));
    return all
      .flat()
      .sort((one, other) => other.number - one.number)
      .slice(0, LONGEST_LOG);
  }

  /**
   * Deletes what is past its term, some of it at a time; each part with its entry in the log.
   * @param today a day on which the clock was certain: what is deleted does not come back
   * @returns how many rows went
   */
  async end(communeId: string, today: Day): Promise<number> {
    let gone = 0;
    for (const term of this.terms) {
      for (;;) {
        const part = await this.queue.commit(() => this.ended(term, communeId, today));
        if (part === 0) break;
        gone += part;
      }
    }
    return gone;
  }

  private *ended(term: RetentionTerm, communeId: string, today: Day): Work<number> {
    const count = yield* term.end(communeId, today);
    if (count === 0) return 0;
    const { name: object, months } = term;
    yield* this.audit.append({ actor: 'system', communeId, action: ENDED, object, details: { count, months } });
    return count;
  }
}

const ENDED = 'term-ended';
const DAYS_AHEAD = 30;
const LONGEST_LOG = 100;

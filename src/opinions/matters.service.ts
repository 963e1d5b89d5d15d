import { Injectable } from '@nestjs/common';
import { AuditService } from '../access/audit.service.js';
import { Clock } from '../config/clock.js';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { problem } from '../problem.js';
import type { MatterWords } from './matter-form.js';
import { stateOfMatter } from './matter-state.js';
import { OpinionMatter, OpinionReason, OpinionVillage } from './opinion.entity.js';

const matters = tableOf(OpinionMatter);
const villages = tableOf(OpinionVillage);
const reasons = tableOf(OpinionReason);

export interface WhichMatter {
  readonly communeId: string;
  readonly id: string;
}

/** `kept`: it is so now, be it by an earlier click; `changed`: somebody was faster; `final`: nothing changes any more. */
export type MatterChange = 'kept' | 'changed' | 'final';

/** Matters on which the households of a commune are asked, from the first word to their end. */
@Injectable()
export class MattersService {
  constructor(
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  /** The newest first. */
  list(communeId: string): Promise<readonly OpinionMatter[]> {
    return this.queue.read(matters.select({ communeId }, { order: { opensOn: 'DESC', id: 'ASC' } }));
  }

  /** @throws Problem `not-found` */
  async find(communeId: string, id: string): Promise<OpinionMatter> {
    const matter = await this.queue.read(matters.find({ communeId, id }));
    if (!matter) throw problem.notFound();
    return matter;
  }

  /** What was handed out and came back, for each village of which anything is known. */
  villagesOf({ communeId, id: matterId }: WhichMatter): Promise<readonly OpinionVillage[]> {
    return this.queue.read(villages.select({ communeId, matterId }));
  }

  /** Why households said so; in no order that tells anything. */
  reasonsOf({ communeId, id: matterId }: WhichMatter): Promise<readonly OpinionReason[]> {
    return this.queue.read(reasons.select({ communeId, matterId }, { order: { id: 'ASC' } }));
  }

  /** Makes a matter; sent twice, it is made once. */
  async make(which: WhichMatter, words: MatterWords, actor: string): Promise<void> {
    await this.queue.commit(() => this.made(which, words, actor));
  }

  /**
   * Changes what is asked, and when: as long as nobody has been handed anything.
   * @param read number of changes that the page showed
   * @throws Problem `not-found`
   */
  change(which: WhichMatter, words: MatterWords, read: number, actor: string): Promise<MatterChange> {
    return this.queue.commit(() => this.changed(which, words, read, actor));
  }

  /**
   * Makes everything final. Only a matter whose period is over can be closed.
   * @returns false while its period goes on
   * @throws Problem `not-found`
   */
  close(which: WhichMatter, actor: string): Promise<boolean> {
    return this.queue.commit(() => this.closed(which, actor));
  }

  private *made(which: WhichMatter, words: MatterWords, actor: string): Work<void> {
    const fresh = { closedOn: null, closedBy: null, changes: 0 };
    if (yield* matters.insertNew({ ...which, ...words, ...fresh })) yield* this.logged('made', which, words, actor);
  }

  private *changed(which: WhichMatter, words: MatterWords, read: number, actor: string): Work<MatterChange> {
    const matter = yield* matters.hold(which);
    if (!matter) throw problem.notFound();
    const { name, text, opensOn, closesOn } = matter;
    const isSame = [name === words.name, text === words.text, opensOn === words.opensOn, closesOn === words.closesOn];
    if (isSame.every(Boolean)) return 'kept';
    const known = yield* villages.select({ communeId: which.communeId, matterId: which.id });
    if (matter.closedOn !== null || known.some(({ codes, sheets }) => codes + sheets > 0)) return 'final';
    if (matter.changes !== read) return 'changed';
    yield* matters.update(which, { ...words, changes: read + 1 });
    yield* this.logged('changed', which, words, actor);
    return 'kept';
  }

  private *closed(which: WhichMatter, actor: string): Work<boolean> {
    const matter = yield* matters.hold(which);
    if (!matter) throw problem.notFound();
    const today = this.clock.today();
    const state = stateOfMatter(matter, today);
    if (state === 'closed') return true;
    if (state !== 'over') return false;
    yield* matters.update(which, { closedOn: today, closedBy: actor, changes: matter.changes + 1 });
    yield* this.logged('closed', which, matter, actor);
    return true;
  }

  private *logged(
    what: 'made' | 'changed' | 'closed',
    { communeId, id }: WhichMatter,
    { name, opensOn, closesOn }: MatterWords,
    actor: string,
  ): Work<void> {
    const details = { name, opensOn, closesOn };
    yield* this.audit.append({ actor, communeId, action: `opinion-matter-${what}`, object: id, details });
  }
}

import { Injectable } from '@nestjs/common';
import { AuditService } from '../access/audit.service.js';
import { Clock } from '../config/clock.js';
import type { Work } from '../database/statement.js';
import { rows, tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { problem } from '../problem.js';
import type { Day } from '../rules/days.js';
import { FeedbackEntry } from './feedback.entity.js';
import type { TellingWords } from './tell-form.js';
import { ToldFeedback } from './told-feedback.entity.js';

const told = tableOf(ToldFeedback);
const NEWEST_FIRST = { order: { toldOn: 'DESC', number: 'DESC' } } as const;

interface WhichTold {
  readonly communeId: string;
  readonly entryId: string;
  /** Number of changes that the page showed; 0 for what was never told. */
  readonly read: number;
}

/** Days of receipt, both included. */
interface SaidBetween {
  readonly from: Day;
  readonly to: Day;
  readonly unit: string | null;
}

export function* toldOfWhatWasSaid(communeId: string, { from, to, unit }: SaidBetween): Work<readonly ToldFeedback[]> {
  const found = yield* rows(
    `SELECT t.* FROM told_feedback t JOIN feedback_entry e ON e.commune_id = t.commune_id AND e.id = t.entry_id
       LEFT JOIN feedback_case c ON c.commune_id = e.commune_id AND c.entry_id = e.id
     WHERE t.commune_id = $1 AND t.taken_back_on IS NULL AND e.received_on >= $2 AND e.received_on <= $3
       AND (CAST($4 AS varchar) = '' OR COALESCE(c.owner, e.unit) = $4)
     ORDER BY t.told_on DESC, t.number DESC`,
    ...[communeId, from, to, unit ?? ''],
  );
  return found.map((raw) => told.row(raw));
}

/** "Nhân dân góp ý – Chính quyền tiếp thu, giải quyết": what everybody is told of what was said and done. */
@Injectable()
export class ToldFeedbackService {
  constructor(
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  /** What everybody is told, the newest first. */
  async shown(communeId: string): Promise<readonly ToldFeedback[]> {
    return (await this.all(communeId)).filter(({ takenBackOn }) => takenBackOn === null);
  }

  /** The same with what was taken back. */
  all(communeId: string): Promise<readonly ToldFeedback[]> {
    return this.queue.read(told.select({ communeId }, NEWEST_FIRST));
  }

  /** Of what was said between two days, what everybody is told; of one unit where one is named; the newest first. */
  saidBetween(communeId: string, of: SaidBetween): Promise<readonly ToldFeedback[]> {
    return this.queue.read(toldOfWhatWasSaid(communeId, of));
  }

  find(communeId: string, entryId: string): Promise<ToldFeedback | null> {
    return this.queue.read(told.find({ communeId, entryId }));
  }

  /**
   * Tells everybody; told already, the words are replaced.
   * @throws Problem `not-found` for an entry that is none, `case-changed` where somebody was faster
   */
  async tell(which: WhichTold, words: TellingWords, actor: string): Promise<void> {
    await this.queue.commit(() => this.telling(which, words, actor));
  }

  /**
   * Tells nobody any more, at once; what is taken back already stays so.
   * @throws Problem `not-found` for what was never told
   */
  async takeBack(communeId: string, entryId: string, reason: string, actor: string): Promise<void> {
    await this.queue.commit(() => this.takenBack(communeId, entryId, reason, actor));
  }

  private *telling({ communeId, entryId, read }: WhichTold, words: TellingWords, actor: string): Work<void> {
    if (!(yield* tableOf(FeedbackEntry).hold({ communeId, id: entryId }))) throw problem.notFound();
    const now = yield* told.hold({ communeId, entryId });
    if ((now?.changes ?? 0) !== read) throw problem.caseChanged();
    const nobody = { takenBackOn: null, takenBackBy: null, reason: null };
    const toldOn = this.clock.today();
    const [newest] = yield* told.select({ communeId }, NEWEST_FIRST);
    const number = (newest?.number ?? 0) + 1;
    yield* told.upsert({ communeId, entryId, ...words, number, toldOn, toldBy: actor, ...nobody, changes: read + 1 });
    yield* this.audit.append({ actor, communeId, action: 'feedback-told', object: entryId });
  }

  private *takenBack(communeId: string, entryId: string, reason: string, actor: string): Work<void> {
    const now = yield* told.hold({ communeId, entryId });
    if (!now) throw problem.notFound();
    if (now.takenBackOn !== null) return;
    const takenBackOn = this.clock.today();
    const changes = now.changes + 1;
    yield* told.update({ communeId, entryId }, { takenBackOn, takenBackBy: actor, reason, changes });
    yield* this.audit.append({ actor, communeId, action: 'feedback-taken-back', object: entryId });
  }
}

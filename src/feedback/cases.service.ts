import { Injectable } from '@nestjs/common';
import { AuditService } from '../access/audit.service.js';
import { hashOfSecret } from '../access/secret-code.js';
import { oneTimeCodeOf } from '../collection-points/codes.js';
import { Clock } from '../config/clock.js';
import { Secrets } from '../config/secrets.js';
import type { Work } from '../database/statement.js';
import { type Columns, tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { problem } from '../problem.js';
import { keptText } from '../responses/kept-text.js';
import { after, type CaseNow, type Step } from './case-steps.js';
import { CaseStep, FeedbackCase, FeedbackEntry } from './feedback.entity.js';

const entries = tableOf(FeedbackEntry);
const cases = tableOf(FeedbackCase);
const steps = tableOf(CaseStep);

/** Whoever does something here: a login name, or `respondent` for a citizen. */
export const RESPONDENT = 'respondent';

/** Opens cases of what needs an answer, and takes them from step to step. */
@Injectable()
export class CasesService {
  constructor(
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /** What was done about a case, in order. */
  async stepsOf(communeId: string, entryId: string): Promise<readonly CaseStep[]> {
    return this.queue.read(steps.select({ communeId, entryId }, { order: { number: 'ASC' } }));
  }

  /** The code by which the writer of an entry follows it; the same for ever. */
  trackingCodeOf(communeId: string, id: string): string {
    return oneTimeCodeOf(this.secrets.keyedHash('tracking', `${communeId}\n${id}`));
  }

  /** Makes a case of an entry that is none yet. @throws Problem `not-found` */
  async open(communeId: string, id: string, actor: string): Promise<void> {
    await this.queue.commit(() => this.opened(communeId, id, actor));
  }

  /**
   * Takes a step in a case.
   * @param read number of changes that the page showed; null for its writer, who sees none
   * @throws Problem `not-found`, `case-changed` where somebody was faster or the step is not open
   */
  async step(which: { communeId: string; id: string; read: number | null }, step: Step, actor: string): Promise<void> {
    await this.queue.commit(() => this.stepped(which, step, actor));
  }

  /** The same as part of a larger unit of work; nothing where it is a case already. */
  *opened(communeId: string, entryId: string, actor: string): Work<void> {
    const entry = yield* entries.hold({ communeId, id: entryId });
    if (!entry) throw problem.notFound();
    const on = this.clock.today();
    const isNew = yield* cases.insertNew({
      ...{ communeId, entryId, ...fresh, openedOn: entry.receivedOn > on ? on : entry.receivedOn, changes: 1 },
    });
    if (!isNew) return;
    if (entry.trackingHash === null) {
      const trackingHash = hashOfSecret(this.trackingCodeOf(communeId, entryId));
      yield* entries.update({ communeId, id: entryId }, { trackingHash });
    }
    yield* this.written({ communeId, entryId, number: 1, kind: 'opened', on, by: actor, ...nothing });
  }

  private *stepped(
    { communeId, id: entryId, read }: { communeId: string; id: string; read: number | null },
    step: Step,
    actor: string,
  ): Work<void> {
    const now = yield* cases.hold({ communeId, entryId });
    if (!now) throw problem.notFound();
    const on = this.clock.today();
    const next = after(now, step, on);
    if (!next || (read !== null && read !== now.changes)) throw problem.caseChanged();
    const changes = now.changes + 1;
    yield* cases.upsert({ ...now, ...next, changes });
    if (next.state === 'closed') yield* entries.update({ communeId, id: entryId }, { contact: null });
    const row = { communeId, entryId, number: changes, kind: step.kind, on, by: actor };
    yield* this.written({ ...row, ...this.saidIn(step, actor) });
  }

  /** What a citizen writes is masked like the entry itself. */
  private saidIn(step: Step, actor: string): Said {
    const owed = step.kind === 'assigned' ? { owner: step.owner, dueOn: step.dueOn } : { owner: null, dueOn: null };
    const words = 'words' in step ? step.words : null;
    if (words === null || actor !== RESPONDENT) return { ...owed, words, original: null };
    const { masked, original } = keptText(this.secrets, words);
    return { ...owed, words: masked, original };
  }

  private *written(step: Columns<CaseStep>): Work<void> {
    const { communeId, entryId: object, kind, by: actor, owner, dueOn } = step;
    yield* steps.insert(step);
    const details = kind === 'assigned' ? { step: kind, owner, dueOn } : { step: kind };
    yield* this.audit.append({ actor, communeId, action: 'case-step', object, details });
  }
}

type Said = Pick<Columns<CaseStep>, 'words' | 'original' | 'owner' | 'dueOn'>;
const nothing: Said = { words: null, original: null, owner: null, dueOn: null };

const fresh: CaseNow = {
  ...{ state: 'new', owner: null, dueOn: null, answeredOn: null },
  ...{ answer: null, done: null, disputes: 0, closedOn: null },
};

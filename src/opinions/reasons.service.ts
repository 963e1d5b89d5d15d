import { Injectable } from '@nestjs/common';
import { AuditService } from '../access/audit.service.js';
import { Secrets } from '../config/secrets.js';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { maskState } from '../feedback/mask-form.js';
import { problem } from '../problem.js';
import { maskedAnew, originalOf } from '../responses/kept-text.js';
import type { Span } from '../rules/masking.js';
import { OpinionMatter, OpinionReason, OpinionVillage } from './opinion.entity.js';
import { opinionResults } from './results.js';

const reasons = tableOf(OpinionReason);

interface WhichReason {
  readonly communeId: string;
  readonly matterId: string;
  readonly id: string;
}

/** What households wrote, for the few who read it as it was written and correct what is hidden of it. */
@Injectable()
export class ReasonsService {
  constructor(
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
    private readonly secrets: Secrets,
  ) {}

  /**
   * A reason that is told, with the text as it was written.
   * @throws Problem `not-found` for what is not told, or not kept as it was written any more
   */
  async find(which: WhichReason): Promise<{ readonly reason: OpinionReason; readonly text: string }> {
    const reason = await this.queue.read(this.told(which));
    const text = reason && originalOf(this.secrets, reason);
    if (!reason || text === null) throw problem.notFound();
    return { reason, text };
  }

  /**
   * Chooses anew what is replaced by signs.
   * @param seen what was, when it was chosen
   * @throws Problem `not-found`
   */
  mask(which: WhichReason, spans: readonly Span[], seen: string, actor: string): Promise<'masked' | 'changed'> {
    return this.queue.commit(() => this.masked(which, spans, seen, actor));
  }

  /** Nobody reads what is said to a matter that is open, or by fewer than ten. */
  private *told({ communeId, matterId, id }: WhichReason): Work<OpinionReason | null> {
    const matter = yield* tableOf(OpinionMatter).find({ communeId, id: matterId });
    const { answers } = opinionResults(yield* tableOf(OpinionVillage).select({ communeId, matterId }));
    if (!matter || matter.closedOn === null || answers === null) return null;
    return yield* reasons.find({ communeId, matterId, id });
  }

  private *masked(which: WhichReason, spans: readonly Span[], seen: string, actor: string): Work<'masked' | 'changed'> {
    const { communeId, matterId, id } = which;
    const reason = yield* reasons.hold({ communeId, matterId, id });
    const text = reason && originalOf(this.secrets, reason);
    if (!reason || text === null) throw problem.notFound();
    const now = maskState(reason.spans);
    if (now === maskState(spans)) return 'masked';
    if (now !== seen) return 'changed';
    const { masked, maskedBy } = maskedAnew(reason, text, spans, actor);
    yield* reasons.update({ communeId, matterId, id }, { masked, spans, maskedBy });
    yield* this.audit.append({ actor, communeId, action: 'opinion-reason-masked', object: matterId });
    return 'masked';
  }
}

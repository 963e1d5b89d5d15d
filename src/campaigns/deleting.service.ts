import { Injectable } from '@nestjs/common';
import { AuditService } from '../access/audit.service.js';
import { Clock } from '../config/clock.js';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { type Group, WriteQueue } from '../database/write-queue.js';
import { problem } from '../problem.js';
import { Campaign } from './campaign.entity.js';
import { CampaignTraces, type Counted, type Going, type ReliedOn } from './campaign-traces.js';
import { holdCampaign } from './campaigns.service.js';

const campaigns = tableOf(Campaign);

/** What would go with a campaign, and what keeps it. */
export interface Deletable {
  readonly going: readonly Counted<Going>[];
  /** Empty where it can be deleted. */
  readonly relied: readonly Counted<ReliedOn>[];
}

/** Campaigns that nobody needs: deleted while nothing counts in them, put away once their figures are final. */
@Injectable()
export class DeletingService {
  constructor(
    private readonly traces: CampaignTraces,
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  look(campaign: Campaign): Promise<Deletable> {
    return this.queue.read(this.deletable(campaign));
  }

  /**
   * Deletes a campaign with everything that names it, at once or not at all.
   * @throws Problem `not-found` where it is gone already, `in-use` with what relies on it
   */
  delete(campaign: Pick<Campaign, 'communeId' | 'id'>, actor: string): Promise<void> {
    return this.queue.commit((group) => this.deleted(campaign, actor, group));
  }

  /** @returns false where nothing had to be done, or it is not final yet */
  setArchived(campaign: Pick<Campaign, 'communeId' | 'id'>, archived: boolean, actor: string): Promise<boolean> {
    return this.queue.commit(() => this.archived(campaign, archived, actor));
  }

  private *deletable(campaign: Campaign): Work<Deletable> {
    return { going: yield* this.traces.goingWith(campaign), relied: yield* this.traces.reliedOn(campaign) };
  }

  private *deleted({ communeId, id }: Pick<Campaign, 'communeId' | 'id'>, actor: string, group: Group): Work<void> {
    // The answers that came before in the same commit are seen, and those that come after find no campaign.
    yield* group.settle();
    const campaign = yield* holdCampaign(communeId, id);
    if (!campaign) throw problem.notFound();
    const { going, relied } = yield* this.deletable(campaign);
    if (relied.length > 0) throw Object.assign(problem.inUse(), { relied });
    yield* this.traces.remove(campaign);
    yield* campaigns.delete({ communeId, id });
    const { name, opensOn, endsOn, questionnaireVersion: version } = campaign;
    const counts = Object.fromEntries(going.map(({ kind, count }) => [kind, count]));
    const details = { name, version, opensOn, endsOn, ...counts };
    yield* this.audit.append({ actor, communeId, action: 'campaign-deleted', object: id, details });
  }

  private *archived(
    { communeId, id }: Pick<Campaign, 'communeId' | 'id'>,
    archived: boolean,
    actor: string,
  ): Work<boolean> {
    const campaign = yield* holdCampaign(communeId, id);
    if (!campaign) throw problem.notFound();
    if (!campaign.isLocked || (campaign.archivedAt !== null) === archived) return false;
    yield* campaigns.update({ communeId, id }, { archivedAt: archived ? this.clock.now() : null });
    const action = archived ? 'campaign-archived' : 'campaign-brought-back';
    yield* this.audit.append({ actor, communeId, action, object: id });
    return true;
  }
}

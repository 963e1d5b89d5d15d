import { Injectable } from '@nestjs/common';
import { AuditService } from '../access/audit.service.js';
import { Clock } from '../config/clock.js';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { problem } from '../problem.js';
import { Campaign } from './campaign.entity.js';
import { holdCampaign } from './campaigns.service.js';
import type { LeftOut } from './lock-waits.queries.js';

const campaigns = tableOf(Campaign);

/** Who closed something, and when. */
export interface Closed {
  /** Login name, name of a token, `command`, or `clock`. */
  readonly by: string;
  readonly at: Date;
}

interface Ending {
  /** Held still. */
  readonly campaign: Campaign;
  /** False where it had ended before. */
  readonly isNew: boolean;
}

/** Ends the collecting of campaigns, and makes their periods final: two steps, and the second is for good. */
@Injectable()
export class ClosingService {
  constructor(
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  /**
   * Ends collecting at this moment: whoever opens the form is told so from now on, while what was answered before, on
   * phones, sheets and tablets, still counts until the lock. The lock comes as long after the end as it would have.
   * @throws Problem `nothing-open` before the opening, `campaign-locked`, `clock-unsure`: nobody knows its last day
   */
  end(campaign: Campaign, actor: string): Promise<Ending> {
    return this.queue.commit(() => this.ended(campaign, actor));
  }

  /** The same within a unit of work; a second time changes nothing. */
  *ended({ communeId, id }: Campaign, actor: string): Work<Ending> {
    const campaign = yield* holdCampaign(communeId, id);
    if (!campaign) throw problem.notFound();
    if (this.clock.state !== 'trusted') throw problem.clockUnsure();
    const today = this.clock.today();
    const state = campaign.stateOn(today);
    if (state === 'locked') throw problem.campaignLocked();
    if (state === 'ended') return { campaign, isNew: false };
    if (state !== 'open') throw problem.nothingOpen();
    const { endsOn: wouldEndOn, locksOn: wouldLockOn } = campaign;
    const change = { ...campaign.endedOn(today), endedAt: this.clock.now() };
    yield* campaigns.update({ communeId, id }, change);
    yield* this.note('campaign-ended', campaign, actor, { wouldEndOn, wouldLockOn });
    return { campaign: Object.assign(campaign, change), isNew: true };
  }

  /** Who ended collecting before its day, the last time; null where nobody did. */
  async whoEnded({ communeId, id }: Campaign): Promise<Closed | null> {
    const entry = (await this.audit.entriesOf(communeId, 'campaign-ended', id)).at(-1);
    return entry ? { by: entry.actor, at: entry.at } : null;
  }

  /** Who locked a period; null where nobody did. */
  async whoLocked({ communeId, id }: Campaign, period: string): Promise<Closed | null> {
    const all = await this.audit.entriesOf(communeId, 'campaign-locked', id);
    const entry = all.find(({ details }) => details.period === period);
    return entry ? { by: entry.actor, at: entry.at } : null;
  }

  /**
   * A period becomes final, in the unit that makes its publication.
   * @param campaign held still
   * @param publish makes it, of the campaign so locked
   */
  *lock<T>(
    campaign: Campaign,
    { period, leftOut, actor }: { readonly period: string; readonly leftOut: LeftOut; readonly actor: string },
    publish: () => Work<T>,
  ): Work<T> {
    const { communeId, id } = campaign;
    campaign.lockedPeriods = [...campaign.lockedPeriods, period].sort();
    yield* campaigns.update({ communeId, id }, { lockedPeriods: campaign.lockedPeriods });
    const published = yield* publish();
    yield* this.note('campaign-locked', campaign, actor, { period, leftOut });
    return published;
  }

  private note(action: string, { communeId, id }: Campaign, actor: string, details: Record<string, unknown>) {
    return this.audit.append({ actor, communeId, action, object: id, details });
  }
}

import { Injectable } from '@nestjs/common';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { WHOLE } from '../campaigns/campaign-calendar.js';
import { holdCampaign } from '../campaigns/campaigns.queries.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { ClosingService } from '../campaigns/closing.service.js';
import { isNothing, type LeftOut, leftOutOf, listOf, lockWaits } from '../campaigns/lock-waits.queries.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import type { Group } from '../database/group.js';
import type { Work } from '../database/statement.js';
import { WriteQueue } from '../database/write-queue.js';
import { problem } from '../problem.js';
import type { Publication } from './publication.js';
import { publishPeriod } from './publish.js';

/** What somebody wants to lock. */
export interface LockWish {
  /** Of continuous feedback, its oldest open one unless given; a round is one period. */
  readonly period?: string | null;
  /** Collecting of a round ends first, at this moment. */
  readonly endNow?: boolean;
  /** Whatever waits is left out. */
  readonly anyway?: boolean;
}

/**
 * Locks periods: one unit of work holds the campaign, adds the period to those that are locked, makes its publication
 * and notes it. Nothing is told before, and nothing of it changes after.
 */
@Injectable()
export class LocksService {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly closing: ClosingService,
    private readonly communes: CommunesService,
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  /**
   * Locks a period at somebody's word.
   * @throws Problem `clock-unsure` until an officer confirms the clock, `input-invalid` for a period that the campaign
   * does not have, `campaign-locked`, `not-ended`, and `still-waiting` with what it waits for
   */
  async lock(campaign: Campaign, wish: LockWish, actor: string): Promise<Publication> {
    if (this.clock.state !== 'trusted') throw problem.clockUnsure();
    if (wish.endNow && campaign.continuous) throw problem.inputInvalid({ field: 'end-now' });
    const unitOfCounter = await this.unitsOfCounters(campaign);
    return this.queue.commit((group) => this.wished(campaign, wish, { actor, unitOfCounter, onTime: false }, group));
  }

  /**
   * Locks the periods of a campaign whose lock day has come, as the clock does by itself: not while something waits,
   * until the last day on which it may; then what waits is left out.
   * @param onTime as if the server had been running on each lock day, for simulated years
   */
  async lockDue(campaign: Campaign, { onTime = false } = {}): Promise<readonly Publication[]> {
    if (this.clock.state !== 'trusted' || campaign.isLocked) return [];
    const due = campaign.periods.filter((period) => this.isDue(campaign, period));
    if (due.length === 0) return [];
    const unitOfCounter = await this.unitsOfCounters(campaign);
    const published: Publication[] = [];
    for (const period of due) {
      const publication = await this.queue.commit((group) =>
        this.ripe(campaign, period, { actor: CLOCK, unitOfCounter, onTime }, group),
      );
      if (publication) published.push(publication);
    }
    return published;
  }

  private isDue(campaign: Campaign, period: string): boolean {
    return !campaign.isPeriodLocked(period) && campaign.isDue(period, this.clock.lockDay());
  }

  private *wished(asked: Campaign, wish: LockWish, by: Locking, group: Group): Work<Publication> {
    if (wish.endNow) yield* this.closing.ended(asked, by.actor);
    const campaign = yield* this.held(asked, group);
    const period = wish.period ?? campaign.periods.find((one) => !campaign.isPeriodLocked(one)) ?? WHOLE;
    if (campaign.isLocked) throw problem.campaignLocked();
    if (!campaign.periods.includes(period)) throw problem.inputInvalid({ field: 'period' });
    if (campaign.isPeriodLocked(period)) throw problem.campaignLocked();
    if (!campaign.hasEnded(period, this.clock.today())) throw problem.notEnded({ endsOn: campaign.daysOf(period).to });
    const waits = yield* lockWaits(campaign, period, this.clock.now());
    const leftOut = leftOutOf(waits);
    if (!wish.anyway && !isNothing(leftOut))
      throw Object.assign(problem.stillWaiting({ ...leftOut }), { waiting: listOf(waits) });
    return yield* this.locked(campaign, period, leftOut, by);
  }

  /** @returns null where it waits, or has been locked meanwhile */
  private *ripe(asked: Campaign, period: string, by: Locking, group: Group): Work<Publication | null> {
    const campaign = yield* this.held(asked, group);
    if (!this.isDue(campaign, period)) return null;
    const leftOut = leftOutOf(yield* lockWaits(campaign, period, this.clock.now()));
    if (!isNothing(leftOut) && !campaign.isOverdue(period, this.clock.lockDay())) return null;
    return yield* this.locked(campaign, period, leftOut, by);
  }

  /** The responses that came before in the same commit are in its sums, and those that come after see the lock. */
  private *held({ communeId, id }: Campaign, group: Group): Work<Campaign> {
    yield* group.settle();
    const campaign = yield* holdCampaign(communeId, id);
    if (!campaign) throw problem.notFound();
    return campaign;
  }

  private locked(
    campaign: Campaign,
    period: string,
    leftOut: LeftOut,
    { actor, unitOfCounter, onTime }: Locking,
  ): Work<Publication> {
    const asked = this.campaigns.questionnairesOf(campaign);
    const now = onTime ? new Date(`${campaign.lockDayOf(period)}T12:00:00+07:00`) : this.clock.now();
    const publishing = { campaign, asked, period, unitOfCounter, leftOut, now };
    return this.closing.lock(campaign, { period, leftOut, actor }, () => publishPeriod(publishing));
  }

  private async unitsOfCounters({ communeId }: Campaign): Promise<ReadonlyMap<string, string>> {
    const { counters } = await this.communes.catalogueOn(communeId, this.clock.today());
    return new Map(counters.map(({ key, unit }) => [key, unit]));
  }
}

interface Locking {
  readonly actor: string;
  readonly unitOfCounter: ReadonlyMap<string, string>;
  readonly onTime: boolean;
}

/** Who locks what is due. */
const CLOCK = 'clock';

import { Injectable } from '@nestjs/common';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { WHOLE } from '../campaigns/campaign-calendar.js';
import { CampaignsService, holdCampaign } from '../campaigns/campaigns.service.js';
import { ClosingService } from '../campaigns/closing.service.js';
import { isNothing, type LeftOut, leftOutOf, listOf, lockWaits } from '../campaigns/lock-waits.queries.js';
import { Clock } from '../config/clock.js';
import type { Work } from '../database/statement.js';
import { type Group, WriteQueue } from '../database/write-queue.js';
import { problem } from '../problem.js';
import { insertPublication } from './publication.entity.js';
import { dataHashOf, type Publication } from './publication.js';
import { keepRows } from './publications.queries.js';
import { type Prepared, PublishingService } from './publishing.service.js';

/** What somebody wants to lock. */
interface LockWish {
  /** Of continuous feedback, its oldest open one unless given; a round is one period. */
  readonly period?: string | null;
  /** Collecting of a round ends first, at this moment. */
  readonly endNow?: boolean;
  /** Whatever waits is left out. */
  readonly anyway?: boolean;
}

/**
 * Locks periods. What will be told is worked out beside the writing, which may take a while; then one unit of work holds
 * the campaign, finds that nothing has come in between, adds the period to those that are locked, stores its publication
 * and notes it. Nothing is told before, and nothing of it changes after.
 */
@Injectable()
export class LocksService {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly closing: ClosingService,
    private readonly publishing: PublishingService,
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  /**
   * Locks a period at somebody's word.
   * @throws Problem `clock-unsure` until an officer confirms the clock, `input-invalid` for a period that the campaign
   * does not have, `campaign-locked`, `not-ended`, `still-waiting` with what it waits for, and `cannot-store-now` with the
   * reason `changing` where responses keep coming, or the sums are not theirs
   */
  async lock(campaign: Campaign, wish: LockWish, actor: string): Promise<Publication> {
    if (this.clock.state !== 'trusted') throw problem.clockUnsure();
    if (wish.endNow && campaign.continuous) throw problem.inputInvalid({ field: 'end-now' });
    const period = wish.period ?? campaign.periods.find((one) => !campaign.isPeriodLocked(one)) ?? WHOLE;
    // Told before anything is worked out.
    if (!wish.endNow) await this.queue.read(this.assertLockable(campaign, period, wish));
    return this.locked<never>(campaign, {
      ...{ period, actor, endNow: wish.endNow ?? false, now: () => this.clock.now() },
      leftOut: (held) => this.assertLockable(held, period, wish),
    });
  }

  /**
   * Locks the periods of a campaign whose lock day has come, as the clock does by itself: not while something waits,
   * until the last day on which it may; then what waits is left out.
   * @param onTime as if the server had been running on each lock day, for simulated years
   */
  async lockDue(campaign: Campaign, { onTime = false } = {}): Promise<readonly Publication[]> {
    if (this.clock.state !== 'trusted' || campaign.isLocked) return [];
    const published: Publication[] = [];
    for (const period of campaign.periods) {
      if (!(await this.queue.read(this.leftOutIfRipe(campaign, period)))) continue;
      const now = onTime ? new Date(`${campaign.lockDayOf(period)}T12:00:00+07:00`) : this.clock.now();
      const publication = await this.locked<null>(campaign, {
        ...{ period, actor: CLOCK, endNow: false, now: () => now },
        leftOut: (held) => this.leftOutIfRipe(held, period),
      });
      if (publication) published.push(publication);
    }
    return published;
  }

  /** Works out what will be told, and stores it; anew where responses have come in between. */
  private async locked<Waits extends null>(asked: Campaign, locking: Locking<Waits>): Promise<Publication | Waits> {
    for (let tries = 1; ; tries += 1) {
      const campaign = tries === 1 ? asked : await this.campaigns.find(asked.id);
      const prepared = await this.publishing.prepare(campaign, locking.period);
      try {
        return await this.queue.commit((group) => this.stored(campaign, prepared, locking, group));
      } catch (error) {
        if (!(error instanceof SumsHaveChanged)) throw error;
        if (tries === MOST_TRIES) throw Object.assign(problem.cannotStoreNow({ reason: CHANGING }), { cause: error });
      }
    }
  }

  /** @param asked as the campaign was when it was worked out what is told */
  private *stored<Waits extends null>(
    asked: Campaign,
    prepared: Prepared,
    { period, actor, endNow, now, leftOut: decide }: Locking<Waits>,
    group: Group,
  ): Work<Publication | Waits> {
    const { communeId, id: campaignId } = asked;
    if (endNow) yield* this.closing.ended(asked, actor);
    // The responses that came before in the same commit are in its sums, and those that come after see the lock.
    yield* group.settle();
    const campaign = yield* holdCampaign(communeId, campaignId);
    if (!campaign) throw problem.notFound();
    const leftOut = yield* decide(campaign);
    if (leftOut === null) return leftOut;
    const isJudgedAlike = campaign.reorganised === asked.reorganised;
    if (!isJudgedAlike || !(yield* this.publishing.isCurrent(campaign, period, prepared))) {
      throw new SumsHaveChanged(campaign, period);
    }
    const content = { ...prepared.content, leftOut };
    const publication: Publication = {
      ...{ communeId, campaignId, period, publishedAt: now(), hashVersion: 2 },
      ...{ dataHash: dataHashOf(content), content },
    };
    return yield* this.closing.lock(campaign, { period, leftOut, actor }, function* store() {
      yield* insertPublication(publication);
      yield* keepRows(publication, prepared.rows);
      return publication;
    });
  }

  private *assertLockable(campaign: Campaign, period: string, { anyway }: LockWish): Work<LeftOut> {
    if (campaign.isLocked) throw problem.campaignLocked();
    if (!campaign.periods.includes(period)) throw problem.inputInvalid({ field: 'period' });
    if (campaign.isPeriodLocked(period)) throw problem.campaignLocked();
    if (!campaign.hasEnded(period, this.clock.today())) throw problem.notEnded({ endsOn: campaign.daysOf(period).to });
    const waits = yield* lockWaits(campaign, period, this.clock.now());
    const leftOut = leftOutOf(waits);
    if (anyway || isNothing(leftOut)) return leftOut;
    throw Object.assign(problem.stillWaiting({ ...leftOut }), { waiting: listOf(waits) });
  }

  /** What a period would be locked without; null while its day has not come, or it may still wait for that. */
  private *leftOutIfRipe(campaign: Campaign, period: string): Work<LeftOut | null> {
    const lockDay = this.clock.lockDay();
    if (campaign.isPeriodLocked(period) || !campaign.isDue(period, lockDay)) return null;
    const leftOut = leftOutOf(yield* lockWaits(campaign, period, this.clock.now()));
    return isNothing(leftOut) || campaign.isOverdue(period, lockDay) ? leftOut : null;
  }
}

/** How a period comes to be locked. */
interface Locking<Waits extends null> {
  readonly period: string;
  readonly actor: string;
  readonly endNow: boolean;
  readonly now: () => Date;
  /** What it is locked without, of the campaign held still; null where it waits, or has been locked meanwhile. */
  readonly leftOut: (held: Campaign) => Work<LeftOut | Waits>;
}

/** A response has come, or was corrected, since it was worked out what is told; or the sums are not those of the responses. */
class SumsHaveChanged extends Error {
  constructor({ id }: Campaign, period: string) {
    super(
      `What is stored of ${id}, ${period}, changes; where nothing comes in, the command verify says which sums are wrong`,
    );
  }
}

/** Why a lock was given up for now: the `reason` of its `cannot-store-now`. */
export const CHANGING = 'changing';

/** A campaign that has ended gets few responses while it is worked out what they say. */
const MOST_TRIES = 5;

/** Who locks what is due. */
const CLOCK = 'clock';

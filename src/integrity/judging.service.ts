import { Injectable } from '@nestjs/common';
import { AuditService } from '../access/audit.service.js';
import type { Staff } from '../access/staff.js';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { holdCampaign } from '../campaigns/campaigns.service.js';
import { Clock } from '../config/clock.js';
import type { Work } from '../database/statement.js';
import { type Columns, tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { problem } from '../problem.js';
import { FlagsService } from './flags.service.js';
import { FlagJudgement, type Verdict } from './integrity.entity.js';

const judgements = tableOf(FlagJudgement);

/** Keeps what officers think of flags. */
@Injectable()
export class JudgingService {
  constructor(
    private readonly flags: FlagsService,
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  /**
   * Says what a flag means, and why; another time, in the place of the first.
   * @throws Problem `not-found` for a flag that is not there (any more), `campaign-locked` once its period is final
   */
  async judge(
    campaign: Campaign,
    { period, key }: { readonly period: string; readonly key: string },
    said: { readonly verdict: Verdict; readonly because: string },
    { name: judgedBy }: Staff,
  ): Promise<void> {
    if (campaign.isPeriodLocked(period)) throw problem.campaignLocked();
    if (!campaign.periods.includes(period)) throw problem.notFound();
    const flag = (await this.flags.of(campaign, period)).find((one) => one.key === key);
    if (!flag) throw problem.notFound();
    const { communeId, id: campaignId } = campaign;
    const row = {
      ...{ communeId, campaignId, period, flag: key, ...said, weight: flag.weight },
      ...{ judgedBy, judgedOn: this.clock.today() },
    };
    await this.queue.commit(() => this.judged(row, flag.kind));
  }

  private *judged(row: Columns<FlagJudgement>, kind: string): Work<void> {
    const { communeId, campaignId: object, period, verdict, because, judgedBy: actor } = row;
    const campaign = yield* holdCampaign(communeId, object);
    if (!campaign) throw problem.notFound();
    if (campaign.isPeriodLocked(period)) throw problem.campaignLocked();
    yield* judgements.upsert(row);
    const details = { flag: row.flag, kind, period, verdict, reason: because };
    yield* this.audit.append({ actor, communeId, action: 'flag-judged', object, details });
  }
}

import { Injectable } from '@nestjs/common';
import type { Staff } from '../access/staff.js';
import { Clock } from '../config/clock.js';
import { problem } from '../problem.js';
import type { Campaign } from './campaign.entity.js';
import { CampaignPagesService } from './campaign-pages.service.js';
import { ClosingService } from './closing.service.js';
import { type LockFault, type LockView, toLockView } from './lock.view-model.js';
import { PendingLocksService } from './pending-locks.service.js';
import { ResponseCountsQueries } from './response-counts.queries.js';

/** Gathers what the page says that asks before a lock. */
@Injectable()
export class LockPageService {
  constructor(
    private readonly pages: CampaignPagesService,
    private readonly closing: ClosingService,
    private readonly locks: PendingLocksService,
    private readonly counts: ResponseCountsQueries,
    private readonly clock: Clock,
  ) {}

  /**
   * @param wanted the period; the oldest open one unless given, and the last where none is
   * @throws Problem `not-found` for an unknown campaign, or a period that it does not have
   */
  async read(
    staff: Staff,
    id: string,
    { wanted, fault = null }: { readonly wanted?: string; readonly fault?: LockFault | null },
  ): Promise<LockView> {
    const campaign = await this.pages.campaignFor(staff, id);
    const period = wanted ?? campaign.periods.find((one) => !campaign.isPeriodLocked(one)) ?? campaign.periods.at(-1);
    if (period === undefined || !campaign.periods.includes(period)) throw problem.notFound();
    return this.view(campaign, period, staff, fault);
  }

  private async view(campaign: Campaign, period: string, staff: Staff, fault: LockFault | null): Promise<LockView> {
    const responses = (await this.counts.byCampaign(campaign.communeId)).get(campaign.id) ?? 0;
    return toLockView(campaign, {
      row: await this.pages.row(campaign, responses),
      lock: await this.locks.of(campaign, period, staff),
      closed: campaign.isPeriodLocked(period) ? await this.closing.whoLocked(campaign, period) : null,
      ...{ today: this.clock.today(), fault },
    });
  }
}

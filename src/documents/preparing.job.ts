import { Injectable, Optional } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { Clock } from '../config/clock.js';
import { Settings } from '../config/settings.js';
import { RepeatedJob } from '../operations/repeated-job.js';
import { PreparedPapersService } from './prepared-papers.service.js';

/**
 * Prepares the papers of each commune when their time has come. It stands apart from the lock, which no paper can hold up:
 * whatever goes wrong here is told, and tried again.
 */
@Injectable()
export class PreparingJob extends RepeatedJob {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly papers: PreparedPapersService,
    settings: Settings,
    private readonly clock: Clock,
    @Optional() schedule?: SchedulerRegistry,
  ) {
    super(settings, schedule);
  }

  /** Prepares what is due everywhere; a commune whose papers cannot be written holds up no other. */
  protected async work(): Promise<void> {
    if (this.clock.state !== 'trusted') return;
    const all = await this.campaigns.list(null);
    for (const communeId of new Set(all.map((campaign) => campaign.communeId))) {
      const own = all.filter((campaign) => campaign.communeId === communeId);
      const failures = await this.papers.prepareDue(communeId, own).catch((error: unknown) => [error]);
      for (const failure of failures) this.tell(failure);
    }
  }
}

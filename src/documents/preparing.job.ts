import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown, Optional } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { Clock } from '../config/clock.js';
import { Settings } from '../config/settings.js';
import { RepeatedLook } from '../operations/repeated-look.js';
import { PreparedPapersService } from './prepared-papers.service.js';

/**
 * Prepares the papers of each commune when their time has come. It stands apart from the lock, which no paper can hold up:
 * whatever goes wrong here is told, and tried again.
 */
@Injectable()
export class PreparingJob implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(PreparingJob.name);
  private readonly looks = new RepeatedLook(() => this.prepareAll());

  constructor(
    private readonly campaigns: CampaignsService,
    private readonly papers: PreparedPapersService,
    private readonly settings: Settings,
    private readonly clock: Clock,
    /** Absent in commands beside a running server, which has the timers. */
    @Optional() private readonly schedule?: SchedulerRegistry,
  ) {}

  onApplicationBootstrap(): void {
    if (this.schedule) this.looks.start(this.settings.lockEvery);
  }

  onApplicationShutdown(): Promise<void> {
    return this.looks.stop();
  }

  /** Prepares what is due everywhere; a commune whose papers cannot be written holds up no other. */
  look(): Promise<void> {
    return this.looks.look();
  }

  private async prepareAll(): Promise<void> {
    if (this.clock.state !== 'trusted') return;
    try {
      const all = await this.campaigns.list(null);
      for (const communeId of new Set(all.map((campaign) => campaign.communeId))) {
        const own = all.filter((campaign) => campaign.communeId === communeId);
        const failures = await this.papers.prepareDue(communeId, own).catch((error: unknown) => [error]);
        for (const failure of failures) this.tell(failure);
      }
    } catch (error) {
      this.tell(error);
    }
  }

  private tell(error: unknown): void {
    this.logger.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}

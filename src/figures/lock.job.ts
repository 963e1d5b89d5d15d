import { Injectable, Optional } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { Settings } from '../config/settings.js';
import { RepeatedJob } from '../operations/repeated-job.js';
import { LocksService } from './locks.service.js';

/** Looks again and again, while the server runs, whether a lock is due. */
@Injectable()
export class LockJob extends RepeatedJob {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly locks: LocksService,
    settings: Settings,
    @Optional() schedule?: SchedulerRegistry,
  ) {
    super(settings, schedule);
  }

  /** Locks what is due of every campaign; one that cannot be locked holds up no other. */
  protected async work(): Promise<void> {
    for (const campaign of await this.campaigns.list(null)) {
      await this.locks.lockDue(campaign).catch((error: unknown) => this.tell(error));
    }
  }
}

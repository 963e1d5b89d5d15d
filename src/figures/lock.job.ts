import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown, Optional } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { Settings } from '../config/settings.js';
import { RepeatedLook } from '../operations/repeated-look.js';
import { LocksService } from './locks.service.js';

/** Looks again and again, while the server runs, whether a lock is due. */
@Injectable()
export class LockJob implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(LockJob.name);
  private readonly looks = new RepeatedLook(() => this.lockAll());

  constructor(
    private readonly campaigns: CampaignsService,
    private readonly locks: LocksService,
    private readonly settings: Settings,
    /** Absent in commands beside a running server, which has the timers. */
    @Optional() private readonly schedule?: SchedulerRegistry,
  ) {}

  onApplicationBootstrap(): void {
    if (this.schedule) this.looks.start(this.settings.lockEvery);
  }

  onApplicationShutdown(): Promise<void> {
    return this.looks.stop();
  }

  /** Locks what is due of every campaign; one that cannot be locked holds up no other. */
  look(): Promise<void> {
    return this.looks.look();
  }

  private async lockAll(): Promise<void> {
    try {
      for (const campaign of await this.campaigns.list(null)) {
        await this.locks.lockDue(campaign).catch((error: unknown) => this.tell(error));
      }
    } catch (error) {
      this.tell(error);
    }
  }

  private tell(error: unknown): void {
    this.logger.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}

import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown, Optional } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import { Clock } from '../config/clock.js';
import { Settings } from '../config/settings.js';
import { RepeatedLook } from '../operations/repeated-look.js';
import type { Day } from '../rules/days.js';
import { AttachmentsService } from './attachments.service.js';

/** Deletes once a day the bytes of attachments that no dossier names any more. */
@Injectable()
export class SweepJob implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(SweepJob.name);
  private readonly looks = new RepeatedLook(() => this.sweep());
  private done: Day | null = null;

  constructor(
    private readonly attachments: AttachmentsService,
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

  private async sweep(): Promise<void> {
    const today = this.clock.today();
    if (this.done === today) return;
    this.done = today;
    try {
      await this.attachments.sweep();
    } catch (error) {
      this.logger.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
  }
}

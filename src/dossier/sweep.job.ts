import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown, Optional } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import { Clock } from '../config/clock.js';
import { Settings } from '../config/settings.js';
import type { Day } from '../rules/days.js';
import { AttachmentsService } from './attachments.service.js';

/** Deletes once a day the bytes of attachments that no dossier names any more. */
@Injectable()
export class SweepJob implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(SweepJob.name);
  private running: Promise<void> | null = null;
  private timer: NodeJS.Timeout | null = null;
  private done: Day | null = null;

  constructor(
    private readonly attachments: AttachmentsService,
    private readonly settings: Settings,
    private readonly clock: Clock,
    /** Absent in commands beside a running server, which has the timers. */
    @Optional() private readonly schedule?: SchedulerRegistry,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.schedule) return;
    this.timer = setInterval(() => this.look(), this.settings.lockEvery * 1000);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.running;
  }

  private look(): Promise<void> {
    this.running ??= this.sweep().finally(() => {
      this.running = null;
    });
    return this.running;
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

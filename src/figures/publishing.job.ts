import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown, Optional } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import { Settings } from '../config/settings.js';
import { FiguresService } from './figures.service.js';

/** Tries publications again and again while the server runs; each waits for the one before it. */
@Injectable()
export class PublishingJob implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(PublishingJob.name);
  private running: Promise<void> | null = null;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly figures: FiguresService,
    private readonly settings: Settings,
    /** Absent in commands beside a running server, which has the timers. */
    @Optional() private readonly schedule?: SchedulerRegistry,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.schedule) return;
    this.timer = setInterval(() => this.tick(), this.settings.publishEvery * 1000);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.running;
  }

  private tick(): void {
    this.running ??= this.figures
      .publishAll()
      .catch((error: unknown) => this.logger.error(error instanceof Error ? error.message : String(error)))
      .finally(() => {
        this.running = null;
      });
  }
}

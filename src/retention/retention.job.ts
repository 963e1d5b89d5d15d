import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown, Optional } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import { CommunesService } from '../communes/communes.service.js';
import { businessHour, Clock } from '../config/clock.js';
import { Settings } from '../config/settings.js';
import { RepeatedLook } from '../operations/repeated-look.js';
import type { Day } from '../rules/days.js';
import { RetentionService } from './retention.service.js';

/**
 * Deletes once a day, before offices open, what has been kept for as long as it may be. Never while the clock is unsure:
 * a clock that is ahead would delete too early, and nothing brings that back.
 */
@Injectable()
export class RetentionJob implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(RetentionJob.name);
  private readonly looks = new RepeatedLook(() => this.endAll());
  private done: Day | null = null;

  constructor(
    private readonly retention: RetentionService,
    private readonly communes: CommunesService,
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

  /** Each look waits for the one before it; a commune that fails holds up no other, and is tried again. */
  look(): Promise<void> {
    return this.looks.look();
  }

  private async endAll(): Promise<void> {
    const today = this.clock.today();
    const isTime = businessHour(this.clock.now()) >= FIRST_HOUR;
    if (this.clock.state !== 'trusted' || !isTime || this.done === today) return;
    try {
      for (const { id } of await this.communes.all()) await this.retention.end(id, today);
      this.done = today;
    } catch (error) {
      this.logger.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
  }
}

const FIRST_HOUR = 2;

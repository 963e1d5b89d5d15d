import { Injectable, Optional } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import { CommunesService } from '../communes/communes.service.js';
import { businessHour, Clock } from '../config/clock.js';
import { Settings } from '../config/settings.js';
import { RepeatedJob } from '../operations/repeated-job.js';
import type { Day } from '../rules/days.js';
import { RetentionService } from './retention.service.js';

/**
 * Deletes once a day, before offices open, what has been kept for as long as it may be. Never while the clock is unsure:
 * a clock that is ahead would delete too early, and nothing brings that back.
 */
@Injectable()
export class RetentionJob extends RepeatedJob {
  private done: Day | null = null;

  constructor(
    private readonly retention: RetentionService,
    private readonly communes: CommunesService,
    settings: Settings,
    private readonly clock: Clock,
    @Optional() schedule?: SchedulerRegistry,
  ) {
    super(settings, schedule);
  }

  /** A commune that fails holds up no other, and is tried again at the next look. */
  protected async work(): Promise<void> {
    const today = this.clock.today();
    const isTime = businessHour(this.clock.now()) >= FIRST_HOUR;
    if (this.clock.state !== 'trusted' || !isTime || this.done === today) return;
    let isWhole = true;
    for (const { id } of await this.communes.all()) {
      await this.retention.end(id, today).catch((error: unknown) => {
        isWhole = false;
        this.tell(error);
      });
    }
    if (isWhole) this.done = today;
  }
}

const FIRST_HOUR = 2;

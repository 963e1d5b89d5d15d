import { Injectable, Optional } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import { Clock } from '../config/clock.js';
import { Settings } from '../config/settings.js';
import { RepeatedJob } from '../operations/repeated-job.js';
import type { Day } from '../rules/days.js';
import { AttachmentsService } from './attachments.service.js';

/** Deletes once a day the bytes of attachments that no dossier names any more. */
@Injectable()
export class SweepJob extends RepeatedJob {
  private done: Day | null = null;

  constructor(
    private readonly attachments: AttachmentsService,
    settings: Settings,
    private readonly clock: Clock,
    @Optional() schedule?: SchedulerRegistry,
  ) {
    super(settings, schedule);
  }

  protected async work(): Promise<void> {
    const today = this.clock.today();
    // How old a file is says the machine's clock.
    if (this.clock.state !== 'trusted' || this.done === today) return;
    this.done = today;
    await this.attachments.sweep();
  }
}

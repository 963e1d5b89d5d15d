import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Injectable, Optional } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import { Clock } from '../config/clock.js';
import { projectFolder, Settings } from '../config/settings.js';
import { RepeatedJob } from './repeated-job.js';

/**
 * Looks once a week whether every page of the SQLite file is whole, apart from the thread that answers requests; a start
 * has looked before. What is damaged stays so until a backup is restored. PostgreSQL looks by itself.
 */
@Injectable()
export class WholeFileJob extends RepeatedJob {
  private lastLook: Date;
  private damaged = false;

  constructor(
    settings: Settings,
    private readonly clock: Clock,
    @Optional() schedule?: SchedulerRegistry,
  ) {
    super(settings, schedule);
    this.lastLook = clock.now();
  }

  /** Found by the last look. */
  get isDamaged(): boolean {
    return this.damaged;
  }

  protected async work(): Promise<void> {
    const { sqliteFile } = this.settings;
    const now = this.clock.now();
    if (sqliteFile === null || now.getTime() - this.lastLook.getTime() < A_WEEK) return;
    this.lastLook = now;
    const thread = new Worker(join(projectFolder, 'dist/operations/whole-file-worker.js'), { workerData: sqliteFile });
    const [isWhole] = await once(thread, 'message');
    this.damaged = !isWhole;
    if (this.damaged) this.tell(new Error(`${sqliteFile} is damaged: stop the server and restore a backup`));
  }
}

const A_WEEK = 7 * 86_400_000;

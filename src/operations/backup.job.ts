import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown, Optional } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import { businessHour, Clock } from '../config/clock.js';
import { projectFolder, Settings } from '../config/settings.js';
import { type BackupReport, installedAt } from './backup.js';
import type { BackupWork } from './backup-worker.js';
import { RepeatedLook } from './repeated-look.js';

/**
 * Makes a backup every night, once what has expired is deleted, and keeps the newest ones. Making it reads every page of
 * the database, and it is opened and counted before it is called one: a damaged file is found within a day. PostgreSQL
 * has tools of its own.
 */
@Injectable()
export class BackupJob implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Backup');
  private readonly looks = new RepeatedLook(() => this.backUp());

  constructor(
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

  /** Makes today's, unless it is there. */
  look(): Promise<void> {
    return this.looks.look();
  }

  private async backUp(): Promise<void> {
    const { sqliteFile, backupsKept, backupFolder: folder, backupPassphrase: passphrase } = this.settings;
    if (sqliteFile === null || backupsKept === 0 || businessHour(this.clock.now()) < FIRST_HOUR) return;
    const target = join(folder, `${this.clock.today()}.sqlite`);
    if (existsSync(target)) return;
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const { responses, bytes } = await made({ from: installedAt(this.settings), target, passphrase });
      this.logger.log(`${target}: ${responses} responses, ${bytes} bytes`);
      for (const old of backupsIn(folder).slice(0, -backupsKept)) rmSync(join(folder, old));
    } catch (error) {
      this.logger.error(error instanceof Error ? error.message : String(error));
    }
  }
}

const FIRST_HOUR = 3;

/** The names of nightly ones, oldest first: whatever else stands in the folder is not ours. */
function backupsIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}-\d{2}-\d{2}\.sqlite$/.test(name))
    .sort();
}

/** Apart from the thread that answers requests. */
async function made(work: BackupWork): Promise<BackupReport> {
  const thread = new Worker(join(projectFolder, 'dist/operations/backup-worker.js'), { workerData: work });
  const [report] = await once(thread, 'message');
  return report as BackupReport;
}

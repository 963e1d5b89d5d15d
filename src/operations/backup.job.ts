import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Injectable, Optional } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import { businessHour, Clock } from '../config/clock.js';
import { projectFolder, Settings } from '../config/settings.js';
import { type BackupReport, type Installed, installedAt } from './backup.js';
import type { BackupWork } from './backup-worker.js';
import { RepeatedJob } from './repeated-job.js';

/**
 * Makes a backup every night, once what has expired is deleted, and keeps the newest ones. Making it reads every page of
 * the database, and it is opened and counted before it is called one: a damaged file is found within a day. PostgreSQL
 * has tools of its own.
 */
@Injectable()
export class BackupJob extends RepeatedJob {
  /** After a failure, which may have filled the disk for a moment, the next one waits an hour. */
  private notBefore = new Date(0);

  constructor(
    settings: Settings,
    private readonly clock: Clock,
    @Optional() schedule?: SchedulerRegistry,
  ) {
    super(settings, schedule);
  }

  /** Makes today's, unless it is there. */
  protected async work(): Promise<void> {
    const now = this.clock.certain();
    const { sqliteFile, backupsKept, backupFolder: folder, backupPassphrase: passphrase } = this.settings;
    if (sqliteFile === null || backupsKept === 0 || businessHour(now) < FIRST_HOUR || now < this.notBefore) return;
    const target = join(folder, `${this.clock.today()}.sqlite`);
    if (existsSync(target)) return;
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      assertRoom(folder, installedAt(this.settings), this.settings.space.scarce * A_MEGABYTE);
      const { responses, bytes } = await made({ from: installedAt(this.settings), target, passphrase });
      this.logger.log(`${target}: ${responses} responses, ${bytes} bytes`);
      for (const old of backupsIn(folder).slice(0, -backupsKept)) rmSync(join(folder, old));
    } catch (error) {
      this.notBefore = new Date(now.getTime() + AN_HOUR);
      this.tell(error);
    }
  }
}

const FIRST_HOUR = 3;
const AN_HOUR = 3_600_000;

/** A backup must not take the room that answers need. @throws Error */
function assertRoom(folder: string, { database, attachments }: Installed, toBeLeft: number): void {
  const files = existsSync(attachments) ? readdirSync(attachments).map((name) => join(attachments, name)) : [];
  const needed = [database, ...files].reduce((sum, file) => sum + statSync(file).size, 0);
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < 2 * needed + toBeLeft) throw new Error(`No room in ${folder} for a backup`);
}

const A_MEGABYTE = 1_000_000;

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

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import type { Clock } from '../config/clock.js';
import { projectFolder, type Settings } from '../config/settings.js';
import { backUp, installedAt } from './backup.js';

/**
 * Keeps a copy of the database before this version changes what is stored: beside the SQLite file, one for each day and
 * version, so that a start that is tried again and again fills no disk. PostgreSQL has tools of its own for that.
 */
export function backUpBeforeUpgrade(settings: Settings, clock: Clock): void {
  const { sqliteFile } = settings;
  const logger = new Logger('Upgrade');
  if (!sqliteFile) {
    logger.warn('This version changes what is stored. On PostgreSQL only pg_dump makes a copy, before the update');
    return;
  }
  const file = `${sqliteFile}.before-${version()}-${clock.today()}`;
  if (existsSync(file)) return;
  logger.warn(`This version changes what is stored. A copy is made first: ${file}`);
  // It stands beside the secret itself.
  backUp(installedAt(settings), file, settings.backupPassphrase);
}

function version(): string {
  const { version } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')) as { version: string };
  return version;
}

import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Settings } from '../config/settings.js';

/**
 * The files that hold everything: the database with what stands beside it, the secret, backups, and the folder of the
 * attachments. What this version writes nobody else may read; what was copied there by hand may have come out otherwise.
 */
@Injectable()
export class PrivateFiles implements OnApplicationBootstrap {
  constructor(private readonly settings: Settings) {}

  onApplicationBootstrap(): void {
    const files = this.readableByOthers;
    if (files.length > 0) new Logger(PrivateFiles.name).warn(`Others may read these: chmod go= ${files.join(' ')}`);
  }

  /** Their paths; empty where all is as it should be. */
  get readableByOthers(): readonly string[] {
    const { sqliteFile, secretsFile, attachmentsFolder, backupFolder } = this.settings;
    const ofSqlite = sqliteFile ? [...besides(sqliteFile), ...filesIn(backupFolder)] : [];
    const all = new Set([secretsFile, attachmentsFolder, ...ofSqlite]);
    return [...all].filter((path) => existsSync(path) && (statSync(path).mode & 0o077) !== 0);
  }
}

/** The file, and all whose names begin with its own: what SQLite keeps beside it, and copies of earlier days. */
function besides(file: string): readonly string[] {
  return filesIn(dirname(file)).filter((path) => basename(path).startsWith(basename(file)));
}

function filesIn(folder: string): readonly string[] {
  const found = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  return found.filter((one) => one.isFile()).map(({ name }) => join(folder, name));
}

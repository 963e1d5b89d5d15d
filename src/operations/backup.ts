import { copyFileSync, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';

export interface BackupReport {
  readonly file: string;
  readonly responses: number;
  readonly bytes: number;
}

/**
 * Writes a whole, consistent copy of a SQLite database beside a running server, then opens and counts it.
 * @throws Error when the target exists or the copy is damaged
 */
export function backUp(source: string, target: string): BackupReport {
  if (existsSync(target)) throw new Error(`${target} exists already`);
  const db = new Database(source, { readonly: true, fileMustExist: true });
  try {
    db.prepare('VACUUM INTO ?').run(target);
  } finally {
    db.close();
  }
  return inspect(target, null);
}

/**
 * Puts a backup in the place of the database. What stood there is kept beside it under `.before-restore`.
 * @param fingerprint of the secrets in use; a backup of another installation is refused
 * @throws Error when the backup is damaged or foreign, or a server still has the database open; nothing is changed then
 */
export function restore(backup: string, target: string, fingerprint: string): BackupReport {
  inspect(backup, fingerprint);
  if (existsSync(target)) closeForGood(target);
  const staged = `${target}.restoring`;
  copyFileSync(backup, staged);
  const report = inspect(staged, fingerprint);
  if (existsSync(target)) renameSync(target, `${target}.before-restore`);
  renameSync(staged, target);
  return { ...report, file: target };
}

/** Leaves WAL mode, which works only while nobody else has the file open, and so proves that the server is stopped. */
function closeForGood(file: string): void {
  const db = new Database(file, { timeout: 500 });
  try {
    db.pragma('journal_mode = DELETE');
  } catch (cause) {
    throw new Error('The database is in use: stop the server first', { cause });
  } finally {
    db.close();
  }
  for (const rest of [`${file}-wal`, `${file}-shm`]) rmSync(rest, { force: true });
}

function inspect(file: string, fingerprint: string | null): BackupReport {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  try {
    if (db.pragma('integrity_check', { simple: true }) !== 'ok') throw new Error(`${file} is damaged`);
    const owner = db.prepare("SELECT value FROM installation WHERE name = 'secrets'").pluck().get();
    if (fingerprint !== null && owner !== fingerprint) {
      throw new Error(`${file} belongs to another installation: put its secrets file in place first`);
    }
    const responses = Number(db.prepare('SELECT COUNT(*) FROM survey_response').pluck().get());
    return { file, responses, bytes: statSync(file).size };
  } finally {
    db.close();
  }
}

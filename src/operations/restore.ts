import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { Secrets } from '../config/secrets.js';
import { whyUnavailable } from '../database/unavailable.js';
import { attachmentsIn, type BackupReport, flush, type Installed, inspect, secretOf } from './backup.js';
import { IN_USE, isOpenElsewhere } from './in-use.js';

export interface RestoreReport extends BackupReport {
  /** What stood there before, under its new names. */
  readonly kept: readonly string[];
}

interface Wishes {
  readonly passphrase: string | null;
  /** Also over the data of another installation. */
  readonly anyway: boolean;
}

/**
 * Puts a backup in the place of an installation: database, secret and attachments. It needs nothing of what stands there,
 * which may be damaged, foreign or missing, and keeps all of it under new names.
 * @param now ends the new names, e.g. `2026-11-30T081500`
 * @throws Error when the backup is damaged, newer, sealed with another pass phrase or without its secret, when a server has
 * the database open, or data of another installation stand there; nothing is changed then
 */
export function restore(backup: string, to: Installed, { passphrase, anyway }: Wishes, now: string): RestoreReport {
  const found = inspect(backup);
  const secret = secretOf(backup, found, passphrase) ?? ownSecret(to.secrets, found.owner, backup);
  if (isOpenElsewhere(to.database)) throw new Error(IN_USE);
  if (existsSync(to.database)) leaveInPlace(to.database, found.owner, anyway);

  const staged: Installed = {
    database: `${to.database}.restoring`,
    secrets: `${to.secrets}.restoring`,
    attachments: `${to.attachments}.restoring`,
  };
  const rests = ['-wal', '-shm'].map((end) => `${to.database}${end}`);
  const there = [to.secrets, to.attachments, to.database, ...rests].filter((path) => existsSync(path));
  const aside = there.map((path) => ({ from: path, to: `${path}.before-restore-${now}` }));
  const inPlace = (['secrets', 'attachments', 'database'] as const).map((part) => ({
    from: staged[part],
    to: to[part],
  }));
  const clear = () => Object.values(staged).map((path) => rmSync(path, { recursive: true, force: true }));
  clear();
  for (const path of Object.values(to)) mkdirSync(dirname(path), { recursive: true });
  try {
    unpack(backup, staged);
    writeFileSync(staged.secrets, secret, { mode: 0o600 });
    flush(staged.secrets);
    inspect(staged.database);
    moveAll([...aside, ...inPlace]);
  } catch (error) {
    clear();
    throw error;
  }
  const kept = aside.map((move) => move.to);
  return { ...found.report, file: to.database, bytes: statSync(to.database).size, kept };
}

/** Moves all of them, or none: a file that something is mounted on, for instance, cannot be moved. */
function moveAll(moves: readonly { readonly from: string; readonly to: string }[]): void {
  const done: { readonly from: string; readonly to: string }[] = [];
  try {
    for (const move of moves) {
      renameSync(move.from, move.to);
      done.unshift(move);
    }
  } catch (error) {
    for (const { from, to } of done) renameSync(to, from);
    throw error;
  }
}

/** For a backup from before backups held their secret: the one that stands here, where it is that of the data. */
function ownSecret(file: string, owner: string, backup: string): string {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : null;
  if (text !== null && Secrets.from(text, file).fingerprint === owner) return text;
  throw new Error(
    `${backup} holds no secret and belongs to another installation: put its secrets file at ${file} first`,
  );
}

/**
 * Leaves WAL mode, which works only while nobody else has the file open, and so brings everything into the one file that
 * is kept. A damaged file is kept as it is.
 * @throws Error where it is in use, or holds responses of another installation
 */
function leaveInPlace(file: string, owner: string, anyway: boolean): void {
  const db = new Database(file, { timeout: 500 });
  try {
    const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all();
    const has = (table: string): boolean => tables.includes(table);
    const owners = has('installation') ? "SELECT value FROM installation WHERE name = 'secrets'" : 'SELECT NULL';
    const isForeign = ![null, undefined, owner].includes(db.prepare(owners).pluck().get() as string);
    const counted = has('survey_response') ? 'SELECT COUNT(*) FROM survey_response' : 'SELECT 0';
    const responses = Number(db.prepare(counted).pluck().get());
    if (isForeign && responses > 0 && !anyway) {
      throw new Error(
        `${file} holds ${responses} responses of another installation: --anyway puts the backup in its place`,
      );
    }
    db.pragma('journal_mode = DELETE');
  } catch (error) {
    const why = whyUnavailable(error);
    if (why === null) throw error;
    if (why === 'held') throw new Error(IN_USE, { cause: error });
  } finally {
    db.close();
  }
}

/** Takes a backup apart again. */
function unpack(backup: string, to: Installed): void {
  copyFileSync(backup, to.database);
  chmodSync(to.database, 0o600);
  mkdirSync(to.attachments, { mode: 0o700 });
  const db = new Database(to.database);
  try {
    for (const { name, bytes } of attachmentsIn(db)) {
      const path = join(to.attachments, name);
      writeFileSync(path, bytes, { mode: 0o600 });
      flush(path);
    }
    db.exec('DROP TABLE IF EXISTS backup_part; VACUUM');
  } finally {
    db.close();
  }
  flush(to.database);
}

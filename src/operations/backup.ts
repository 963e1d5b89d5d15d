import { createHash } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Secrets } from '../config/secrets.js';
import type { Settings } from '../config/settings.js';
import { migrationNames } from '../database/data-source.js';
import { whyUnavailable } from '../database/unavailable.js';
import { contentsOf } from './contents.js';
import { openWith, sealWith } from './sealed-text.js';

/** Where everything stands that an installation has to keep: its database, its secret, and what was attached. */
export interface Installed {
  readonly database: string;
  readonly secrets: string;
  readonly attachments: string;
}

/** @throws Error on PostgreSQL */
export function installedAt({ sqliteFile, secretsFile, attachmentsFolder }: Settings): Installed {
  if (!sqliteFile) throw new Error("On PostgreSQL use the database's own pg_dump and pg_restore");
  return { database: sqliteFile, secrets: secretsFile, attachments: attachmentsFolder };
}

export interface BackupReport {
  readonly file: string;
  readonly responses: number;
  readonly attachments: number;
  readonly bytes: number;
}

export interface Inspected {
  readonly report: BackupReport;
  /** Fingerprint of the secret of its data. */
  readonly owner: string;
  /** What its secrets file holds, as it is or sealed; null in a backup from before backups held it. */
  readonly secrets: { readonly bytes: Buffer; readonly isSealed: boolean } | null;
}

/** A hash of each table, by its name, as JSON. */
const CONTENTS = 'contents';
const SECRETS = 'secrets';
const SEALED = 'sealed secrets';

/**
 * Writes one whole, consistent file beside a running server: the database, and in a table of its own the secret and every
 * attachment. Then opens and counts it.
 * @param passphrase seals the secret in it; without one the file opens everything, as the installation itself does
 * @throws Error when the target exists, the database is damaged or the copy is
 */
export function backUp(from: Installed, target: string, passphrase: string | null): BackupReport {
  if (existsSync(target)) throw new Error(`${target} exists already`);
  const unfinished = `${target}.unfinished`;
  rmSync(unfinished, { force: true });
  copyOf(from.database, unfinished);
  try {
    addParts(unfinished, from, passphrase);
    flush(unfinished);
    const report = inspect(unfinished).report;
    renameSync(unfinished, target);
    return { ...report, file: target };
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/** @throws Error when the file cannot be read as a database */
function copyOf(source: string, target: string): void {
  const db = opened(source);
  try {
    db.prepare('VACUUM INTO ?').run(target);
    chmodSync(target, 0o600);
  } catch (cause) {
    const isDamaged = whyUnavailable(cause) === 'damaged';
    const told = isDamaged ? `${source} is damaged: restore a backup` : `${target} cannot be written: ${textOf(cause)}`;
    throw new Error(told, { cause });
  } finally {
    db.close();
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The attachments of what was copied are all there: a file comes before its row, and goes a day after it. */
function addParts(file: string, { secrets, attachments }: Installed, passphrase: string | null): void {
  const db = new Database(file);
  try {
    const contents = JSON.stringify(contentsOf(db));
    db.exec('CREATE TABLE backup_part (name TEXT NOT NULL PRIMARY KEY, bytes BLOB NOT NULL)');
    const add = db.prepare('INSERT INTO backup_part (name, bytes) VALUES (?, ?)');
    add.run(CONTENTS, Buffer.from(contents));
    const secret = readFileSync(secrets);
    if (passphrase === null) add.run(SECRETS, secret);
    else add.run(SEALED, sealWith(passphrase, secret.toString('utf8')));
    for (const name of existsSync(attachments) ? readdirSync(attachments).filter(isAttachment) : []) {
      add.run(`attachment ${name}`, readFileSync(join(attachments, name)));
    }
  } finally {
    db.close();
  }
}

/** Attachments are called by their SHA-256; whatever else stands in their folder is not theirs. */
function isAttachment(name: string): boolean {
  return /^[0-9a-f]{64}$/.test(name);
}

/** The attachments in a backup, one after the other. @throws Error where one is not what its name says */
export function* attachmentsIn(db: Database.Database): Generator<{ readonly name: string; readonly bytes: Buffer }> {
  if (!hasParts(db)) return;
  const rows = db.prepare("SELECT substr(name, 12) AS name, bytes FROM backup_part WHERE name LIKE 'attachment %'");
  for (const one of rows.iterate() as IterableIterator<{ name: string; bytes: Buffer }>) {
    const hash = createHash('sha256').update(one.bytes).digest('hex');
    if (hash !== one.name) throw new Error('An attachment in the backup is damaged');
    yield one;
  }
}

function hasParts(db: Database.Database): boolean {
  return db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'backup_part'").get() !== undefined;
}

function partOf(db: Database.Database, name: string): Buffer | null {
  if (!hasParts(db)) return null;
  return (db.prepare('SELECT bytes FROM backup_part WHERE name = ?').pluck().get(name) as Buffer | undefined) ?? null;
}

/**
 * Opens a backup and looks at all of it.
 * @throws Error that says what it is, where it is no whole backup that this version can read
 */
export function inspect(file: string): Inspected {
  const db = opened(file);
  try {
    if (db.pragma('integrity_check', { simple: true }) !== 'ok') throw new Error(`${file} is damaged`);
    const applied = db.prepare('SELECT name FROM migrations').pluck().all() as string[];
    if (!applied.every((name) => migrationNames.has(name))) {
      throw new Error(`${file} is of a newer version of Hài Lòng: update this one first`);
    }
    const contents = partOf(db, CONTENTS);
    if (contents && contents.toString() !== JSON.stringify(contentsOf(db))) throw new Error(`${file} is damaged`);
    let attachments = 0;
    for (const _ of attachmentsIn(db)) attachments += 1;
    const owner = String(db.prepare("SELECT value FROM installation WHERE name = 'secrets'").pluck().get() ?? '');
    const responses = Number(db.prepare('SELECT COUNT(*) FROM survey_response').pluck().get());
    const [open, sealed] = [partOf(db, SECRETS), partOf(db, SEALED)];
    const bytes = open ?? sealed;
    const secrets = bytes && { bytes, isSealed: open === null };
    return { report: { file, responses, attachments, bytes: statSync(file).size }, owner, secrets };
  } catch (error) {
    if (!isOfSqlite(error)) throw error;
    throw new Error(`${file} is damaged, or no backup of Hài Lòng`, { cause: error });
  } finally {
    db.close();
  }
}

/**
 * The secret that a backup brings.
 * @returns null where it holds none
 * @throws Error for a wrong or missing pass phrase, and for a secret that is not that of its data
 */
export function secretOf(file: string, { owner, secrets }: Inspected, passphrase: string | null): string | null {
  if (secrets === null) return null;
  if (secrets.isSealed && passphrase === null) throw new Error(`${file} needs its pass phrase (BACKUP_PASSPHRASE)`);
  const text = secrets.isSealed ? openWith(passphrase ?? '', secrets.bytes) : secrets.bytes.toString('utf8');
  if (text === null) throw new Error(`${file} has another pass phrase (BACKUP_PASSPHRASE)`);
  if (Secrets.from(text, file).fingerprint !== owner)
    throw new Error(`${file} holds a secret that is not that of its data`);
  return text;
}

/** A file that is closed again must be on the disk before it is called a backup, or the database. */
export function flush(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** By its code: a class of its own is made each time the library is loaded. */
function isOfSqlite(error: unknown): boolean {
  return String((error as { code?: unknown } | null)?.code).startsWith('SQLITE_');
}

function opened(file: string): Database.Database {
  try {
    return new Database(file, { readonly: true, fileMustExist: true });
  } catch (cause) {
    throw new Error(`${file} cannot be opened`, { cause });
  }
}

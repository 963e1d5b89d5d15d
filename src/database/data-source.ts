import type { EventEmitter } from 'node:events';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type Database from 'better-sqlite3';
import type { DataSource, DataSourceOptions } from 'typeorm';
import { Collecting1763690000001 } from './migrations/0001-collecting.js';
import { Access1763690000002 } from './migrations/0002-access.js';
import { Publications1763690000003 } from './migrations/0003-publications.js';
import { PublicResults1763690000004 } from './migrations/0004-public-results.js';
import { Devices1763690000005 } from './migrations/0005-devices.js';
import { Coverage1763690000006 } from './migrations/0006-coverage.js';
import { Meetings1763690000007 } from './migrations/0007-meetings.js';
import { OneTimeCodes1763690000008 } from './migrations/0008-one-time-codes.js';
import { Paper1763690000009 } from './migrations/0009-paper.js';
import { TallyAdditions1763690000010 } from './migrations/0010-tally-additions.js';
import { PublicationsByPeriod1763690000012 } from './migrations/0012-publications-by-period.js';
import { FlaggedResponses1763690000015 } from './migrations/0015-flagged-responses.js';
import { LookupsById1763690000016 } from './migrations/0016-lookups-by-id.js';
import { AuditChains1763690000017 } from './migrations/0017-audit-chains.js';
import { OneDoor1763690000018 } from './migrations/0018-one-door.js';
import { Imports1763690000019 } from './migrations/0019-imports.js';
import { WaitingAnswers1763690000023 } from './migrations/0023-waiting-answers.js';
import { LockedPeriods1763690000024 } from './migrations/0024-locked-periods.js';
import { OneGate1763690000025 } from './migrations/0025-one-gate.js';
import { Approvals1763690000026 } from './migrations/0026-approvals.js';
import { Receipts1763690000027 } from './migrations/0027-receipts.js';
import { OpeningHours1763690000028 } from './migrations/0028-opening-hours.js';
import { ShortForms1763690000029 } from './migrations/0029-short-forms.js';
import { CampaignsKept1763690000030 } from './migrations/0030-campaigns-kept.js';
import { People1763690000032 } from './migrations/0032-people.js';
import { Duties1763690000033 } from './migrations/0033-duties.js';
import { PointsChanged1763690000034 } from './migrations/0034-points-changed.js';
import { OwnQuestionnaires1763690000035 } from './migrations/0035-own-questionnaires.js';
import { Integrity1763690000038 } from './migrations/0038-integrity.js';
import { SheetsCorrected1763690000039 } from './migrations/0039-sheets-corrected.js';
import { LogWords1763690000040 } from './migrations/0040-log-words.js';
import { Documents1763690000041 } from './migrations/0041-documents.js';
import { Sheets1763690000042 } from './migrations/0042-sheets.js';
import { Feedback1763690000043 } from './migrations/0043-feedback.js';
import { Comments1763690000045 } from './migrations/0045-comments.js';
import { ToldFeedback1763690000046 } from './migrations/0046-told-feedback.js';
import { Retention1763690000049 } from './migrations/0049-retention.js';
import { Dossier1763690000050 } from './migrations/0050-dossier.js';
import { Letters1763690000052 } from './migrations/0052-letters.js';
import { VillageWeeks1763690000054 } from './migrations/0054-village-weeks.js';
import { Opinions1763690000056 } from './migrations/0056-opinions.js';
import { PreparedPapers1763690000058 } from './migrations/0058-prepared-papers.js';
import { OwnDays1763690000059 } from './migrations/0059-own-days.js';
import { PackedSums1763690000060 } from './migrations/0060-packed-sums.js';
import { PaperPictures1763690000061 } from './migrations/0061-paper-pictures.js';
import { PointsAtHome1763690000062 } from './migrations/0062-points-at-home.js';
import { KeptPages1763690000063 } from './migrations/0063-kept-pages.js';

const migrations = [
  ...[Collecting1763690000001, Access1763690000002, Publications1763690000003],
  ...[PublicResults1763690000004, Devices1763690000005, Coverage1763690000006, Meetings1763690000007],
  ...[OneTimeCodes1763690000008, Paper1763690000009, TallyAdditions1763690000010],
  PublicationsByPeriod1763690000012,
  FlaggedResponses1763690000015,
  LookupsById1763690000016,
  AuditChains1763690000017,
  OneDoor1763690000018,
  Imports1763690000019,
  WaitingAnswers1763690000023,
  LockedPeriods1763690000024,
  OneGate1763690000025,
  Approvals1763690000026,
  Receipts1763690000027,
  OpeningHours1763690000028,
  ShortForms1763690000029,
  CampaignsKept1763690000030,
  People1763690000032,
  Duties1763690000033,
  PointsChanged1763690000034,
  OwnQuestionnaires1763690000035,
  Integrity1763690000038,
  SheetsCorrected1763690000039,
  LogWords1763690000040,
  Documents1763690000041,
  Sheets1763690000042,
  Feedback1763690000043,
  Retention1763690000049,
  Comments1763690000045,
  ToldFeedback1763690000046,
  OwnDays1763690000059,
  VillageWeeks1763690000054,
  PreparedPapers1763690000058,
  Opinions1763690000056,
  Dossier1763690000050,
  Letters1763690000052,
  PackedSums1763690000060,
  PaperPictures1763690000061,
  PointsAtHome1763690000062,
  KeptPages1763690000063,
];

/** Of every step that this version knows, as a database keeps them. */
export const migrationNames: ReadonlySet<string> = new Set(migrations.map(({ name }) => name));

/**
 * How TypeORM opens the database that a URL names.
 * @param file path of the SQLite file, or null on PostgreSQL
 */
export function dataSourceOptions(url: string, file: string | null): DataSourceOptions {
  const common = { migrations, migrationsTransactionMode: 'each' as const, synchronize: false, migrationsRun: true };
  if (file === null)
    return { type: 'postgres', url, poolSize: 10, connectTimeoutMS: 5_000, extra: timeouts, ...common };
  mkdirSync(dirname(file), { recursive: true });
  return { type: 'better-sqlite3', database: file, prepareDatabase, ...common };
}

/** Milliseconds. A lock is waited for as long as SQLite's; a statement may count a whole server's sums afresh. */
const timeouts = {
  lock_timeout: 3_000,
  statement_timeout: 300_000,
  idle_in_transaction_session_timeout: 30_000,
  keepAlive: true,
};

/**
 * PostgreSQL may end a connection at any time, and pg tells whoever holds it by an event. TypeORM listens only until the
 * first; a second one that nobody heard would end this process.
 */
export function outliveBackends({ driver }: DataSource): void {
  const pool = (driver as unknown as { readonly master: EventEmitter }).master;
  const unheard = (): void => undefined;
  pool.on('acquire', (client: EventEmitter) => {
    if (!client.listeners('error').includes(unheard)) client.on('error', unheard);
  });
}

/**
 * Looks at every page of a SQLite file; PostgreSQL does so by itself.
 * @throws Error where one is damaged: what is stored in it now would make it worse
 */
export async function assertWhole(dataSource: DataSource): Promise<void> {
  const { options } = dataSource;
  if (options.type !== 'better-sqlite3') return;
  const [found]: { quick_check: string }[] = await dataSource.query('PRAGMA quick_check(1)');
  if (found?.quick_check !== 'ok') throw new Error(`${options.database} is damaged: restore a backup`);
}

/**
 * The file must flush at every commit: better-sqlite3 is built to run a WAL database at NORMAL, where a power cut
 * takes acknowledged answers with it. What was set is read back, and the start refused otherwise.
 */
function prepareDatabase(db: Database.Database): void {
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  // What is deleted by its term or on request is written over, or its letters stay in pages that are free. Measured over
  // 3,000 commits with the folding of sums: 1.7 to 2.5 ms each, without it 2.6 to 3.4; FAST leaves nearly everything.
  db.pragma('secure_delete = ON');
  db.pragma('foreign_keys = ON');
  db.pragma('busy_timeout = 20');
  // What a process that was ended left in the log moves to where the next flush is sure to reach it.
  db.pragma('wal_checkpoint(TRUNCATE)');
  if (db.pragma('journal_mode', { simple: true }) !== 'wal') throw new Error('SQLite did not enter WAL mode');
  if (db.pragma('synchronous', { simple: true }) !== FULL) throw new Error('SQLite does not flush at every commit');
}

const FULL = 2;

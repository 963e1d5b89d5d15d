import { asCount } from '../database/columns.js';
import { rows, type Work } from '../database/statement.js';
import { problem } from '../problem.js';
import type { Answers } from '../rules/answers.js';
import type { KeyingVersion, PaperBatch, SheetState } from './paper.entity.js';
import type { SpoiltReason } from './spoilt.js';

/** A sheet as keying needs it. */
export interface Sheet {
  readonly number: number;
  readonly state: SheetState;
  readonly responseId: string | null;
  readonly firstBy: string;
  readonly secondBy: string | null;
}

/** How far the keying of a batch is, in sheets. */
export interface SheetCounts {
  readonly valid: number;
  readonly spoilt: number;
  /** Keyed by two people. */
  readonly twice: number;
  /** Waiting to be settled. */
  readonly differing: number;
}

/**
 * Takes a number of a batch for a sheet.
 * @throws Problem `sheet-taken`, with everything in the same transaction undone
 */
export function* takeSheet(
  batch: PaperBatch,
  number: number,
  sheet: { readonly responseId: string | null; readonly spoiltBecause: SpoiltReason | null; readonly by: string },
): Work<void> {
  const [taken] = yield* rows(
    `INSERT INTO paper_sheet (commune_id, batch_id, number, state, response_id, spoilt_because, first_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (commune_id, batch_id, number) DO NOTHING RETURNING number`,
    ...[batch.communeId, batch.id, number, sheet.spoiltBecause === null ? 'keyed' : 'spoilt'],
    ...[sheet.responseId, sheet.spoiltBecause, sheet.by],
  );
  if (!taken) throw problem.sheetTaken({ number });
}

/** A sheet, held still until the transaction ends. @throws Problem `not-found` */
export function* holdSheet({ communeId, id }: PaperBatch, number: number): Work<Sheet> {
  const [found] = yield* rows<Record<string, string | null>>(
    `SELECT state, response_id, first_by, second_by FROM paper_sheet
     WHERE commune_id = $1 AND batch_id = $2 AND number = $3 FOR UPDATE`,
    ...[communeId, id, number],
  );
  if (!found) throw problem.notFound();
  const { state, response_id: responseId = null, first_by: firstBy, second_by: secondBy = null } = found;
  return { number, state: state as SheetState, responseId, firstBy: String(firstBy), secondBy };
}

export function* keepKeying(
  { communeId, id }: PaperBatch,
  number: number,
  keying: { readonly version: KeyingVersion; readonly by: string; readonly answers: Answers },
): Work<void> {
  yield* rows(
    'INSERT INTO paper_keying (commune_id, batch_id, number, version, keyed_by, answers) VALUES ($1, $2, $3, $4, $5, $6)',
    ...[communeId, id, number, keying.version, keying.by, JSON.stringify(keying.answers)],
  );
}

/** What was keyed of a sheet; null for a version that does not exist. */
export function* keyingOf({ communeId, id }: PaperBatch, number: number, version: KeyingVersion): Work<Answers | null> {
  const [found] = yield* rows<{ answers: string }>(
    'SELECT answers FROM paper_keying WHERE commune_id = $1 AND batch_id = $2 AND number = $3 AND version = $4',
    ...[communeId, id, number, version],
  );
  return found ? (JSON.parse(found.answers) as Answers) : null;
}

export function* markSecond(
  { communeId, id }: PaperBatch,
  number: number,
  by: string,
  state: 'agreed' | 'differs',
): Work<void> {
  yield* rows(
    'UPDATE paper_sheet SET state = $1, second_by = $2 WHERE commune_id = $3 AND batch_id = $4 AND number = $5',
    ...[state, by, communeId, id, number],
  );
}

export function* markSettled({ communeId, id }: PaperBatch, number: number, by: string): Work<void> {
  yield* rows(
    `UPDATE paper_sheet SET state = 'settled', settled_by = $1 WHERE commune_id = $2 AND batch_id = $3 AND number = $4`,
    ...[by, communeId, id, number],
  );
}

export function* countSheets(communeId: string): Work<ReadonlyMap<string, SheetCounts>> {
  const found = yield* rows<{ batch_id: string; state: SheetState; n: unknown }>(
    'SELECT batch_id, state, COUNT(*) AS n FROM paper_sheet WHERE commune_id = $1 GROUP BY batch_id, state',
    communeId,
  );
  const counts = new Map<string, SheetCounts>();
  for (const { batch_id: batch, state, n } of found) {
    const { valid, spoilt, twice, differing } = counts.get(batch) ?? NO_SHEETS;
    const sheets = asCount(n);
    counts.set(batch, {
      valid: valid + (state === 'spoilt' ? 0 : sheets),
      spoilt: spoilt + (state === 'spoilt' ? sheets : 0),
      twice: twice + (state === 'spoilt' || state === 'keyed' ? 0 : sheets),
      differing: differing + (state === 'differs' ? sheets : 0),
    });
  }
  return counts;
}

export const NO_SHEETS: SheetCounts = { valid: 0, spoilt: 0, twice: 0, differing: 0 };

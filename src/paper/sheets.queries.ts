import { asCount } from '../database/columns.js';
import type { Work } from '../database/statement.js';
import { rows, tableOf } from '../database/table.js';
import { problem } from '../problem.js';
import type { Answers } from '../rules/answers.js';
import {
  type KeyingVersion,
  PaperBatch,
  PaperKeying,
  PaperSheet,
  type SheetState,
  type SpoiltReason,
} from './paper.entity.js';

const sheets = tableOf(PaperSheet);
const keyings = tableOf(PaperKeying);

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
  const taken = yield* sheets.insertNew({
    ...keyOf(batch, number),
    state: sheet.spoiltBecause === null ? 'keyed' : 'spoilt',
    responseId: sheet.responseId,
    spoiltBecause: sheet.spoiltBecause,
    firstBy: sheet.by,
    secondBy: null,
    settledBy: null,
  });
  if (!taken) throw problem.sheetTaken({ number });
}

/** A sheet, held still until the transaction ends. @throws Problem `not-found` */
export function* holdSheet(batch: PaperBatch, number: number): Work<PaperSheet> {
  const sheet = yield* sheets.hold(keyOf(batch, number));
  if (!sheet) throw problem.notFound();
  return sheet;
}

export function keepKeying(
  batch: PaperBatch,
  number: number,
  { version, by, answers }: { readonly version: KeyingVersion; readonly by: string; readonly answers: Answers },
): Work<void> {
  return keyings.insert({ ...keyOf(batch, number), version, keyedBy: by, answers });
}

/** What was keyed of a sheet; null for a version that does not exist. */
export function* keyingOf(batch: PaperBatch, number: number, version: KeyingVersion): Work<Answers | null> {
  const keying = yield* keyings.find({ ...keyOf(batch, number), version });
  return keying?.answers ?? null;
}

export function markSecond(batch: PaperBatch, number: number, by: string, state: 'agreed' | 'differs'): Work<number> {
  return sheets.update(keyOf(batch, number), { state, secondBy: by });
}

export function markSettled(batch: PaperBatch, number: number, by: string): Work<number> {
  return sheets.update(keyOf(batch, number), { state: 'settled', settledBy: by });
}

function keyOf({ communeId, id: batchId }: PaperBatch, number: number) {
  return { communeId, batchId, number };
}

/** Batches of a campaign from which sheets came back; the others are paper that nobody has answered. */
export function* batchesInUse(
  of: Pick<PaperBatch, 'communeId'> & { readonly campaignId: string | null },
): Work<number> {
  const { communeId, campaignId } = of;
  if (campaignId === null) return 0;
  let count = 0;
  for (const { id: batchId, returned } of yield* tableOf(PaperBatch).select({ communeId, campaignId })) {
    if ((returned ?? 0) > 0 || (yield* sheets.count({ communeId, batchId })) > 0) count += 1;
  }
  return count;
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

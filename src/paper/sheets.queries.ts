import { createHash } from 'node:crypto';
import { asCount } from '../database/columns.js';
import type { Work } from '../database/statement.js';
import { rows, tableOf } from '../database/table.js';
import { problem } from '../problem.js';
import type { Answers } from '../rules/answers.js';
import type { Day } from '../rules/days.js';
import {
  type KeyingVersion,
  PaperBatch,
  PaperKeying,
  PaperSheet,
  type SheetState,
  type SpoiltReason,
} from './paper.entity.js';
import { PaperPicture, PaperUnnamedPage } from './pictures/picture.entity.js';

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
  sheet: {
    readonly responseId: string | null;
    readonly spoiltBecause: SpoiltReason | null;
    readonly by: string;
    readonly fromPictures: boolean;
  },
): Work<void> {
  const taken = yield* sheets.insertNew({
    ...keyOf(batch, number),
    state: sheet.spoiltBecause === null ? 'keyed' : 'spoilt',
    responseId: sheet.responseId,
    spoiltBecause: sheet.spoiltBecause,
    firstBy: sheet.by,
    secondBy: null,
    settledBy: null,
    fromPictures: sheet.fromPictures,
  });
  if (!taken) throw problem.sheetTaken({ number });
}

/** A sheet, held still until the transaction ends. @throws Problem `not-found` */
export function* holdSheet(batch: PaperBatch, number: number): Work<PaperSheet> {
  const sheet = yield* sheets.hold(keyOf(batch, number));
  if (!sheet) throw problem.notFound();
  return sheet;
}

/**
 * Tells whether a number still stands for what somebody looked at: the same response, in the same version. Another
 * sheet may have got the number since.
 */
export function revisionOf({ responseId }: PaperSheet, versions: readonly PaperKeying[]): string {
  const newest = versions.at(-1)?.turn ?? 0;
  return createHash('sha256').update(`${responseId} ${newest}`).digest('hex').slice(0, 16);
}

/** A version of a sheet as somebody made it. */
export interface KeptKeying {
  readonly version: KeyingVersion;
  readonly by: string;
  readonly on: Day;
  readonly answers: Answers;
  readonly because?: string | null;
}

export function* keepKeying(
  batch: PaperBatch,
  number: number,
  { version, by, on, answers, because = null }: KeptKeying,
): Work<void> {
  const turn = (yield* keyingsOf(batch, number)).length + 1;
  yield* keyings.insert({ ...keyOf(batch, number), version, keyedBy: by, answers, turn, keyedOn: on, because });
}

/** The versions of a sheet, the first one first. */
export function* keyingsOf(batch: PaperBatch, number: number): Work<readonly PaperKeying[]> {
  const all = yield* keyings.select(keyOf(batch, number), { order: { turn: 'ASC' } });
  return all.filter(({ version }) => !version.startsWith(EARLIER));
}

/** Makes room for another keying under the number of a sheet that is taken out. */
export function* putKeyingsBehind(batch: PaperBatch, number: number): Work<void> {
  const key = keyOf(batch, number);
  const before = yield* keyings.count(key);
  for (const { version } of yield* keyingsOf(batch, number)) {
    yield* keyings.update({ ...key, version }, { version: `${EARLIER}${before}-${version}` });
  }
}

const EARLIER = 'earlier-';

/** What was keyed of a sheet; null for a version that does not exist. */
export function* keyingOf(batch: PaperBatch, number: number, version: KeyingVersion): Work<Answers | null> {
  const keying = yield* keyings.find({ ...keyOf(batch, number), version });
  return keying?.answers ?? null;
}

export function markSecond(batch: PaperBatch, number: number, by: string, state: 'agreed' | 'differs'): Work<number> {
  return sheets.update(keyOf(batch, number), { state, secondBy: by });
}

/** Gives a sheet and its versions another number. @throws Problem `sheet-taken` */
export function* moveSheet(batch: PaperBatch, from: number, to: number): Work<void> {
  if (yield* sheets.find(keyOf(batch, to))) throw problem.sheetTaken({ number: to });
  const moving = yield* keyingsOf(batch, from);
  yield* sheets.update(keyOf(batch, from), { number: to });
  for (const { version } of moving) yield* keyings.update({ ...keyOf(batch, from), version }, { number: to });
}

/** Marks a sheet that was keyed as one that cannot be counted. */
export function markSpoilt(batch: PaperBatch, number: number, spoiltBecause: SpoiltReason): Work<number> {
  const undone = { responseId: null, secondBy: null, settledBy: null };
  return sheets.update(keyOf(batch, number), { state: 'spoilt', spoiltBecause, ...undone });
}

/** Frees the number of a sheet. */
export function freeNumber(batch: PaperBatch, number: number): Work<number> {
  return sheets.delete(keyOf(batch, number));
}

export function markSettled(batch: PaperBatch, number: number, by: string): Work<number> {
  return sheets.update(keyOf(batch, number), { state: 'settled', settledBy: by });
}

function keyOf({ communeId, id: batchId }: PaperBatch, number: number) {
  return { communeId, batchId, number };
}

/** Batches of a campaign from which sheets or pictures of them came back; the others are paper that nobody answered. */
export function* batchesInUse(
  of: Pick<PaperBatch, 'communeId'> & { readonly campaignId: string | null },
): Work<number> {
  const { communeId, campaignId } = of;
  if (campaignId === null) return 0;
  let count = 0;
  for (const { id: batchId, returned } of yield* tableOf(PaperBatch).select({ communeId, campaignId })) {
    const isBack = (returned ?? 0) > 0 || (yield* sheets.count({ communeId, batchId })) > 0;
    const pictures = yield* tableOf(PaperPicture).count({ communeId, batchId });
    const unnamed = yield* tableOf(PaperUnnamedPage).count({ communeId, batchId });
    if (isBack || pictures + unnamed > 0) count += 1;
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

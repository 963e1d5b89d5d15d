import type { Work } from '../../database/statement.js';
import { rows, tableOf } from '../../database/table.js';
import type { Day } from '../../rules/days.js';
import type { PaperBatch } from '../paper.entity.js';
import { PaperUnnamedPage } from './picture.entity.js';

const pages = tableOf(PaperUnnamedPage);

type Batch = Pick<PaperBatch, 'communeId' | 'id'>;

/** @returns false, with nothing written, where the same picture waits already */
export function keepUnnamed(page: PaperUnnamedPage): Work<boolean> {
  return pages.insertNew(page);
}

/** A page that waits, without the picture of it. */
export interface WaitingPage {
  readonly id: string;
  readonly page: number;
  readonly pages: number;
  readonly brought_by: string;
}

/** Pages of a batch that wait for somebody to say whose they are, in the order of the days on which they came. */
export function unnamedPages({ communeId, id: batchId }: Batch): Work<readonly WaitingPage[]> {
  return rows<WaitingPage>(
    `SELECT id, page, pages, brought_by FROM paper_unnamed_page
     WHERE commune_id = $1 AND batch_id = $2 ORDER BY brought_on, id`,
    ...[communeId, batchId],
  );
}

/** Held still until the transaction ends; null where it is named or removed. */
export function holdUnnamed({ communeId, id: batchId }: Batch, id: string): Work<PaperUnnamedPage | null> {
  return pages.hold({ communeId, batchId, id });
}

export function findUnnamed({ communeId, id: batchId }: Batch, id: string): Work<PaperUnnamedPage | null> {
  return pages.find({ communeId, batchId, id });
}

/** @returns false where there is none */
export function* removeUnnamed({ communeId, id: batchId }: Batch, id: string): Work<boolean> {
  return (yield* pages.delete({ communeId, batchId, id })) > 0;
}

/** Removes some that were brought on a day or before. @returns how many */
export function* removeUnnamedBefore(communeId: string, day: Day, most: number): Work<number> {
  const old = yield* rows<{ batch_id: string; id: string }>(
    `SELECT batch_id, id FROM paper_unnamed_page WHERE commune_id = $1 AND brought_on <= $2 LIMIT ${most}`,
    ...[communeId, day],
  );
  for (const { batch_id: batchId, id } of old) yield* pages.delete({ communeId, batchId, id });
  return old.length;
}

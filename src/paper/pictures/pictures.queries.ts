import type { Campaign } from '../../campaigns/campaign.entity.js';
import { asCount } from '../../database/columns.js';
import type { Work } from '../../database/statement.js';
import { rows, tableOf } from '../../database/table.js';
import type { Day } from '../../rules/days.js';
import { PaperBatch, PaperSheet } from '../paper.entity.js';
import { PaperFlatPage, PaperPicture } from './picture.entity.js';
import { removeUnnamedBefore } from './unnamed.queries.js';

const pictures = tableOf(PaperPicture);
const flatPages = tableOf(PaperFlatPage);

/** Both included. */
interface Days {
  readonly from: Day;
  readonly to: Day;
}

type Batch = Pick<PaperBatch, 'communeId' | 'id'>;

/**
 * Keeps a page that nobody has looked at.
 * @returns why not, with nothing written: its sheet is keyed, read or spoilt, or the page is there already
 */
export function* keepPage(
  page: Omit<PaperPicture, 'looks' | 'recordedOn'>,
  sealed: Buffer,
): Work<'sheet-taken' | 'already-there' | null> {
  const { communeId, batchId, number } = page;
  if (yield* tableOf(PaperSheet).find({ communeId, batchId, number })) return 'sheet-taken';
  if (!(yield* pictures.insertNew({ ...page, looks: {}, recordedOn: null }))) return 'already-there';
  yield* flatPages.insert({ communeId, batchId, number, page: page.page, sealed });
  return null;
}

/** Pages of sheets that are still to be recorded, in the order of the sheets. */
export function* waitingPages({ communeId, id: batchId }: Batch): Work<readonly PaperPicture[]> {
  const order = { number: 'ASC', page: 'ASC' } as const;
  const all = yield* pictures.select({ communeId, batchId, recordedOn: null }, { order });
  const sheets = yield* tableOf(PaperSheet).select({ communeId, batchId });
  const taken = new Set(sheets.map(({ number }) => number));
  return all.filter(({ number }) => !taken.has(number));
}

/** Pages of one sheet, held still until the transaction ends. */
export function holdPages({ communeId, id: batchId }: Batch, number: number): Work<readonly PaperPicture[]> {
  return pictures.select({ communeId, batchId, number }, { order: { page: 'ASC' }, hold: true });
}

export function holdPage({ communeId, id: batchId }: Batch, number: number, page: number): Work<PaperPicture | null> {
  return pictures.hold({ communeId, batchId, number, page });
}

export function keepLooks({ communeId, batchId, number, page, looks }: PaperPicture): Work<number> {
  return pictures.update({ communeId, batchId, number, page }, { looks });
}

/** Whatever was read and seen stands with the response now. @returns how many pages there were */
export function markRecorded({ communeId, id: batchId }: Batch, number: number, recordedOn: Day): Work<number> {
  return pictures.update({ communeId, batchId, number, recordedOn: null }, { recordedOn, read: [], looks: {} });
}

/** @returns false where there is none */
export function* removePage({ communeId, id: batchId }: Batch, number: number, page: number): Work<boolean> {
  const key = { communeId, batchId, number, page };
  yield* flatPages.delete(key);
  return (yield* pictures.delete(key)) > 0;
}

/** The picture of a page as it is kept; null where there is none. */
export function* sealedPage({ communeId, id: batchId }: Batch, number: number, page: number): Work<Buffer | null> {
  const found = yield* flatPages.find({ communeId, batchId, number, page });
  return found?.sealed ?? null;
}

/** Counts what was looked at without being told. */
export function* addSample({ communeId, id }: Batch, looked: number, errors: number): Work<void> {
  const batch = yield* tableOf(PaperBatch).hold({ communeId, id });
  if (!batch || looked === 0) return;
  const change = { sampled: batch.sampled + looked, sampleErrors: batch.sampleErrors + errors };
  yield* tableOf(PaperBatch).update({ communeId, id }, change);
}

/** Of all batches of a commune, as far as anybody has looked. */
export interface PooledSample {
  readonly looked: number;
  readonly errors: number;
}

export function* pooledSample(communeId: string): Work<PooledSample> {
  const [found] = yield* rows<{ looked: unknown; errors: unknown }>(
    'SELECT SUM(sampled) AS looked, SUM(sample_errors) AS errors FROM paper_batch WHERE commune_id = $1',
    communeId,
  );
  return { looked: asCount(found?.looked), errors: asCount(found?.errors) };
}

/** Counted responses of a campaign that were read from pictures, by the days on which they were answered. */
export function* countReadSheets({ communeId, id }: Pick<Campaign, 'communeId' | 'id'>, days: Days): Work<number> {
  const [found] = yield* rows<{ n: unknown }>(
    `SELECT COUNT(*) AS n FROM paper_batch AS batch
     JOIN paper_sheet AS sheet ON sheet.commune_id = batch.commune_id AND sheet.batch_id = batch.id
     JOIN survey_response AS response ON response.commune_id = sheet.commune_id AND response.id = sheet.response_id
     WHERE batch.commune_id = $1 AND batch.campaign_id = $2 AND sheet.from_pictures
     AND response.standing = 'counted' AND response.business_date BETWEEN $3 AND $4`,
    ...[communeId, id, days.from, days.to],
  );
  return asCount(found?.n);
}

/** Pages that were brought on a day or before, those of which nobody knows whose they are among them. */
export function* countPages(communeId: string, day: Day): Work<number> {
  const [found] = yield* rows<{ n: unknown }>(
    `SELECT (SELECT COUNT(*) FROM paper_picture WHERE commune_id = $1 AND brought_on <= $2)
     + (SELECT COUNT(*) FROM paper_unnamed_page WHERE commune_id = $3 AND brought_on <= $4) AS n`,
    ...[communeId, day, communeId, day],
  );
  return asCount(found?.n);
}

/** Removes some of them, with what was read and seen. @returns how many */
export function* removePagesBefore(communeId: string, day: Day, most: number): Work<number> {
  const old = yield* rows<{ batch_id: string; number: number; page: number }>(
    `SELECT batch_id, number, page FROM paper_picture WHERE commune_id = $1 AND brought_on <= $2 LIMIT ${most}`,
    ...[communeId, day],
  );
  for (const { batch_id: id, number, page } of old) yield* removePage({ communeId, id }, number, page);
  return old.length + (yield* removeUnnamedBefore(communeId, day, most - old.length));
}

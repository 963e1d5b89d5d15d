import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import type { KeptRows } from './kept-rows.js';
import type { Publication } from './publication.js';
import { RowFileRecord } from './row-file.entity.js';

type Of = Pick<Publication, 'communeId' | 'campaignId' | 'period'>;

export function keptRowsOf({ communeId, campaignId, period }: Of): Work<RowFileRecord | null> {
  return tableOf(RowFileRecord).find({ communeId, campaignId, period });
}

/** Stores them, once. */
export function* keepRows({ communeId, campaignId, period }: Of, { hash, packed }: KeptRows): Work<void> {
  yield* tableOf(RowFileRecord).insertNew({ communeId, campaignId, period, hash, packed });
}

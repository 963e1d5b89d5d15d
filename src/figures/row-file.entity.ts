import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import type { KeptRows } from './kept-rows.js';
import type { Publication } from './publication.js';

/** The rows of answers that a publication lets be told, from its lock on. */
@Entity({ name: 'row_file', withoutRowid: true })
export class RowFileRecord {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  @PrimaryColumn({ type: 'varchar', name: 'campaign_id' })
  campaignId!: string;

  /** That of the publication. */
  @PrimaryColumn({ type: 'varchar' })
  period!: string;

  /** SHA-256 of what is packed. */
  @Column({ type: 'varchar' })
  hash!: string;

  @Column({ type: 'text' })
  packed!: string;
}

const records = tableOf(RowFileRecord);
type Of = Pick<Publication, 'communeId' | 'campaignId' | 'period'>;

export function keptRowsOf({ communeId, campaignId, period }: Of): Work<RowFileRecord | null> {
  return records.find({ communeId, campaignId, period });
}

/** Stores them, once. */
export function* keepRows({ communeId, campaignId, period }: Of, { hash, packed }: KeptRows): Work<void> {
  yield* records.insertNew({ communeId, campaignId, period, hash, packed });
}

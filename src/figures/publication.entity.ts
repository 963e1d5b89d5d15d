import { Column, Entity, PrimaryColumn } from 'typeorm';
import { UtcDateColumn } from '../database/columns.js';

/** A snapshot of the figures of a campaign or of one of its quarters; written once. */
@Entity({ name: 'publication', withoutRowid: true })
export class PublicationRecord {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  /** Campaign, period and sequence, so that two servers cannot publish the same step twice. */
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar', name: 'campaign_id' })
  campaignId!: string;

  /** `all` for a round, `2026-Q3` for a quarter of continuous feedback */
  @Column({ type: 'varchar' })
  period!: string;

  @Column({ type: 'integer' })
  sequence!: number;

  @Column({ type: 'boolean' })
  locked!: boolean;

  @UtcDateColumn({ name: 'published_at' })
  publishedAt!: Date;

  @Column({ type: 'varchar', name: 'data_hash' })
  dataHash!: string;

  /** JSON of the sums; empty where a newer publication took its place before the lock. */
  @Column({ type: 'text' })
  content!: string;
}

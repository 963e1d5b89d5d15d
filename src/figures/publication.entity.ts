import { Column, Entity, PrimaryColumn } from 'typeorm';
import { UtcDateColumn } from '../database/columns.js';

/** What was told of a round, or of a period of continuous feedback, at its lock; written once. */
@Entity({ name: 'publication', withoutRowid: true })
export class PublicationRecord {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  /** Campaign and period, so that two servers cannot publish the same twice. */
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar', name: 'campaign_id' })
  campaignId!: string;

  /** `all` for a round, `2026-Q3` or `2026-11` for continuous feedback */
  @Column({ type: 'varchar' })
  period!: string;

  @UtcDateColumn({ name: 'published_at' })
  publishedAt!: Date;

  @Column({ type: 'varchar', name: 'data_hash' })
  dataHash!: string;

  /** What the hash covers: 1 what was told before the names went with it (`original`), 2 the content. */
  @Column({ type: 'integer', name: 'hash_version' })
  hashVersion!: 1 | 2;

  /** JSON of everything that is told. */
  @Column({ type: 'text' })
  content!: string;

  /** What the hash of a publication of version 1 covers, as it was locked; null for all others. */
  @Column({ type: 'text', nullable: true })
  original!: string | null;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

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

import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Free text, apart from the other answers of its response and with nothing that leads back to them. */
@Entity({ withoutRowid: true })
export class Comment {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  @PrimaryColumn({ type: 'varchar', length: 36 })
  id!: string;

  @Column({ type: 'varchar', name: 'campaign_id' })
  campaignId!: string;

  @Column({ type: 'varchar', length: 7 })
  quarter!: string;

  @Column({ type: 'varchar' })
  question!: string;

  @Column({ type: 'text' })
  text!: string;

  /** Nobody but the masking officer reads a text before it is masked. */
  @Column({ type: 'boolean' })
  masked!: boolean;

  /** The imported file that it came with: many people's, so it leads back to none of them. */
  @Column({ type: 'varchar', name: 'import_id', nullable: true })
  importId!: string | null;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DayColumn } from '../database/columns.js';
import type { Day } from '../rules/days.js';
import type { Hander } from './handed-out-by.js';

/** A file that was imported: every response it became names it. */
@Entity({ name: 'paper_import', withoutRowid: true })
export class PaperImport {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar', name: 'campaign_id' })
  campaignId!: string;

  @Column({ type: 'varchar', name: 'point_id' })
  pointId!: string;

  @Column({ type: 'varchar', name: 'handed_out_by' })
  handedOutBy!: Hander;

  @DayColumn({ name: 'imported_on' })
  importedOn!: Day;

  @Column({ type: 'varchar', name: 'imported_by' })
  importedBy!: string;

  /** As the browser called it. */
  @Column({ type: 'varchar', name: 'file_name', nullable: true })
  fileName!: string | null;

  /** Responses that it became. */
  @Column({ type: 'integer' })
  rows!: number;

  /** Keyed hash of all that stands in the table. */
  @Column({ type: 'varchar', name: 'table_hash' })
  tableHash!: string;

  /** Keyed hashes of what each row says, in their order, without free text; with spaces between. */
  @Column({ type: 'text', name: 'row_hashes' })
  rowHashes!: string;

  @DayColumn({ name: 'undone_on', nullable: true })
  undoneOn!: Day | null;

  @Column({ type: 'varchar', name: 'undone_by', nullable: true })
  undoneBy!: string | null;
}

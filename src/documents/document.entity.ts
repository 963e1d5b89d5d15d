import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DayColumn, UtcDateColumn } from '../database/columns.js';
import type { Day } from '../rules/days.js';
import type { Composition, EditedSections } from './composition.js';
import type { Frame } from './frame.js';

/** How the papers of a commune are framed, where its officer has said so. */
@Entity({ name: 'document_frame', withoutRowid: true })
export class DocumentFrame {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  @Column({ type: 'simple-json' })
  frame!: Frame;

  @DayColumn({ name: 'changed_on' })
  changedOn!: Day;

  /** Login name. */
  @Column({ type: 'varchar', name: 'changed_by' })
  changedBy!: string;
}

/**
 * A document as it was made: all that its files are written of, so that they can be written again. Nothing of that is ever
 * changed; one that was made by mistake is discarded, and stays to be read.
 */
@Entity({ name: 'made_document', withoutRowid: true })
export class MadeDocument {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  /** Which kind of paper, as `kinds.ts` names it. */
  @Column({ type: 'varchar' })
  kind!: string;

  @Column({ type: 'varchar', name: 'campaign_id' })
  campaignId!: string;

  /** As it was asked for: `all` of a round, `2026-Q3`, `2026`; null for a paper about the campaign itself. */
  @Column({ type: 'varchar', nullable: true })
  period!: string | null;

  /** Key of the department that it is about; null for everybody. */
  @Column({ type: 'varchar', nullable: true })
  unit!: string | null;

  @Column({ type: 'varchar' })
  language!: string;

  /** Hash of the publications that it tells of; null where it tells of none. */
  @Column({ type: 'varchar', name: 'data_hash', nullable: true })
  dataHash!: string | null;

  /** Several where a paper is made for each village. */
  @Column({ type: 'simple-json' })
  compositions!: readonly Composition[];

  @Column({ type: 'simple-json' })
  edited!: EditedSections;

  @Column({ type: 'simple-json' })
  frame!: Frame;

  @UtcDateColumn({ name: 'made_at' })
  madeAt!: Date;

  /** Login name. */
  @Column({ type: 'varchar', name: 'made_by' })
  madeBy!: string;

  @DayColumn({ name: 'discarded_on', nullable: true })
  discardedOn!: Day | null;

  /** Login name. */
  @Column({ type: 'varchar', name: 'discarded_by', nullable: true })
  discardedBy!: string | null;

  @Column({ type: 'text', name: 'discarded_because', nullable: true })
  discardedBecause!: string | null;
}

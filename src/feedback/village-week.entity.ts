import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DayColumn } from '../database/columns.js';
import type { Day } from '../rules/days.js';

/** The personal link of a village's head, which needs no account. Of one village one link opens; the others say so. */
@Entity({ name: 'village_link', withoutRowid: true })
export class VillageLink {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  @PrimaryColumn({ type: 'varchar' })
  village!: string;

  /** 1, 2, … of the village; the last one opens, unless it is revoked. */
  @PrimaryColumn({ type: 'integer' })
  number!: number;

  /** Of the code in its address. */
  @Column({ type: 'varchar', name: 'code_hash' })
  codeHash!: string;

  @DayColumn({ name: 'made_on' })
  madeOn!: Day;

  @DayColumn({ name: 'revoked_on', nullable: true })
  revokedOn!: Day | null;
}

/** That a village has said something in a week, be it that nothing was heard; what was heard are entries. */
@Entity({ name: 'village_report', withoutRowid: true })
export class VillageReport {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  /** ISO week of business days: `2026-W45`. */
  @PrimaryColumn({ type: 'varchar' })
  week!: string;

  @PrimaryColumn({ type: 'varchar' })
  village!: string;

  @DayColumn({ name: 'reported_on' })
  reportedOn!: Day;

  /** Login name of who entered it for the head; null for the head. */
  @Column({ type: 'varchar', name: 'reported_by', nullable: true })
  reportedBy!: string | null;
}

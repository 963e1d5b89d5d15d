import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DayColumn } from '../database/columns.js';
import type { Day } from '../rules/days.js';
import type { QuarterSurvey, Typed } from './quarter-indices.js';

/** What a commune typed for the sheet of a quarter, until it is handed in; then it stays as it was. */
@Entity({ name: 'quarter_sheet', withoutRowid: true })
export class QuarterSheet {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  /** `2026-Q3` */
  @PrimaryColumn({ type: 'varchar' })
  quarter!: string;

  @Column({ type: 'simple-json' })
  typed!: Typed;

  /** How often it was saved: whoever saves an older one is told. */
  @Column({ type: 'integer' })
  changes!: number;

  @Column({ type: 'varchar', name: 'changed_by' })
  changedBy!: string;

  @DayColumn({ name: 'handed_in_on', nullable: true })
  handedInOn!: Day | null;

  @Column({ type: 'varchar', name: 'handed_in_by', nullable: true })
  handedInBy!: string | null;

  /** What the survey said when it was handed in. */
  @Column({ type: 'simple-json', name: 'handed_in', nullable: true })
  handedIn!: { readonly survey: QuarterSurvey | null } | null;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DayColumn } from '../database/columns.js';
import type { Day } from '../rules/days.js';

/** A set of one-time codes printed together for one point. The codes themselves are kept nowhere. */
@Entity({ withoutRowid: true })
export class CodeIssue {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar', name: 'point_id' })
  pointId!: string;

  @DayColumn({ name: 'issued_on' })
  issuedOn!: Day;

  /** Last day on which an answer may carry one of them. */
  @DayColumn({ name: 'expires_on' })
  expiresOn!: Day;

  /** How many were printed. */
  @Column({ type: 'integer' })
  codes!: number;

  /** How many of those that are kept no more had been spent. */
  @Column({ type: 'integer', name: 'spent_gone', default: 0 })
  spentGone!: number;
}

/** One code as a keyed hash: enough to know it again, once. No response names it; it remembers the day only. */
@Entity({ withoutRowid: true })
export class OneTimeCode {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  @PrimaryColumn({ type: 'varchar', name: 'code_hash' })
  codeHash!: string;

  @Column({ type: 'varchar', name: 'issue_id' })
  issueId!: string;

  @DayColumn({ name: 'expires_on' })
  expiresOn!: Day;

  @DayColumn({ name: 'spent_on', nullable: true })
  spentOn!: Day | null;
}

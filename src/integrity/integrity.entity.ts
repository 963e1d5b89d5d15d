import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '../access/staff.js';
import { DayColumn } from '../database/columns.js';
import type { Day } from '../rules/days.js';

/** `trusted`: there is an honest explanation; `problem`: there is none. */
export const verdicts = ['trusted', 'problem'] as const;
export type Verdict = (typeof verdicts)[number];

/** What an officer thinks of a flag. It changes no figure. */
@Entity({ name: 'flag_judgement', withoutRowid: true })
export class FlagJudgement {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  @PrimaryColumn({ type: 'varchar', name: 'campaign_id' })
  campaignId!: string;

  /** `all` for a round, `2026-Q3` or `2026-11` for continuous feedback */
  @PrimaryColumn({ type: 'varchar' })
  period!: string;

  /** Key of the flag: found anew whenever it is looked for, and always the same. */
  @PrimaryColumn({ type: 'varchar' })
  flag!: string;

  @Column({ type: 'varchar' })
  verdict!: Verdict;

  @Column({ type: 'text' })
  because!: string;

  /** Responses that it was about when it was judged; when there are more, it is asked about again. */
  @Column({ type: 'integer' })
  weight!: number;

  @Column({ type: 'varchar', name: 'judged_by' })
  judgedBy!: string;

  @DayColumn({ name: 'judged_on' })
  judgedOn!: Day;
}

/** What may be left out together: all of a point and day, those of them that the intake marked, a batch of sheets. */
export type ExclusionKind = 'day' | 'marked' | 'batch';

/** `proposed` by one; `excluded` or `refused` by another; `returned` to the figures. */
export type ExclusionState = 'proposed' | 'excluded' | 'refused' | 'returned';

/** Responses that two people leave out of the figures together, with their reasons. */
@Entity({ name: 'exclusion', withoutRowid: true })
export class Exclusion {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar', name: 'campaign_id' })
  campaignId!: string;

  @Column({ type: 'varchar' })
  period!: string;

  @Column({ type: 'varchar' })
  kind!: ExclusionKind;

  /** Key of the flag because of which it was proposed; null where somebody knew without one. */
  @Column({ type: 'varchar', nullable: true })
  flag!: string | null;

  @Column({ type: 'varchar', name: 'point_id', nullable: true })
  pointId!: string | null;

  @DayColumn({ nullable: true })
  day!: Day | null;

  @Column({ type: 'varchar', name: 'batch_id', nullable: true })
  batchId!: string | null;

  @Column({ type: 'varchar' })
  state!: ExclusionState;

  /** How many they were when it was proposed, and from the decision on how many left the figures. */
  @Column({ type: 'integer' })
  responses!: number;

  @Column({ type: 'varchar', name: 'proposed_by' })
  proposedBy!: string;

  @Column({ type: 'varchar', name: 'proposed_role' })
  proposedRole!: Role;

  @DayColumn({ name: 'proposed_on' })
  proposedOn!: Day;

  @Column({ type: 'text' })
  because!: string;

  @Column({ type: 'varchar', name: 'decided_by', nullable: true })
  decidedBy!: string | null;

  @Column({ type: 'varchar', name: 'decided_role', nullable: true })
  decidedRole!: Role | null;

  @DayColumn({ name: 'decided_on', nullable: true })
  decidedOn!: Day | null;

  @Column({ type: 'text', name: 'decided_because', nullable: true })
  decidedBecause!: string | null;

  @Column({ type: 'varchar', name: 'returned_by', nullable: true })
  returnedBy!: string | null;

  @DayColumn({ name: 'returned_on', nullable: true })
  returnedOn!: Day | null;

  @Column({ type: 'text', name: 'returned_because', nullable: true })
  returnedBecause!: string | null;
}

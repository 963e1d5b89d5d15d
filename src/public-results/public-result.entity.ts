import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DayColumn } from '../database/columns.js';
import type { Day } from '../rules/days.js';

/** A locked period of a campaign that everybody may see: its publication was approved. Nothing else is ever shown. */
@Entity({ name: 'public_result', withoutRowid: true })
export class PublicResult {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  @PrimaryColumn({ type: 'varchar', name: 'campaign_id' })
  campaignId!: string;

  /** `all` for a round, `2026-Q3` for a quarter of continuous feedback */
  @PrimaryColumn({ type: 'varchar' })
  period!: string;

  /** The day since which this text is shown. */
  @DayColumn({ name: 'released_on' })
  releasedOn!: Day;

  /** Login name of the chairman who approved, or of the officer who recorded that he had. */
  @Column({ type: 'varchar', name: 'released_by' })
  releasedBy!: string;

  /** What was done after the survey, as it was approved; empty where nothing was written. */
  @Column({ type: 'text' })
  done!: string;

  /** Login name; null where it was released before publishing took two people. */
  @Column({ type: 'varchar', name: 'prepared_by', nullable: true })
  preparedBy!: string | null;

  /** Of the decision that the chairman signed; null where he approved here. */
  @Column({ type: 'varchar', name: 'decision_number', nullable: true })
  decisionNumber!: string | null;

  @DayColumn({ name: 'decided_on', nullable: true })
  decidedOn!: Day | null;
}

/** A locked period with its text, waiting for the chairman. It may be shown already, with an earlier text. */
@Entity({ name: 'prepared_result', withoutRowid: true })
export class PreparedResult {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  @PrimaryColumn({ type: 'varchar', name: 'campaign_id' })
  campaignId!: string;

  @PrimaryColumn({ type: 'varchar' })
  period!: string;

  @DayColumn({ name: 'prepared_on' })
  preparedOn!: Day;

  /** Login name. */
  @Column({ type: 'varchar', name: 'prepared_by' })
  preparedBy!: string;

  /** What was done after the survey; empty where nothing was written. */
  @Column({ type: 'text' })
  done!: string;
}

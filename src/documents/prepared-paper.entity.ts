import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DayColumn, UtcDateColumn } from '../database/columns.js';
import type { Day } from '../rules/days.js';
import type { PreparedKind } from './prepared-times.js';

/** A paper that the server prepares by itself: once it could be written, it waits until somebody has seen to it. */
@Entity({ name: 'prepared_paper', withoutRowid: true })
export class PreparedPaper {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  /** `month-2026-10`, `quarter-2026-Q3`, `report-` and a campaign: what is prepared once has one name. */
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar' })
  kind!: PreparedKind;

  /** `2026-10`, `2026-Q3`; `all` for a round. */
  @Column({ type: 'varchar' })
  period!: string;

  /** Whose report belongs to it; null where there is none yet. */
  @Column({ type: 'varchar', name: 'campaign_id', nullable: true })
  campaignId!: string | null;

  /** All that it tells was final when it was prepared; else it is prepared once more as soon as it is. */
  @Column({ type: 'boolean', name: 'is_final' })
  isFinal!: boolean;

  /** null until it could be written. */
  @DayColumn({ name: 'prepared_on', nullable: true })
  preparedOn!: Day | null;

  /** The last attempt ended in a failure, then. */
  @UtcDateColumn({ name: 'failed_at', nullable: true })
  failedAt!: Date | null;

  /** An e-mail has told of it. */
  @DayColumn({ name: 'told_on', nullable: true })
  toldOn!: Day | null;

  @DayColumn({ name: 'attended_on', nullable: true })
  attendedOn!: Day | null;

  /** Login name of whoever has seen to it. */
  @Column({ type: 'varchar', name: 'attended_by', nullable: true })
  attendedBy!: string | null;
}

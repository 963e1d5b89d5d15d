import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DayColumn } from '../database/columns.js';
import type { Day } from '../rules/days.js';

/** A locked period of a campaign that the commune decided to show to everybody. */
@Entity({ name: 'public_result', withoutRowid: true })
export class PublicResult {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  @PrimaryColumn({ type: 'varchar', name: 'campaign_id' })
  campaignId!: string;

  /** `all` for a round, `2026-Q3` for a quarter of continuous feedback */
  @PrimaryColumn({ type: 'varchar' })
  period!: string;

  @DayColumn({ name: 'released_on' })
  releasedOn!: Day;

  /** Login name of whoever released it last. */
  @Column({ type: 'varchar', name: 'released_by' })
  releasedBy!: string;

  /** What the commune did after the survey, in its own words; empty where nothing was written. */
  @Column({ type: 'text' })
  done!: string;
}

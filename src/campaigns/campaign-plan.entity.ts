import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DayColumn } from '../database/columns.js';
import type { Day } from '../rules/days.js';

/** Where the number of a plan comes from: the power table, a list that people are drawn from, or the officer's own. */
export type PlanBasis = 'power' | 'list' | 'own';

/** How many responses a campaign set out to collect; of continuous feedback, in each quarter. */
@Entity()
export class CampaignPlan {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  @PrimaryColumn({ type: 'varchar', name: 'campaign_id' })
  campaignId!: string;

  @Column({ type: 'varchar' })
  basis!: PlanBasis;

  /** From the whole commune; integer ≥ 1. */
  @Column({ type: 'integer' })
  responses!: number;

  /** From each unit at least; integer ≥ 30. */
  @Column({ type: 'integer', name: 'per_unit' })
  perUnit!: number;

  /** Rate expected, a fraction, where the number comes from the power table. */
  @Column({ type: 'double precision', nullable: true })
  truth!: number | null;

  /** People on the list, where they are drawn from one. */
  @Column({ type: 'integer', nullable: true, name: 'list_size' })
  listSize!: number | null;

  @DayColumn({ name: 'decided_on' })
  decidedOn!: Day;

  @Column({ type: 'varchar', name: 'decided_by' })
  decidedBy!: string;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DayColumn } from '../database/columns.js';
import type { Day } from '../rules/days.js';

/** A locked period whose responses are gone by their term: its sums can't be counted afresh, and never change again. */
@Entity({ name: 'sealed_period', withoutRowid: true })
export class SealedPeriod {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  @PrimaryColumn({ type: 'varchar', name: 'campaign_id' })
  campaignId!: string;

  /** As it was locked: `all` of a round, `2026-Q3` or `2026-11`. */
  @PrimaryColumn({ type: 'varchar' })
  period!: string;

  @DayColumn({ name: 'sealed_on' })
  sealedOn!: Day;

  /** How many responses it had, counted or not. */
  @Column({ type: 'integer' })
  responses!: number;

  /** SHA-256 of its sums, by which `verify` sees that they are still those of the lock. */
  @Column({ type: 'varchar' })
  hash!: string;
}

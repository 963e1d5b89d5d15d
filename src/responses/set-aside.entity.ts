import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DayColumn } from '../database/columns.js';
import type { Day } from '../rules/days.js';

/** What arrived from a queue or a tablet and could not be counted: kept for staff, never dropped, never counted. */
@Entity({ withoutRowid: true })
export class SetAside {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  @PrimaryColumn({ type: 'varchar', length: 36 })
  id!: string;

  @Column({ type: 'varchar', length: 36, name: 'response_id' })
  responseId!: string;

  @Column({ type: 'varchar', length: 64, name: 'content_hash' })
  contentHash!: string;

  @Column({ type: 'varchar', name: 'campaign_id', nullable: true })
  campaignId!: string | null;

  @Column({ type: 'varchar', name: 'point_id' })
  pointId!: string;

  /** Code of the problem, e.g. `answers-invalid`, `response-differs`, `point-revoked`. */
  @Column({ type: 'varchar' })
  reason!: string;

  @Column({ type: 'simple-json' })
  answers!: unknown;

  @DayColumn({ name: 'received_on' })
  receivedOn!: Day;
}

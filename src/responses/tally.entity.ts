import { Column, Entity, PrimaryColumn } from 'typeorm';
import { BytesColumn } from '../database/columns.js';
import type { Day } from '../rules/days.js';
import type { Channel, TallyKey } from './dimensions.js';
import type { Standing } from './survey-response.entity.js';

/** Sums of one cell of one month, packed; written in the transaction of the responses they count. */
@Entity({ withoutRowid: true })
export class Tally {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  @PrimaryColumn({ type: 'varchar', name: 'campaign_id' })
  campaignId!: string;

  @PrimaryColumn({ type: 'varchar', length: 7 })
  month!: string;

  @PrimaryColumn({ type: 'varchar' })
  scope!: TallyKey['scope'];

  @PrimaryColumn({ type: 'varchar' })
  dimensions!: string;

  @PrimaryColumn({ type: 'varchar' })
  key!: string;

  /** As `packCounts` writes them. */
  @BytesColumn()
  sums!: Uint8Array;
}

/** What the responses of one commit add to the cells, until it is folded into them. */
@Entity({ withoutRowid: true })
export class TallyAddition {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  @PrimaryColumn({ type: 'varchar', name: 'campaign_id' })
  campaignId!: string;

  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  /** As `packAdditions` writes them. */
  @BytesColumn()
  added!: Uint8Array;
}

/** Live participation: how many responses by day, point and channel; nothing about their answers. */
@Entity({ withoutRowid: true })
export class ParticipationCount {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  @PrimaryColumn({ type: 'varchar', name: 'campaign_id' })
  campaignId!: string;

  @PrimaryColumn({ type: 'varchar', length: 10 })
  day!: Day;

  @PrimaryColumn({ type: 'varchar', name: 'point_id' })
  pointId!: string;

  @PrimaryColumn({ type: 'varchar' })
  channel!: Channel;

  @PrimaryColumn({ type: 'varchar' })
  standing!: Standing;

  @Column({ type: 'integer' })
  responses!: number;
}

/** Busy hours of a point, apart from any response. */
@Entity({ withoutRowid: true })
export class BusyHour {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  @PrimaryColumn({ type: 'varchar', name: 'point_id' })
  pointId!: string;

  @PrimaryColumn({ type: 'integer' })
  weekday!: number;

  @PrimaryColumn({ type: 'integer' })
  hour!: number;

  @Column({ type: 'integer' })
  responses!: number;
}

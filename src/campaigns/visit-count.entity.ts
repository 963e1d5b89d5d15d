import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How many people the Centre served in one field in one week ("số lượt tiếp nhận hồ sơ"), as an officer entered it. */
@Entity()
export class VisitCount {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  @PrimaryColumn({ type: 'varchar', name: 'campaign_id' })
  campaignId!: string;

  /** ISO week `2026-W45` */
  @PrimaryColumn({ type: 'varchar' })
  week!: string;

  @PrimaryColumn({ type: 'varchar' })
  field!: string;

  /** integer ≥ 0 */
  @Column({ type: 'integer' })
  visits!: number;
}

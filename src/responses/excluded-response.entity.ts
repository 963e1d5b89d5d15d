import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A response that was left out, and with which others; its row says nothing of it but that it counts nowhere. */
@Entity({ name: 'excluded_response', withoutRowid: true })
export class ExcludedResponse {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  @PrimaryColumn({ type: 'varchar', name: 'response_id' })
  responseId!: string;

  @Column({ type: 'varchar', name: 'campaign_id' })
  campaignId!: string;

  @Column({ type: 'varchar', name: 'exclusion_id' })
  exclusionId!: string;

  /** Where it was counted, and is again when it is taken back in. */
  @Column({ type: 'varchar', name: 'point_id' })
  pointId!: string;
}

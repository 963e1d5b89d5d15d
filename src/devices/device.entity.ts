import { Column, Entity, PrimaryColumn } from 'typeorm';
import { UtcDateColumn } from '../database/columns.js';
import type { OpeningHours } from '../rules/opening-hours.js';

/** A tablet at a counter. It is known by a token of its own; no response ever names it. */
@Entity({ withoutRowid: true })
export class Device {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar', name: 'point_id' })
  pointId!: string;

  /** A second subject on the same tablet, e.g. citizen reception. */
  @Column({ type: 'varchar', name: 'second_point_id', nullable: true })
  secondPointId!: string | null;

  /** Of the one-time pairing code; null once it is used. */
  @Column({ type: 'varchar', name: 'code_hash', nullable: true })
  codeHash!: string | null;

  @UtcDateColumn({ name: 'code_expires_at', nullable: true })
  codeExpiresAt!: Date | null;

  @Column({ type: 'varchar', name: 'token_hash', nullable: true })
  tokenHash!: string | null;

  /** Digits that let an officer out of the tablet's one page; shown to officers. */
  @Column({ type: 'varchar' })
  pin!: string;

  /** When the tablet is awake; null for always. */
  @Column({ type: 'simple-json', nullable: true })
  hours!: OpeningHours | null;

  @UtcDateColumn({ name: 'created_at' })
  createdAt!: Date;

  @UtcDateColumn({ name: 'paired_at', nullable: true })
  pairedAt!: Date | null;

  @UtcDateColumn({ name: 'revoked_at', nullable: true })
  revokedAt!: Date | null;

  @UtcDateColumn({ name: 'last_seen_at', nullable: true })
  lastSeenAt!: Date | null;

  /** 0 … 100; null where the browser does not tell. */
  @Column({ type: 'integer', name: 'battery_percent', nullable: true })
  batteryPercent!: number | null;

  /** Answers on the tablet that are not sent yet. */
  @Column({ type: 'integer', nullable: true })
  waiting!: number | null;

  /** Number of the tablet's last heartbeat: a smaller one than the tablet remembers tells of a restored backup. */
  @Column({ type: 'integer' })
  beats!: number;

  /** Answers begun within seconds of the one before: counted here, dropped nowhere. */
  @Column({ type: 'integer', name: 'quick_repeats' })
  quickRepeats!: number;
}

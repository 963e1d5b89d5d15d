import { Column, Entity, PrimaryColumn } from 'typeorm';
import { UtcDateColumn } from '../database/columns.js';

/** Who did what, and when. Each row seals the one before it, so none can be changed or taken out unnoticed. */
@Entity({ name: 'audit_event', withoutRowid: true })
export class AuditEvent {
  @PrimaryColumn({ type: 'integer' })
  number!: number;

  @UtcDateColumn()
  at!: Date;

  /** Login name, name of a token, or `system`. */
  @Column({ type: 'varchar' })
  actor!: string;

  @Column({ type: 'varchar', name: 'commune_id', nullable: true })
  communeId!: string | null;

  /** e.g. `user-created`, `campaign-locked` */
  @Column({ type: 'varchar' })
  action!: string;

  /** What it was done to, e.g. the identifier of a user or campaign. */
  @Column({ type: 'varchar' })
  object!: string;

  @Column({ type: 'simple-json' })
  details!: Readonly<Record<string, unknown>>;

  @Column({ type: 'varchar' })
  hash!: string;
}

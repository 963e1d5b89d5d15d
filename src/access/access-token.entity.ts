import { Column, Entity, PrimaryColumn } from 'typeorm';
import { UtcDateColumn } from '../database/columns.js';
import type { Role } from './roles.js';

/** Lets a program act in a role. The token itself is shown once and not kept. */
@Entity({ name: 'access_token', withoutRowid: true })
export class AccessToken {
  @PrimaryColumn({ type: 'varchar' })
  hash!: string;

  @Column({ type: 'varchar' })
  name!: string;

  @Column({ type: 'varchar' })
  role!: Role;

  /** Null for all communes. */
  @Column({ type: 'varchar', name: 'commune_id', nullable: true })
  communeId!: string | null;

  @UtcDateColumn({ name: 'created_at' })
  createdAt!: Date;

  @UtcDateColumn({ name: 'revoked_at', nullable: true })
  revokedAt!: Date | null;
}

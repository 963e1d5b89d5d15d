import { Column, Entity, PrimaryColumn } from 'typeorm';
import { UtcDateColumn } from '../database/columns.js';
import type { Role } from './rights.js';

/** A signed-in user. The identifier itself is in the user's cookie only. */
@Entity({ name: 'staff_session', withoutRowid: true })
export class Session {
  @PrimaryColumn({ type: 'varchar', name: 'id_hash' })
  idHash!: string;

  @Column({ type: 'varchar', name: 'user_id' })
  userId!: string;

  @Column({ type: 'varchar', name: 'csrf_token' })
  csrfToken!: string;

  @UtcDateColumn({ name: 'created_at' })
  createdAt!: Date;

  @UtcDateColumn({ name: 'last_seen_at' })
  lastSeenAt!: Date;
}

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

/** The one-time code in the link of the first start. Gone once it is used. */
@Entity({ name: 'setup_code', withoutRowid: true })
export class SetupCode {
  @PrimaryColumn({ type: 'varchar' })
  hash!: string;

  @UtcDateColumn({ name: 'expires_at' })
  expiresAt!: Date;
}

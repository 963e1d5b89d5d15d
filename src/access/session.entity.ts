import { Column, Entity, PrimaryColumn } from 'typeorm';
import { UtcDateColumn } from '../database/columns.js';

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

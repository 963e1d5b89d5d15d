import { Entity, PrimaryColumn } from 'typeorm';
import { UtcDateColumn } from '../database/columns.js';

/** The one-time code in the link of the first start. Gone once it is used. */
@Entity({ name: 'setup_code', withoutRowid: true })
export class SetupCode {
  @PrimaryColumn({ type: 'varchar' })
  hash!: string;

  @UtcDateColumn({ name: 'expires_at' })
  expiresAt!: Date;
}

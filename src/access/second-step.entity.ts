import { Column, Entity, PrimaryColumn } from 'typeorm';
import { UtcDateColumn } from '../database/columns.js';

/** The application on a user's phone that gives the code of the second step. */
@Entity({ name: 'staff_second_step', withoutRowid: true })
export class SecondStep {
  @PrimaryColumn({ type: 'varchar', name: 'user_id' })
  userId!: string;

  /** Sealed: a stolen database gives no codes. */
  @Column({ type: 'text' })
  secret!: string;

  /** The last half minute whose code was used: no code opens twice, nor an earlier one. */
  @Column({ type: 'integer', name: 'last_step' })
  lastStep!: number;

  @UtcDateColumn()
  since!: Date;
}

/** A code on paper that stands for the phone, once. */
@Entity({ name: 'staff_recovery_code', withoutRowid: true })
export class RecoveryCode {
  @PrimaryColumn({ type: 'varchar', name: 'user_id' })
  userId!: string;

  /** Keyed: a stolen database gives no codes. */
  @PrimaryColumn({ type: 'varchar' })
  hash!: string;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';
import { UtcDateColumn } from '../database/columns.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import { cleanLine } from '../rules/typed-text.js';
import type { Role } from './rights.js';

/** A member of staff who can sign in. Citizens are never users. */
@Entity({ name: 'staff_user', withoutRowid: true })
export class User {
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  /** Login name, folded; unique. */
  @Column({ type: 'varchar' })
  name!: string;

  @Column({ type: 'varchar', name: 'password_hash' })
  passwordHash!: string;

  /** The password was handed over by somebody else, and should be replaced. */
  @Column({ type: 'boolean', name: 'password_is_temporary' })
  passwordIsTemporary!: boolean;

  @Column({ type: 'varchar' })
  role!: Role;

  /** Null for all communes. */
  @Column({ type: 'varchar', name: 'commune_id', nullable: true })
  communeId!: string | null;

  /** The director's own unit. */
  @Column({ type: 'varchar', nullable: true })
  unit!: string | null;

  @Column({ type: 'boolean' })
  disabled!: boolean;

  @UtcDateColumn({ name: 'created_at' })
  createdAt!: Date;
}

/**
 * A login name as it is stored and compared: NFC, lower case, single spaces.
 * @returns null when it is shorter than 2 or longer than 64 characters or holds other signs than letters, digits, `.`,
 * `_`, `-`, `@` and spaces
 * @example foldLoginName('  Lan.Nguyen ') // 'lan.nguyen'
 */
export function foldLoginName(text: string): string | null {
  const folded = cleanLine(text).toLocaleLowerCase(MAIN_LANGUAGE);
  return /^[\p{L}\p{N}][\p{L}\p{N}._@ -]{1,63}$/u.test(folded) ? folded : null;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DayColumn, UtcDateColumn } from '../database/columns.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import type { Day } from '../rules/days.js';
import { cleanLine } from '../rules/typed-text.js';
import type { Role } from './staff.js';

/** A member of staff who can sign in. Citizens are never users. */
@Entity({ name: 'staff_user', withoutRowid: true })
export class User {
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  /** Login name, folded; unique. */
  @Column({ type: 'varchar' })
  name!: string;

  /** Họ tên; empty where nobody has said it yet. */
  @Column({ type: 'varchar', name: 'full_name' })
  fullName!: string;

  /** Chức vụ, e.g. "Công chức Tư pháp – Hộ tịch". */
  @Column({ type: 'varchar', nullable: true })
  position!: string | null;

  @Column({ type: 'varchar', name: 'password_hash' })
  passwordHash!: string;

  /** The password was handed over by somebody else. */
  @Column({ type: 'boolean', name: 'password_is_temporary' })
  passwordIsTemporary!: boolean;

  /** An administrator asks for a new password. */
  @Column({ type: 'boolean', name: 'password_must_change' })
  passwordMustChange!: boolean;

  /** Nothing else is open to this person before a new password is chosen. */
  get mustChoosePassword(): boolean {
    return this.passwordIsTemporary || this.passwordMustChange;
  }

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

  /** The last day on which it opens anything; null for those that earlier versions made. */
  @DayColumn({ name: 'expires_on', nullable: true })
  expiresOn!: Day | null;

  /** The last day on which it was used; null before that. */
  @DayColumn({ name: 'last_used_on', nullable: true })
  lastUsedOn!: Day | null;

  /** Login name of whoever made it, or `command`; null where nobody kept it. */
  @Column({ type: 'varchar', name: 'made_by', nullable: true })
  madeBy!: string | null;
}

/** The one-time code in the link of the first start. Gone once it is used. */
@Entity({ name: 'setup_code', withoutRowid: true })
export class SetupCode {
  @PrimaryColumn({ type: 'varchar' })
  hash!: string;

  @UtcDateColumn({ name: 'expires_at' })
  expiresAt!: Date;
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

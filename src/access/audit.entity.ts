import { Column, Entity, PrimaryColumn } from 'typeorm';
import { UtcDateColumn } from '../database/columns.js';

/** Who did what, and when. Each entry seals the one before it, so none can be changed or taken out unnoticed. */
@Entity({ withoutRowid: true })
export class AuditEntry {
  @PrimaryColumn({ type: 'varchar' })
  chain!: string;

  @PrimaryColumn({ type: 'integer' })
  number!: number;

  @UtcDateColumn()
  at!: Date;

  /** Login name, name of a token, `command`, `system`, or `respondent` for whoever has a receipt. */
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

  /** Object and details in small plain letters, which both databases search alike. Not sealed: it says nothing new. */
  @Column({ type: 'text' })
  words!: string;

  @Column({ type: 'varchar' })
  hash!: string;
}

/** The head of a chain: its last entry. Whoever appends holds it, so that two servers never take the same number. */
@Entity({ withoutRowid: true })
export class AuditChain {
  /** Key of a commune, `SERVER_CHAIN`, or the one log of all communes that earlier versions kept. */
  @PrimaryColumn({ type: 'varchar' })
  chain!: string;

  @Column({ type: 'integer' })
  number!: number;

  @Column({ type: 'varchar' })
  hash!: string;
}

/** The actor where somebody tried to sign in: who it was is not known. No login name has such a sign. */
export const NOBODY = '?';

/** What concerns no commune. No commune has such a key. */
export const SERVER_CHAIN = '_server';

import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DayColumn } from '../database/columns.js';
import type { Day } from '../rules/days.js';
import type { FilledFigure } from './filled-figure.js';
import type { Score } from './self-score.js';

/** What a commune hands in of one year to be recognised as "Chính quyền thân thiện". */
@Entity({ name: 'dossier', withoutRowid: true })
export class Dossier {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  @PrimaryColumn({ type: 'integer' })
  year!: number;

  /** Version of the criteria by which it is scored: `hai-phong.v1`. */
  @Column({ type: 'varchar' })
  criteria!: string;

  /** Key of the level that the commune registers for; null while it has chosen none. */
  @Column({ type: 'varchar', nullable: true })
  level!: string | null;

  /** Points of levels, where the criteria do not say: hundredths, by level. */
  @Column({ type: 'simple-json' })
  thresholds!: Readonly<Record<string, number | null>>;

  /** The day of the letter by which it was registered. */
  @DayColumn({ name: 'registered_on', nullable: true })
  registeredOn!: Day | null;

  /** Number of that letter; empty where nothing was written. */
  @Column({ type: 'varchar' })
  letter!: string;

  /** How often it was saved: whoever saves an older one is told. */
  @Column({ type: 'integer' })
  changes!: number;

  @Column({ type: 'varchar', name: 'changed_by' })
  changedBy!: string;

  @DayColumn({ name: 'handed_in_on', nullable: true })
  handedInOn!: Day | null;

  @Column({ type: 'varchar', name: 'handed_in_by', nullable: true })
  handedInBy!: string | null;

  /** What filled itself when it was handed in, by criterion. */
  @Column({ type: 'simple-json', name: 'handed_in', nullable: true })
  handedIn!: { readonly figures: Readonly<Record<string, readonly FilledFigure[]>> } | null;
}

/** What a commune says of itself by one criterion. */
@Entity({ name: 'dossier_score', withoutRowid: true })
export class DossierScore implements Score {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  @PrimaryColumn({ type: 'integer' })
  year!: number;

  /** Of the criterion. */
  @PrimaryColumn({ type: 'varchar' })
  code!: string;

  /** Hundredths; null where the criteria say, or nobody has typed it. */
  @Column({ type: 'integer', nullable: true })
  maximum!: number | null;

  /** Hundredths. */
  @Column({ type: 'integer', nullable: true })
  points!: number | null;

  @Column({ type: 'boolean', nullable: true })
  met!: boolean | null;

  @Column({ type: 'text' })
  comment!: string;

  @Column({ type: 'integer' })
  changes!: number;

  @Column({ type: 'varchar', name: 'changed_by' })
  changedBy!: string;
}

/** A file that shows it. Its bytes stand in the folder of attachments, under their hash. */
@Entity({ name: 'dossier_attachment', withoutRowid: true })
export class DossierAttachment {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  @PrimaryColumn({ type: 'integer' })
  year!: number;

  /** Of the criterion. */
  @PrimaryColumn({ type: 'varchar' })
  code!: string;

  /** SHA-256 in hexadecimal: the same file twice is one. */
  @PrimaryColumn({ type: 'varchar' })
  hash!: string;

  /** As its owner called it, without its ending. */
  @Column({ type: 'varchar' })
  name!: string;

  /** By its content. */
  @Column({ type: 'varchar' })
  kind!: AttachmentKind;

  @Column({ type: 'integer' })
  bytes!: number;

  @DayColumn({ name: 'added_on' })
  addedOn!: Day;

  @Column({ type: 'varchar', name: 'added_by' })
  addedBy!: string;
}

/** What may be attached, by the ending of its file. */
export type AttachmentKind = 'pdf' | 'docx' | 'xlsx' | 'jpg' | 'png';

import { Column, Entity, PrimaryColumn } from 'typeorm';
import { BytesColumn, DayColumn } from '../database/columns.js';
import type { Answers } from '../rules/answers.js';
import type { Day } from '../rules/days.js';
import type { Hander } from './handed-out-by.js';

export const paperForms = ['full', 'short'] as const;
export type PaperForm = (typeof paperForms)[number];

/** Of a batch: what is handed out at one place, and drawn while somebody waits for it. */
export const MOST_SHEETS = 500;

/** Sheets of one campaign that somebody handed out at one place, numbered from 1. */
@Entity({ name: 'paper_batch', withoutRowid: true })
export class PaperBatch {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  /** Printed on every sheet; unique in the commune. */
  @Column({ type: 'varchar' })
  code!: string;

  @Column({ type: 'varchar', name: 'campaign_id' })
  campaignId!: string;

  /** Of kind paper, or of kind meeting. */
  @Column({ type: 'varchar', name: 'point_id' })
  pointId!: string;

  @Column({ type: 'varchar', name: 'meeting_id', nullable: true })
  meetingId!: string | null;

  @Column({ type: 'varchar', name: 'handed_out_by' })
  handedOutBy!: Hander;

  /** What the sheets ask: every question, or those of the phone's short form, on one page. */
  @Column({ type: 'varchar' })
  form!: PaperForm;

  @Column({ type: 'integer' })
  issued!: number;

  /** Sheets that came back, as they were counted; null until then. */
  @Column({ type: 'integer', nullable: true })
  returned!: number | null;

  @DayColumn({ name: 'made_on' })
  madeOn!: Day;

  /** Of what was read from its pictures without a doubt, so many answers were looked at without being told. */
  @Column({ type: 'integer' })
  sampled!: number;

  /** Of these, so many were read wrong. */
  @Column({ type: 'integer', name: 'sample_errors' })
  sampleErrors!: number;

  /** What its responses carry: people who sat in one meeting answer alike, on paper or by phone. */
  get cluster(): string {
    return this.meetingId ?? this.id;
  }
}

/**
 * `keyed` once; `agreed`: keyed twice alike; `differs`: the two keyings wait to be settled; `settled`; `spoilt`: not
 * countable. Every state but the last counts.
 */
export type SheetState = 'keyed' | 'agreed' | 'differs' | 'settled' | 'spoilt';

/** A sheet that came back. It has a number and no person. */
@Entity({ name: 'paper_sheet', withoutRowid: true })
export class PaperSheet {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  @PrimaryColumn({ type: 'varchar', name: 'batch_id' })
  batchId!: string;

  @PrimaryColumn({ type: 'integer' })
  number!: number;

  @Column({ type: 'varchar' })
  state!: SheetState;

  /** The response it became; null for a spoilt one. */
  @Column({ type: 'varchar', name: 'response_id', nullable: true })
  responseId!: string | null;

  @Column({ type: 'varchar', name: 'spoilt_because', nullable: true })
  spoiltBecause!: SpoiltReason | null;

  @Column({ type: 'varchar', name: 'first_by' })
  firstBy!: string;

  @Column({ type: 'varchar', name: 'second_by', nullable: true })
  secondBy!: string | null;

  @Column({ type: 'varchar', name: 'settled_by', nullable: true })
  settledBy!: string | null;

  /** Its answers were read from pictures of its pages, and not keyed. */
  @Column({ type: 'boolean', name: 'from_pictures' })
  fromPictures!: boolean;
}

/**
 * `corrected-2`: the second correction; `earlier-…`: of a sheet that was taken out and may have been keyed again since.
 */
export type KeyingVersion = 'first' | 'second' | 'settled' | `corrected-${number}` | `earlier-${string}`;

/** One version of a sheet as somebody keyed it, without free text; its answers are never changed, never deleted. */
@Entity({ name: 'paper_keying', withoutRowid: true })
export class PaperKeying {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  @PrimaryColumn({ type: 'varchar', name: 'batch_id' })
  batchId!: string;

  @PrimaryColumn({ type: 'integer' })
  number!: number;

  @PrimaryColumn({ type: 'varchar' })
  version!: KeyingVersion;

  @Column({ type: 'varchar', name: 'keyed_by' })
  keyedBy!: string;

  @Column({ type: 'simple-json' })
  answers!: Answers;

  /** Of the versions of its sheet, from 1. */
  @Column({ type: 'integer' })
  turn!: number;

  /** Null for those of before it was kept. */
  @DayColumn({ name: 'keyed_on', nullable: true })
  keyedOn!: Day | null;

  /** Why a correction was made, in the words of who made it; null for every other version. */
  @Column({ type: 'varchar', nullable: true })
  because!: string | null;
}

/** The pages of a batch as they were laid out when they were first printed. */
@Entity({ name: 'paper_print', withoutRowid: true })
export class PaperPrint {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  @PrimaryColumn({ type: 'varchar', name: 'batch_id' })
  batchId!: string;

  @Column({ type: 'varchar', name: 'campaign_id' })
  campaignId!: string;

  /** The hash of where the marks of every page stand. */
  @Column({ type: 'varchar' })
  frame!: string;

  /** Every word, line, box and field with its place, as packed JSON. */
  @BytesColumn()
  pages!: Buffer;
}

/** Why a sheet that came back cannot be counted. */
export const spoiltReasons = ['blank', 'no-general', 'unreadable', 'same-hand', 'not-ours'] as const;
export type SpoiltReason = (typeof spoiltReasons)[number];

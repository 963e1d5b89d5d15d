import { Column, Entity, PrimaryColumn } from 'typeorm';
import { BytesColumn, DayColumn } from '../../database/columns.js';
import type { AnswerError } from '../../rules/answer-checks.js';
import type { Day } from '../../rules/days.js';
import type { ReadQuestion } from './page-reading.js';

/** What somebody saw who looked at a question on the picture. */
export interface Look {
  readonly by: string;
  /** The boxes that are marked, or what is written, sealed; empty where there is nothing. */
  readonly chosen: readonly string[];
  /** It must be looked at again: why its answer cannot be right. */
  readonly again: Pick<AnswerError, 'code' | 'limits'> | null;
}

/** By the code of the question. */
export type Looks = Readonly<Record<string, Look>>;

/** A page of a sheet that was read from a picture. */
@Entity({ name: 'paper_picture', withoutRowid: true })
export class PaperPicture {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  @PrimaryColumn({ type: 'varchar', name: 'batch_id' })
  batchId!: string;

  /** Of the sheet. */
  @PrimaryColumn({ type: 'integer' })
  number!: number;

  @PrimaryColumn({ type: 'integer' })
  page!: number;

  /** Of the whole sheet. */
  @Column({ type: 'integer' })
  pages!: number;

  @Column({ type: 'varchar', name: 'brought_by' })
  broughtBy!: string;

  @DayColumn({ name: 'brought_on' })
  broughtOn!: Day;

  /** Emptied once the sheet is recorded, as is what was seen: what counts stands with the response. */
  @Column({ type: 'simple-json' })
  read!: readonly ReadQuestion[];

  @Column({ type: 'simple-json' })
  looks!: Looks;

  /** The day on which its sheet became a response; null before. */
  @DayColumn({ name: 'recorded_on', nullable: true })
  recordedOn!: Day | null;
}

/** A page of which nothing says which sheet it is: it waits until somebody has said so. */
@Entity({ name: 'paper_unnamed_page', withoutRowid: true })
export class PaperUnnamedPage {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  @PrimaryColumn({ type: 'varchar', name: 'batch_id' })
  batchId!: string;

  /** The hash of the picture: the same one, sent again, waits once. */
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  /** Which page of its sheet it is, by its print. */
  @Column({ type: 'integer' })
  page!: number;

  /** Of the whole sheet. */
  @Column({ type: 'integer' })
  pages!: number;

  @Column({ type: 'varchar', name: 'brought_by' })
  broughtBy!: string;

  @DayColumn({ name: 'brought_on' })
  broughtOn!: Day;

  @Column({ type: 'simple-json' })
  read!: readonly ReadQuestion[];

  /** As a flat page is kept. */
  @BytesColumn()
  sealed!: Buffer;
}

/** The page itself, laid flat: apart, because many pages are counted and few are looked at. */
@Entity({ name: 'paper_flat_page', withoutRowid: true })
export class PaperFlatPage {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  @PrimaryColumn({ type: 'varchar', name: 'batch_id' })
  batchId!: string;

  @PrimaryColumn({ type: 'integer' })
  number!: number;

  @PrimaryColumn({ type: 'integer' })
  page!: number;

  /** A JPEG, sealed with the secret of the server: people's own hands are on it. */
  @BytesColumn()
  sealed!: Buffer;
}

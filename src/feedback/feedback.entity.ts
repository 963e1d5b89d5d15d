import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DayColumn } from '../database/columns.js';
import type { KeptText } from '../responses/kept-text.js';
import type { Day } from '../rules/days.js';
import type { Span } from '../rules/masking.js';
import type { CaseState, StepKind } from './case-steps.js';

/** How words reach a commune; `form` is its own page, `comment` a survey's. */
export const entryChannels = [
  ...(['form', 'comment', 'meeting', 'box', 'zalo', 'facebook', 'email'] as const),
  ...(['hotline', 'village', 'front', 'visit', 'letter'] as const),
] as const;
export type EntryChannel = (typeof entryChannels)[number];

/** Góp ý, kiến nghị, phản ánh, khen. What the law calls khiếu nại or tố cáo is told where it goes, and not taken. */
export const entryKinds = ['suggestion', 'request', 'report', 'praise'] as const;
export type EntryKind = (typeof entryKinds)[number];

/** What somebody said to a commune outside the answers of a survey. */
@Entity({ name: 'feedback_entry', withoutRowid: true })
export class FeedbackEntry implements KeptText {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  /** The day on which it was said, or found in its box. */
  @DayColumn({ name: 'received_on' })
  receivedOn!: Day;

  @Column({ type: 'varchar' })
  channel!: EntryChannel;

  @Column({ type: 'varchar' })
  kind!: EntryKind;

  /** Key of the village that it comes from; null where that is not known. */
  @Column({ type: 'varchar', nullable: true })
  village!: string | null;

  /** Key of the unit that it is about; null where that is not known. */
  @Column({ type: 'varchar', nullable: true })
  unit!: string | null;

  /** Where exactly, in a line of words: "Hòm thư nhà văn hóa". */
  @Column({ type: 'varchar', nullable: true })
  place!: string | null;

  @Column({ type: 'text', nullable: true })
  original!: string | null;

  @Column({ type: 'text' })
  masked!: string;

  @Column({ type: 'simple-json' })
  spans!: readonly Span[];

  @Column({ type: 'varchar', name: 'masked_by', nullable: true })
  maskedBy!: string | null;

  /** The masked words and the place, in plain letters, for the search. */
  @Column({ type: 'text' })
  words!: string;

  /** How its writer wants to be reached, sealed; gone once the case is closed. */
  @Column({ type: 'text', nullable: true })
  contact!: string | null;

  /** Hash of the code by which its writer follows it; null where nobody got one. */
  @Column({ type: 'varchar', name: 'tracking_hash', nullable: true })
  trackingHash!: string | null;

  /** What it was made from, so that it is made once: a comment, the line of a file, a village's week. */
  @Column({ type: 'varchar', nullable: true })
  source!: string | null;

  /** Login name; null for whoever wrote it on the public page. */
  @Column({ type: 'varchar', name: 'entered_by', nullable: true })
  enteredBy!: string | null;
}

/** An entry that needs an answer: who owes it, by when, and what became of it. */
@Entity({ name: 'feedback_case', withoutRowid: true })
export class FeedbackCase {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  @PrimaryColumn({ type: 'varchar', name: 'entry_id' })
  entryId!: string;

  @Column({ type: 'varchar' })
  state!: CaseState;

  @DayColumn({ name: 'opened_on' })
  openedOn!: Day;

  /** Key of the unit that answers. */
  @Column({ type: 'varchar', nullable: true })
  owner!: string | null;

  /** Last day on which an answer is in time. */
  @DayColumn({ name: 'due_on', nullable: true })
  dueOn!: Day | null;

  /** Day of the first answer: a dispute does not make it later. */
  @DayColumn({ name: 'answered_on', nullable: true })
  answeredOn!: Day | null;

  /** What its writer is told; the last one. */
  @Column({ type: 'text', nullable: true })
  answer!: string | null;

  /** What was done; null where nothing had to be. */
  @Column({ type: 'text', nullable: true })
  done!: string | null;

  @Column({ type: 'integer' })
  disputes!: number;

  @DayColumn({ name: 'closed_on', nullable: true })
  closedOn!: Day | null;

  /** Grows with every step: a page that shows an older number changes nothing. */
  @Column({ type: 'integer' })
  changes!: number;
}

/** One thing that was done about a case, as it happened; never changed. */
@Entity({ name: 'case_step', withoutRowid: true })
export class CaseStep {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  @PrimaryColumn({ type: 'varchar', name: 'entry_id' })
  entryId!: string;

  /** 1, 2, … */
  @PrimaryColumn({ type: 'integer' })
  number!: number;

  @Column({ type: 'varchar' })
  kind!: StepKind;

  @DayColumn({ name: 'on_day' })
  on!: Day;

  /** Login name, or `respondent` for whoever follows it by its code. */
  @Column({ type: 'varchar', name: 'by_whom' })
  by!: string;

  /** Masked where the writer of the entry wrote them. */
  @Column({ type: 'text', nullable: true })
  words!: string | null;

  /** Those words as they were written, sealed. */
  @Column({ type: 'text', nullable: true })
  original!: string | null;

  @Column({ type: 'varchar', nullable: true })
  owner!: string | null;

  @DayColumn({ name: 'due_on', nullable: true })
  dueOn!: Day | null;
}

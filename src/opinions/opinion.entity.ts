import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DayColumn } from '../database/columns.js';
import type { KeptText } from '../responses/kept-text.js';
import type { Day } from '../rules/days.js';
import type { Span } from '../rules/masking.js';

/** What a household says to a matter. */
export const opinionAnswers = ['yes', 'no', 'other'] as const;
export type OpinionAnswer = (typeof opinionAnswers)[number];

/**
 * A matter on which households are asked before it is decided (Luật Thực hiện dân chủ ở cơ sở, Điều 25): it counts what
 * they say, decides nothing, and has nothing to do with satisfaction.
 */
@Entity({ name: 'opinion_matter', withoutRowid: true })
export class OpinionMatter {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  /** Made by the page, so that it is made once. */
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar' })
  name!: string;

  /** What the households read before they answer. */
  @Column({ type: 'text' })
  text!: string;

  @DayColumn({ name: 'opens_on' })
  opensOn!: Day;

  @DayColumn({ name: 'closes_on' })
  closesOn!: Day;

  /** From then on nothing of it changes any more. */
  @DayColumn({ name: 'closed_on', nullable: true })
  closedOn!: Day | null;

  @Column({ type: 'varchar', name: 'closed_by', nullable: true })
  closedBy!: string | null;

  /** Grows with every change: a page that shows an older number changes nothing. */
  @Column({ type: 'integer' })
  changes!: number;
}

/** What was handed out in a village and came back: on paper as staff count it, by code as it comes in. */
@Entity({ name: 'opinion_village', withoutRowid: true })
export class OpinionVillage {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  @PrimaryColumn({ type: 'varchar', name: 'matter_id' })
  matterId!: string;

  @PrimaryColumn({ type: 'varchar' })
  village!: string;

  @Column({ type: 'integer' })
  households!: number;

  /** Codes that were printed, each for one household. */
  @Column({ type: 'integer' })
  codes!: number;

  /** Paper sheets handed out, returned, and returned without an answer that counts. */
  @Column({ type: 'integer' })
  sheets!: number;

  @Column({ type: 'integer' })
  returned!: number;

  @Column({ type: 'integer' })
  invalid!: number;

  /** On paper. */
  @Column({ type: 'integer' })
  yes!: number;

  @Column({ type: 'integer' })
  no!: number;

  @Column({ type: 'integer' })
  other!: number;

  @Column({ type: 'integer', name: 'yes_by_code' })
  yesByCode!: number;

  @Column({ type: 'integer', name: 'no_by_code' })
  noByCode!: number;

  @Column({ type: 'integer', name: 'other_by_code' })
  otherByCode!: number;

  /** Grows with every change by staff. */
  @Column({ type: 'integer' })
  changes!: number;
}

/** One household's code, known again by a keyed hash. No answer names it: it remembers that it was used, and no day. */
@Entity({ name: 'opinion_code', withoutRowid: true })
export class OpinionCode {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  @PrimaryColumn({ type: 'varchar', name: 'code_hash' })
  codeHash!: string;

  @Column({ type: 'varchar', name: 'matter_id' })
  matterId!: string;

  @Column({ type: 'varchar' })
  village!: string;

  @Column({ type: 'boolean' })
  used!: boolean;
}

/** Why a household said so, in its words: of no village and of no code. */
@Entity({ name: 'opinion_reason', withoutRowid: true })
export class OpinionReason implements KeptText {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  @PrimaryColumn({ type: 'varchar', name: 'matter_id' })
  matterId!: string;

  /** Random, so that nothing tells in which order they came. */
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar' })
  answer!: OpinionAnswer;

  @Column({ type: 'text', nullable: true })
  original!: string | null;

  @Column({ type: 'text' })
  masked!: string;

  @Column({ type: 'simple-json' })
  spans!: readonly Span[];

  @Column({ type: 'varchar', name: 'masked_by', nullable: true })
  maskedBy!: string | null;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DayColumn } from '../../database/columns.js';
import type { Day } from '../../rules/days.js';
import type { LetterKind } from './letter-kinds.js';

/** `made`: it has a number and waits for its signature; `withdrawn`: its number stays, and nobody was sent it. */
const letterStates = ['made', 'sent', 'withdrawn'] as const;
export type LetterState = (typeof letterStates)[number];

/** What the letters of a commune of one kind say, where its officer has said so. */
@Entity({ name: 'letter_template', withoutRowid: true })
export class LetterTemplate {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  @PrimaryColumn({ type: 'varchar' })
  kind!: LetterKind;

  @Column({ type: 'varchar' })
  subject!: string;

  @Column({ type: 'text' })
  text!: string;

  @DayColumn({ name: 'changed_on' })
  changedOn!: Day;

  /** Login name. */
  @Column({ type: 'varchar', name: 'changed_by' })
  changedBy!: string;
}

/** The last number that a commune has given in a year: held while the next one is given. */
@Entity({ name: 'letter_number', withoutRowid: true })
export class LetterNumber {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  @PrimaryColumn({ type: 'integer' })
  year!: number;

  @Column({ type: 'integer' })
  last!: number;
}

/** A letter as it was written; its words never change. */
@Entity({ name: 'letter', withoutRowid: true })
export class Letter {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'integer' })
  year!: number;

  /** 1, 2, … within the year of a commune, whatever the kind. */
  @Column({ type: 'integer' })
  number!: number;

  @Column({ type: 'varchar' })
  kind!: LetterKind;

  /** The day that stands at its head. */
  @DayColumn({ name: 'dated_on' })
  datedOn!: Day;

  /** Key of the unit that it speaks of: of an apology, the one that was late. */
  @Column({ type: 'varchar', nullable: true })
  unit!: string | null;

  /** Entry of the register whose case it is about. */
  @Column({ type: 'varchar', name: 'case_id', nullable: true })
  caseId!: string | null;

  /** To whom, and every word of it, sealed; null once its term is over. */
  @Column({ type: 'text', nullable: true })
  content!: string | null;

  @Column({ type: 'varchar' })
  state!: LetterState;

  @DayColumn({ name: 'sent_on', nullable: true })
  sentOn!: Day | null;

  /** Login name. */
  @Column({ type: 'varchar', name: 'made_by' })
  madeBy!: string;

  /** Grows with each change: a page that shows an older number changes nothing. */
  @Column({ type: 'integer' })
  changes!: number;
}

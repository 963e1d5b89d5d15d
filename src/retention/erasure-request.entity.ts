import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DayColumn } from '../database/columns.js';
import type { Day } from '../rules/days.js';

/** Somebody asked that what is kept of them be erased: what was asked, by when an answer is owed, what was answered. */
@Entity({ name: 'erasure_request', withoutRowid: true })
export class ErasureRequest {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @DayColumn({ name: 'received_on' })
  receivedOn!: Day;

  /** Two working days later. */
  @DayColumn({ name: 'answer_by' })
  answerBy!: Day;

  /** In the words of whoever took it down, masked; never the contact of who asks. */
  @Column({ type: 'text' })
  asked!: string;

  @Column({ type: 'varchar', name: 'entered_by' })
  enteredBy!: string;

  @DayColumn({ name: 'answered_on', nullable: true })
  answeredOn!: Day | null;

  @Column({ type: 'varchar', name: 'answered_by', nullable: true })
  answeredBy!: string | null;

  /** What was erased, or why nothing could be. */
  @Column({ type: 'text', nullable: true })
  answer!: string | null;
}

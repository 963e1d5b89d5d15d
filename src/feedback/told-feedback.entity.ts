import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DayColumn } from '../database/columns.js';
import type { Day } from '../rules/days.js';

/** Of what somebody said, the words that everybody may read, with what was done about it. */
@Entity({ name: 'told_feedback', withoutRowid: true })
export class ToldFeedback {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  @PrimaryColumn({ type: 'varchar', name: 'entry_id' })
  entryId!: string;

  /** As staff tell it: nothing in it leads to a person. */
  @Column({ type: 'text' })
  said!: string;

  @Column({ type: 'text' })
  done!: string;

  /** The day by which it was done, or will be; null where it is not said. */
  @DayColumn({ name: 'done_by', nullable: true })
  doneBy!: Day | null;

  @DayColumn({ name: 'told_on' })
  toldOn!: Day;

  /** Login name. */
  @Column({ type: 'varchar', name: 'told_by' })
  toldBy!: string;

  /** Since then nobody is told any more; null while it is. */
  @DayColumn({ name: 'taken_back_on', nullable: true })
  takenBackOn!: Day | null;

  @Column({ type: 'varchar', name: 'taken_back_by', nullable: true })
  takenBackBy!: string | null;

  /** Why it was taken back, in the words of staff. */
  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  /** Grows with whatever a commune tells: the newest has the largest. */
  @Column({ type: 'integer' })
  number!: number;

  /** Grows with each change: a page that shows an older number changes nothing. */
  @Column({ type: 'integer' })
  changes!: number;
}

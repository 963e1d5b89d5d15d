import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '../access/staff.js';
import { DayColumn } from '../database/columns.js';
import type { Day } from '../rules/days.js';
import type { Rule } from './duty-calendar.js';

/** A duty of a commune's own, or what an officer changed about a usual one; the usual ones are not stored. */
@Entity({ name: 'duty_setting', withoutRowid: true })
export class DutySetting {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  /** Of a usual duty, or an ID. */
  @PrimaryColumn({ type: 'varchar' })
  key!: string;

  /** Of an own duty; null for the words of a usual one. */
  @Column({ type: 'varchar', nullable: true })
  name!: string | null;

  /** Null for the usual day. */
  @Column({ type: 'simple-json', nullable: true })
  rule!: Rule | null;

  /** Whose it is; null for the usual one. */
  @Column({ type: 'varchar', nullable: true })
  role!: Role | null;

  /** What whoever does it has to know; empty where nothing was written. */
  @Column({ type: 'text' })
  note!: string;

  /** Not asked for in this commune. */
  @Column({ type: 'boolean' })
  off!: boolean;

  /** An own duty is due from then on. */
  @DayColumn({ name: 'made_on' })
  madeOn!: Day;
}

/** Somebody's word that a duty was done once. */
@Entity({ name: 'duty_mark', withoutRowid: true })
export class DutyMark {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  @PrimaryColumn({ type: 'varchar', name: 'duty_key' })
  key!: string;

  /** Which time, as the calendar names it: `2026`, `2026-Q3`. */
  @PrimaryColumn({ type: 'varchar' })
  occurrence!: string;

  @DayColumn({ name: 'marked_on' })
  markedOn!: Day;

  /** Login name. */
  @Column({ type: 'varchar', name: 'marked_by' })
  markedBy!: string;

  /** Number of the letter, or what else shows it; empty where nothing was written. */
  @Column({ type: 'text' })
  note!: string;
}

/** Who of a commune is reminded by e-mail, and how far that has come. */
@Entity({ name: 'duty_mail', withoutRowid: true })
export class DutyMail {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  @Column({ type: 'simple-json' })
  addresses!: readonly string[];

  /** The day on which one of the servers took it upon itself to remind: at most once a day. */
  @DayColumn({ name: 'looked_on', nullable: true })
  lookedOn!: Day | null;

  /** What was to be told up to this day has been sent. */
  @DayColumn({ name: 'told_to', nullable: true })
  toldTo!: Day | null;

  /** The day of the last mail. */
  @DayColumn({ name: 'sent_on', nullable: true })
  sentOn!: Day | null;

  /** The day on which the last one could not be sent, or not to everybody; null once one was. */
  @DayColumn({ name: 'failed_on', nullable: true })
  failedOn!: Day | null;
}

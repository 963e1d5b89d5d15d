import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DayColumn } from '../database/columns.js';
import type { Group } from '../questionnaires/questionnaire.js';
import type { Answers } from '../rules/answers.js';
import type { Day } from '../rules/days.js';
import type { Assisted, Channel, Proof } from './dimensions.js';

/**
 * `counted`; `late`: received after the lock, counted nowhere; `test`: given before the opening day; `withdrawn` by who
 * gave it: of that one stay the key, the hashes and what was asked, and nothing else in its row says anything; `excluded`
 * by two people, whole and counted nowhere.
 */
export type Standing = 'counted' | 'late' | 'test' | 'withdrawn' | 'excluded';

/**
 * One submitted questionnaire: the record from which every sum can be rebuilt. It holds a day, never a time; a random
 * key, never a number in order; no address, browser or device. Free text stands apart (`Comment`).
 */
@Entity({ withoutRowid: true })
export class SurveyResponse {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  /** Made by the browser when the form opened; unique for ever. */
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id!: string;

  @Column({ type: 'varchar', length: 64, name: 'content_hash' })
  contentHash!: string;

  @Column({ type: 'varchar', name: 'campaign_id' })
  campaignId!: string;

  @Column({ type: 'varchar', name: 'questionnaire_version' })
  questionnaireVersion!: string;

  @Column({ type: 'varchar' })
  standing!: Standing;

  @DayColumn({ name: 'business_date' })
  businessDate!: Day;

  /** The date on the device lay in the future or before the opening, so the day of receipt stands instead. */
  @Column({ type: 'boolean', name: 'date_replaced' })
  dateReplaced!: boolean;

  @Column({ type: 'varchar', name: 'respondent_group' })
  group!: Group;

  @Column({ type: 'varchar', name: 'receiving_unit', nullable: true })
  receivingUnit!: string | null;

  @Column({ type: 'varchar', name: 'resolving_unit', nullable: true })
  resolvingUnit!: string | null;

  @Column({ type: 'varchar', nullable: true })
  field!: string | null;

  @Column({ type: 'varchar', nullable: true })
  village!: string | null;

  @Column({ type: 'varchar', nullable: true })
  counter!: string | null;

  @Column({ type: 'varchar' })
  channel!: Channel;

  @Column({ type: 'varchar' })
  assisted!: Assisted;

  @Column({ type: 'varchar' })
  proof!: Proof;

  @Column({ type: 'varchar', nullable: true })
  batch!: string | null;

  @Column({ type: 'simple-json' })
  answers!: Answers;

  /** What the intake noticed: names of flags in order, with commas between them; null for nothing. */
  @Column({ type: 'varchar', nullable: true })
  flags!: string | null;

  /** The imported file that it is a row of, which it can be taken out with. */
  @Column({ type: 'varchar', name: 'import_id', nullable: true })
  importId!: string | null;

  /** By which whoever has its receipt finds it (`receipt.ts`). */
  @Column({ type: 'varchar', name: 'receipt_hash', nullable: true })
  receiptHash!: string | null;
}

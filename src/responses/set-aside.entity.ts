import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Secrets } from '../config/secrets.js';
import { DayColumn } from '../database/columns.js';
import type { Language } from '../formatting/languages.js';
import { isRecord } from '../rules/answer-checks.js';
import type { Day } from '../rules/days.js';
import type { Assisted } from './dimensions.js';

/**
 * What arrived and could not be counted, while nobody was there to correct it: kept for staff until they settle it, and
 * afterwards as a record of that. It holds what an arrival would need, so that it can still become one.
 */
@Entity({ withoutRowid: true })
export class SetAside {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  @PrimaryColumn({ type: 'varchar', length: 36 })
  id!: string;

  @Column({ type: 'varchar', length: 36, name: 'response_id' })
  responseId!: string;

  /** Tells the same sent again from something else under one ID. */
  @Column({ type: 'varchar', length: 64, name: 'content_hash' })
  contentHash!: string;

  /** As its sender named it; null where it named none. */
  @Column({ type: 'varchar', name: 'campaign_id', nullable: true })
  campaignId!: string | null;

  @Column({ type: 'varchar', name: 'point_id' })
  pointId!: string;

  /** Code of the problem, e.g. `answers-invalid`, `response-differs`, `point-revoked`. */
  @Column({ type: 'varchar' })
  reason!: string;

  /** As they came, sealed with the secret of the installation; an empty object once withdrawn. */
  @Column({ type: 'simple-json' })
  answers!: unknown;

  @DayColumn({ name: 'received_on' })
  receivedOn!: Day;

  /** Of the questionnaire that was answered; null where its sender named none, and in rows from before it was kept. */
  @Column({ type: 'varchar', nullable: true })
  version!: string | null;

  @Column({ type: 'varchar', length: 2, nullable: true })
  language!: Language | null;

  @Column({ type: 'varchar', nullable: true })
  assisted!: Assisted | null;

  /** As the device said. */
  @DayColumn({ name: 'answered_on', nullable: true })
  answeredOn!: Day | null;

  /** Sent by a paired tablet. */
  @Column({ type: 'boolean', name: 'by_tablet', default: false })
  byTablet!: boolean;

  /** What became of it; null while it waits. */
  @Column({ type: 'varchar', nullable: true })
  settled!: Settled | null;

  @DayColumn({ name: 'settled_on', nullable: true })
  settledOn!: Day | null;

  /** Login name; null where its sender withdrew it. */
  @Column({ type: 'varchar', name: 'settled_by', nullable: true })
  settledBy!: string | null;

  /** Why it was corrected or discarded, in the officer's words. */
  @Column({ type: 'text', name: 'settled_because', nullable: true })
  settledBecause!: string | null;
}

/**
 * `accepted` as it came, where it is valid by now; `corrected` by an officer, and then accepted; `discarded`; `withdrawn`
 * by its sender, together with the response of the same ID.
 */
export type Settled = 'accepted' | 'corrected' | 'discarded' | 'withdrawn';

/** Answers as they are kept: what was written in words is in them, and nobody has masked it. */
export function sealedAnswers(secrets: Secrets, answers: unknown): string {
  return secrets.seal(PURPOSE, JSON.stringify(answers));
}

/** Answers as they came; none of what was withdrawn. */
export function answersIn(secrets: Secrets, { answers }: SetAside): Readonly<Record<string, unknown>> {
  const opened: unknown = typeof answers === 'string' ? JSON.parse(secrets.open(PURPOSE, answers) ?? '{}') : null;
  return isRecord(opened) ? opened : {};
}

const PURPOSE = 'set aside';

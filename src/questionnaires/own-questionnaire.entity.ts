import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * How far a version has come: it is written; it is asked, and stays as it is for good; no new campaign is offered it,
 * those that ask it go on.
 */
export type OwnState = 'draft' | 'published' | 'retired';

/** One version of a questionnaire that a commune made itself. */
@Entity({ name: 'own_questionnaire', withoutRowid: true })
export class OwnQuestionnaire {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  /** With the commune in front (`isOwnKey`). */
  @PrimaryColumn({ type: 'varchar' })
  key!: string;

  @PrimaryColumn({ type: 'integer' })
  number!: number;

  @Column({ type: 'varchar' })
  state!: OwnState;

  /** The JSON of SurveyJS as it was written: SurveyJS itself would drop what it does not know. */
  @Column({ type: 'text' })
  source!: string;

  get version(): string {
    return `${this.key}.v${this.number}`;
  }
}

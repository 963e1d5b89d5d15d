import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Span } from '../rules/masking.js';
import type { KeptText } from './kept-text.js';

/**
 * Free text, apart from the other answers of its response and with nothing that leads back to them: its id is random,
 * and no day is kept.
 */
@Entity({ withoutRowid: true })
export class Comment implements KeptText {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  @PrimaryColumn({ type: 'varchar', length: 36 })
  id!: string;

  @Column({ type: 'varchar', name: 'campaign_id' })
  campaignId!: string;

  /** In which it was given; of one that came after its lock, in which it came. */
  @Column({ type: 'varchar', length: 7 })
  quarter!: string;

  @Column({ type: 'varchar' })
  question!: string;

  /** Of its question, or of the one that it is written behind; null where that has none. */
  @Column({ type: 'varchar', nullable: true })
  element!: string | null;

  /** Key of the unit that it is about; null where that is not known. */
  @Column({ type: 'varchar', nullable: true })
  department!: string | null;

  /** Written before the opening, to try the form: nobody's. */
  @Column({ type: 'boolean' })
  trial!: boolean;

  @Column({ type: 'text', nullable: true })
  original!: string | null;

  @Column({ type: 'text' })
  masked!: string;

  @Column({ type: 'simple-json' })
  spans!: readonly Span[];

  @Column({ type: 'varchar', name: 'masked_by', nullable: true })
  maskedBy!: string | null;

  /** The masked words in plain letters, for the search. */
  @Column({ type: 'text' })
  words!: string;

  /** The imported file that it came with: many people's, so it leads back to none of them. */
  @Column({ type: 'varchar', name: 'import_id', nullable: true })
  importId!: string | null;
}

/** What an officer sees in a comment, in the commune's own words. */
@Entity({ name: 'comment_tag', withoutRowid: true })
export class CommentTag {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  @PrimaryColumn({ type: 'varchar', name: 'comment_id', length: 36 })
  commentId!: string;

  /** In plain letters: the same tag typed otherwise is the same. */
  @PrimaryColumn({ type: 'varchar' })
  tag!: string;

  /** As it was typed first. */
  @Column({ type: 'varchar' })
  name!: string;

  @Column({ type: 'varchar', name: 'campaign_id' })
  campaignId!: string;
}

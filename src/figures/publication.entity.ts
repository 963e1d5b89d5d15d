import { Column, Entity, PrimaryColumn } from 'typeorm';
import { UtcDateColumn } from '../database/columns.js';
import type { Work } from '../database/statement.js';
import { rows, tableOf } from '../database/table.js';
import type { Publication, PublicationContent } from './publication.js';

/** What was told of a round, or of a period of continuous feedback, at its lock; written once. */
@Entity({ name: 'publication', withoutRowid: true })
export class PublicationRecord {
  @PrimaryColumn({ type: 'varchar', name: 'commune_id' })
  communeId!: string;

  /** Campaign and period, so that two servers cannot publish the same twice. */
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar', name: 'campaign_id' })
  campaignId!: string;

  /** `all` for a round, `2026-Q3` or `2026-11` for continuous feedback */
  @Column({ type: 'varchar' })
  period!: string;

  @UtcDateColumn({ name: 'published_at' })
  publishedAt!: Date;

  @Column({ type: 'varchar', name: 'data_hash' })
  dataHash!: string;

  /** What the hash covers: 1 what was told before the names went with it (`original`), 2 the content. */
  @Column({ type: 'integer', name: 'hash_version' })
  hashVersion!: 1 | 2;

  /** JSON of everything that is told. */
  @Column({ type: 'text' })
  content!: string;

  /** What the hash of a publication of version 1 covers, as it was locked; null for all others. */
  @Column({ type: 'text', nullable: true })
  original!: string | null;
}

const records = tableOf(PublicationRecord);

/** The periods of a campaign that are published, oldest first, without what they tell. */
export function* publishedPeriods(communeId: string, campaignId: string): Work<readonly PublishedPeriod[]> {
  return yield* rows<PublishedPeriod>(
    'SELECT id, period FROM publication WHERE commune_id = $1 AND campaign_id = $2 ORDER BY period',
    ...[communeId, campaignId],
  );
}

interface PublishedPeriod {
  readonly id: string;
  readonly period: string;
}

/** One publication with all that it tells. */
export function* readPublication(communeId: string, id: string): Work<Publication | null> {
  const record = yield* records.find({ communeId, id });
  if (!record) return null;
  const { content, ...head } = record;
  return { ...head, content: JSON.parse(content) as PublicationContent };
}

/** Stores a publication, once. */
export function* insertPublication({ content, ...publication }: Publication): Work<void> {
  const { campaignId, period } = publication;
  yield* records.insert({
    ...publication,
    id: `${campaignId}.${period}`,
    original: null,
    content: JSON.stringify(content),
  });
}

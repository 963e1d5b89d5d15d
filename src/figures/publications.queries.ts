import { rows, type Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { PublicationRecord } from './publication.entity.js';
import type { Publication, PublicationContent } from './publication.js';

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

import { rows, type Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { PublicationRecord } from './publication.entity.js';
import type { Publication } from './publication.js';

const records = tableOf(PublicationRecord);

/** The newest publication of each period of a campaign, oldest period first, without its content. */
export function* newestPublications(communeId: string, campaignId: string): Work<readonly PublicationHead[]> {
  const found = yield* rows<Omit<PublicationHead, 'locked'> & { locked: unknown }>(
    `SELECT id, period, sequence, locked FROM publication p WHERE commune_id = $1 AND campaign_id = $2
     AND sequence = (SELECT MAX(q.sequence) FROM publication q
       WHERE q.commune_id = p.commune_id AND q.campaign_id = p.campaign_id AND q.period = p.period)
     ORDER BY period`,
    communeId,
    campaignId,
  );
  return found.map(({ id, period, sequence, locked }) => ({ id, period, sequence, locked: Boolean(locked) }));
}

export interface PublicationHead {
  readonly id: string;
  readonly period: string;
  readonly sequence: number;
  readonly locked: boolean;
}

/** One publication with all its sums. */
export function* readPublication(communeId: string, id: string): Work<Publication | null> {
  const record = yield* records.find({ communeId, id });
  if (!record) return null;
  const { content, crossings } = JSON.parse(record.content) as Pick<Publication, 'content' | 'crossings'>;
  return { ...record, content, crossings };
}

/** Stores a publication; the one before it keeps its hash and, unless it is locked, gives up its content. */
export function* insertPublication({ content, crossings, ...publication }: Publication): Work<void> {
  const { communeId, campaignId, period, sequence } = publication;
  const id = publicationId(campaignId, period, sequence);
  yield* records.insert({ ...publication, id, content: JSON.stringify({ content, crossings }) });
  yield* records.update({ communeId, id: publicationId(campaignId, period, sequence - 1) }, { content: '' });
}

function publicationId(campaignId: string, period: string, sequence: number): string {
  return `${campaignId}.${period}.${sequence}`;
}

import { type Row, rows, type Work } from '../database/statement.js';
import type { Publication } from './publication.js';

/** The newest publication of each period of a campaign, oldest period first, without its content. */
export function* newestPublications(communeId: string, campaignId: string): Work<readonly PublicationHead[]> {
  const found = yield* rows(
    `SELECT id, period, sequence, locked FROM publication p WHERE commune_id = $1 AND campaign_id = $2
     AND sequence = (SELECT MAX(q.sequence) FROM publication q
       WHERE q.commune_id = p.commune_id AND q.campaign_id = p.campaign_id AND q.period = p.period)
     ORDER BY period`,
    communeId,
    campaignId,
  );
  return found.map((row) => ({
    id: String(row.id),
    period: String(row.period),
    sequence: Number(row.sequence),
    locked: Boolean(row.locked),
  }));
}

export interface PublicationHead {
  readonly id: string;
  readonly period: string;
  readonly sequence: number;
  readonly locked: boolean;
}

/** One publication with all its sums. */
export function* readPublication(communeId: string, id: string): Work<Publication | null> {
  const [row] = yield* rows('SELECT * FROM publication WHERE commune_id = $1 AND id = $2', communeId, id);
  return row ? asPublication(row) : null;
}

/** Stores a publication; the one before it keeps its hash and, unless it is locked, gives up its content. */
export function* insertPublication(publication: Publication): Work<void> {
  const { communeId, campaignId, period, sequence, locked, publishedAt, dataHash, content, crossings } = publication;
  yield* rows(
    `INSERT INTO publication (commune_id, id, campaign_id, period, sequence, locked, published_at, data_hash, content)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    ...[communeId, publicationId(campaignId, period, sequence), campaignId, period, sequence],
    ...[locked, publishedAt.toISOString(), dataHash, JSON.stringify({ content, crossings })],
  );
  yield* rows(
    `UPDATE publication SET content = '' WHERE commune_id = $1 AND id = $2`,
    communeId,
    publicationId(campaignId, period, sequence - 1),
  );
}

export function publicationId(campaignId: string, period: string, sequence: number): string {
  return `${campaignId}.${period}.${sequence}`;
}

function asPublication(row: Row): Publication {
  const { content, crossings } = JSON.parse(String(row.content)) as Pick<Publication, 'content' | 'crossings'>;
  return {
    communeId: String(row.commune_id),
    campaignId: String(row.campaign_id),
    period: String(row.period),
    sequence: Number(row.sequence),
    locked: Boolean(row.locked),
    publishedAt: new Date(String(row.published_at)),
    dataHash: String(row.data_hash),
    content,
    crossings,
  };
}

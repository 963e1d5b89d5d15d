import { rows, type Work } from '../database/statement.js';
import type { Occasions } from './clustered.js';

/**
 * The occasions of a campaign: village meetings, and sheets that were handed out in one village. Sheets of any other
 * batch were only put together to be keyed.
 */
export function* occasionsOf(communeId: string, campaignId: string): Work<Occasions> {
  const found = yield* rows<{ id: string; kind: 'meeting' | 'hand-out' }>(
    `SELECT id, 'meeting' AS kind FROM meeting WHERE commune_id = $1
     UNION ALL
     SELECT b.id, 'hand-out' AS kind FROM paper_batch b
     JOIN collection_point p ON p.commune_id = b.commune_id AND p.id = b.point_id
     WHERE b.commune_id = $2 AND b.campaign_id = $3 AND b.meeting_id IS NULL AND p.village IS NOT NULL`,
    ...[communeId, communeId, campaignId],
  );
  return new Map(found.map(({ id, kind }) => [id, kind]));
}

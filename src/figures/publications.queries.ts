import { AuditChain } from '../access/audit.entity.js';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { EVER } from '../campaigns/campaign-calendar.js';
import { asCount } from '../database/columns.js';
import type { Work } from '../database/statement.js';
import { rows, tableOf } from '../database/table.js';
import { countUncounted } from '../responses/tallies.queries.js';
import type { KeptRows } from './kept-rows.js';
import type { Occasions } from './people.js';
import type { Publication } from './publication.js';
import { RowFileRecord } from './row-file.entity.js';

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

/**
 * Changes whenever what the answers of a trial tell may have changed: with each of them, with each that is set aside, and
 * with the log of the commune, in which everything else stands that staff change.
 */
export function* stateOfTrial({ communeId, id }: Pick<Campaign, 'communeId' | 'id'>): Work<string> {
  const [answers] = yield* rows<{ n: unknown }>(
    "SELECT COUNT(*) AS n FROM survey_response WHERE commune_id = $1 AND campaign_id = $2 AND standing = 'test'",
    ...[communeId, id],
  );
  const { setAside } = yield* countUncounted(communeId, id, EVER);
  const log = yield* tableOf(AuditChain).find({ chain: communeId });
  return `${asCount(answers?.n)} ${setAside} ${log?.hash}`;
}

type PeriodOf = Pick<Publication, 'communeId' | 'campaignId' | 'period'>;

/** The rows that were kept with a publication; null for what was locked before any were. */
export function keptRowsOf({ communeId, campaignId, period }: PeriodOf): Work<RowFileRecord | null> {
  return tableOf(RowFileRecord).find({ communeId, campaignId, period });
}

/** Stores them, once. */
export function* keepRows({ communeId, campaignId, period }: PeriodOf, { hash, packed }: KeptRows): Work<void> {
  yield* tableOf(RowFileRecord).insertNew({ communeId, campaignId, period, hash, packed });
}

import { rows, type Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { Campaign } from './campaign.entity.js';

const campaigns = tableOf(Campaign);

/** Every campaign that uses a point, newest opening first. */
export function* campaignsAtPoint(communeId: string, pointId: string): Work<readonly Campaign[]> {
  const found = yield* rows(
    `SELECT c.* FROM campaign c JOIN campaign_point p ON p.commune_id = c.commune_id AND p.campaign_id = c.id
     WHERE p.commune_id = $1 AND p.point_id = $2 ORDER BY c.opens_on DESC`,
    communeId,
    pointId,
  );
  return found.map((raw) => campaigns.row(raw));
}

/** A campaign, held still until the transaction ends: its lock and the responses it counts never cross. */
export function holdCampaign(communeId: string, id: string): Work<Campaign | null> {
  return campaigns.hold({ communeId, id });
}

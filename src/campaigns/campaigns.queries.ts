import { type Row, rows, type Work } from '../database/statement.js';
import { Campaign } from './campaign.entity.js';

/** Every campaign that uses a point, newest opening first. */
export function* campaignsAtPoint(communeId: string, pointId: string): Work<readonly Campaign[]> {
  const found = yield* rows(
    `SELECT c.* FROM campaign c JOIN campaign_point p ON p.commune_id = c.commune_id AND p.campaign_id = c.id
     WHERE p.commune_id = $1 AND p.point_id = $2 ORDER BY c.opens_on DESC`,
    communeId,
    pointId,
  );
  return found.map(asCampaign);
}

/** A campaign, held still until the transaction ends: its lock and the responses it counts never cross. */
export function* holdCampaign(communeId: string, id: string): Work<Campaign | null> {
  const [found] = yield* rows('SELECT * FROM campaign WHERE commune_id = $1 AND id = $2 FOR UPDATE', communeId, id);
  return found ? asCampaign(found) : null;
}

function asCampaign(row: Row): Campaign {
  return Object.assign(new Campaign(), {
    communeId: row.commune_id,
    id: row.id,
    name: row.name,
    questionnaireVersion: row.questionnaire_version,
    opensOn: row.opens_on,
    endsOn: row.ends_on,
    locksOn: row.locks_on,
    target: row.target === null ? null : Number(row.target),
    continuous: Boolean(row.continuous),
    testing: Boolean(row.testing),
    leads: JSON.parse(String(row.leads)),
    lockedEarly: Boolean(row.locked_early),
    quartersLockedEarly: JSON.parse(String(row.quarters_locked_early)),
  });
}

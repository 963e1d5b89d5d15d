import { CollectionPoint } from '../collection-points/collection-point.entity.js';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { problem } from '../problem.js';
import { Campaign, CampaignPoint } from './campaign.entity.js';

/** Which campaign a collection point serves: one at a time. */

const campaigns = tableOf(Campaign);
const campaignPoints = tableOf(CampaignPoint);

/** What is asked of a campaign before it takes a point. */
type AtPoints = Pick<Campaign, 'communeId' | 'id' | 'opensOn' | 'endsOn'>;

/**
 * A campaign takes a point.
 * @returns false where it uses the point already
 * @throws Problem `not-found` for an unknown point, `campaign-overlaps` when another uses it on one of the same days
 */
export function* attached(campaign: AtPoints, pointId: string): Work<boolean> {
  const { communeId, id: campaignId } = campaign;
  yield* holdPoint(communeId, pointId);
  if (yield* campaignPoints.find({ communeId, campaignId, pointId })) return false;
  const other = yield* otherAt(campaign, pointId);
  if (other) throw problem.campaignOverlaps({ campaign: other.name });
  yield* campaignPoints.insert({ communeId, campaignId, pointId });
  return true;
}

/** The points of a campaign, within a unit of work. */
export function* campaignPointsOf({ communeId, id: campaignId }: Campaign): Work<readonly CollectionPoint[]> {
  const points: CollectionPoint[] = [];
  for (const { pointId: id } of yield* campaignPoints.select({ communeId, campaignId })) {
    const point = yield* tableOf(CollectionPoint).find({ communeId, id });
    if (point) points.push(point);
  }
  return points;
}

/** A campaign that would serve one of the points on one of these days as well; null where all are free. */
export function* overlapping(campaign: AtPoints): Work<Campaign | null> {
  const { communeId, id: campaignId } = campaign;
  const used = yield* campaignPoints.select({ communeId, campaignId }, { order: { pointId: 'ASC' } });
  for (const { pointId } of used) {
    yield* holdPoint(communeId, pointId);
    const other = yield* otherAt(campaign, pointId);
    if (other) return other;
  }
  return null;
}

/** Held, so that of two campaigns that ask for it at once the second sees the first. */
function* holdPoint(communeId: string, id: string): Work<void> {
  if (!(yield* tableOf(CollectionPoint).hold({ communeId, id }))) throw problem.notFound();
}

function* otherAt({ communeId, id, opensOn, endsOn }: AtPoints, pointId: string): Work<Campaign | null> {
  for (const { campaignId } of yield* campaignPoints.select({ communeId, pointId })) {
    const other = campaignId === id ? null : yield* campaigns.find({ communeId, id: campaignId });
    const overlaps = other !== null && other.opensOn <= endsOn && opensOn <= other.endsOn;
    if (overlaps && other.endedAt === null && !other.isLocked) return other;
  }
  return null;
}

import { Injectable } from '@nestjs/common';
import { asCount } from '../database/columns.js';
import { rows, type Work } from '../database/statement.js';
import { WriteQueue } from '../database/write-queue.js';
import type { Campaign } from './campaign.entity.js';

/**
 * How many responses were counted so far? Asked of the table itself: the room of responses stands above this one, and
 * all that lists of campaigns need is a number.
 */
@Injectable()
export class ResponseCountsQueries {
  constructor(private readonly queue: WriteQueue) {}

  /** By campaign, of one commune or of all. */
  byCampaign(communeId: string | null): Promise<ReadonlyMap<string, number>> {
    return this.queue.read(countBy('campaign_id', communeId, null));
  }

  /** By point, within one campaign. */
  byPoint({ communeId, id }: Campaign): Promise<ReadonlyMap<string, number>> {
    return this.queue.read(countBy('point_id', communeId, id));
  }
}

function* countBy(
  column: 'campaign_id' | 'point_id',
  communeId: string | null,
  campaignId: string | null,
): Work<ReadonlyMap<string, number>> {
  const chosen = [communeId === null ? '' : ' AND commune_id = $1', campaignId === null ? '' : ' AND campaign_id = $2'];
  const counted = yield* rows(
    `SELECT ${column} AS key, SUM(responses) AS responses FROM participation_count
     WHERE standing = 'counted'${chosen.join('')} GROUP BY ${column}`,
    ...[communeId, campaignId].filter((value) => value !== null),
  );
  return new Map(counted.map(({ key, responses }) => [String(key), asCount(responses)]));
}

import { Injectable } from '@nestjs/common';
import { asCount } from '../database/columns.js';
import type { Work } from '../database/statement.js';
import { rows } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import type { Day } from '../rules/days.js';
import type { Campaign } from './campaign.entity.js';

/**
 * How many responses were counted so far, and how many wait? Asked of the tables themselves: the room of responses
 * stands above this one, and all that lists of campaigns need is a number.
 */
@Injectable()
export class ResponseCountsQueries {
  constructor(private readonly queue: WriteQueue) {}

  /** By campaign, of one commune or of all. */
  byCampaign(communeId: string | null): Promise<ReadonlyMap<string, number>> {
    return this.queue.read(countBy('campaign_id', communeId, null));
  }

  /** Answers that staff have to look at before they count, in one commune. */
  waiting(communeId: string): Promise<number> {
    return this.queue.remembered(['set_aside'], `waiting ${communeId}`, () => countWaiting(communeId));
  }

  /** Those of some days of one campaign, both ends included. */
  between(campaign: Campaign, days: { readonly from: Day; readonly to: Day }): Promise<number> {
    return this.queue.read(countBetween(campaign, days));
  }

  /** By point, within one campaign. */
  byPoint({ communeId, id }: Campaign): Promise<ReadonlyMap<string, number>> {
    return this.queue.read(countBy('point_id', communeId, id));
  }
}

export function* countWaiting(communeId: string): Work<number> {
  const [counted] = yield* rows<{ n: unknown }>(
    'SELECT COUNT(*) AS n FROM set_aside WHERE commune_id = $1 AND settled_on IS NULL',
    communeId,
  );
  return asCount(counted?.n);
}

export function* countBetween(
  { communeId, id }: Campaign,
  { from, to }: { readonly from: Day; readonly to: Day },
): Work<number> {
  const [counted] = yield* rows<{ responses: unknown }>(
    `SELECT SUM(responses) AS responses FROM participation_count
     WHERE commune_id = $1 AND campaign_id = $2 AND standing = 'counted' AND day BETWEEN $3 AND $4`,
    ...[communeId, id, from, to],
  );
  return asCount(counted?.responses);
}

/** Responses counted by campaign or point, of one commune or campaign or of all. */
export function* countBy(
  column: 'campaign_id' | 'point_id',
  communeId: string | null,
  campaignId: string | null,
): Work<ReadonlyMap<string, number>> {
  const chosen = [communeId === null ? '' : ' AND commune_id = $1', campaignId === null ? '' : ' AND campaign_id = $2'];
  const counted = yield* rows<{ key: string; responses: unknown }>(
    `SELECT ${column} AS key, SUM(responses) AS responses FROM participation_count
     WHERE standing = 'counted'${chosen.join('')} GROUP BY ${column}`,
    ...[communeId, campaignId].filter((value) => value !== null),
  );
  return new Map(counted.map(({ key, responses }) => [key, asCount(responses)]));
}

import { weekdayOf } from '../campaigns/campaign-calendar.js';
import { rows, type Work } from '../database/statement.js';
import type { Day } from '../rules/days.js';
import type { Channel } from './dimensions.js';
import type { Standing } from './survey-response.entity.js';

/** What participation knows of a stored response: when and where, and nothing of its answers. */
export interface Participation {
  readonly communeId: string;
  readonly campaign: { readonly id: string };
  readonly pointId: string;
  readonly businessDate: Day;
  readonly attributes: { readonly channel: Channel };
  readonly receivedOn: Day;
  /** Hour of receipt in Vietnam, for the busy hours of the point only. */
  readonly hour: number;
}

export interface StoredParticipation {
  readonly stored: Participation;
  readonly standing: Standing;
}

/** Counts the responses of a group by day, point and channel, and by hour of the week at the point. */
export function* countParticipation(responses: readonly StoredParticipation[]): Work<void> {
  for (const [day, count] of countAlike(responses.map(dayOf))) {
    yield* rows(
      `INSERT INTO participation_count (commune_id, campaign_id, day, point_id, channel, standing, responses)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (commune_id, campaign_id, day, point_id, channel, standing)
       DO UPDATE SET responses = participation_count.responses + excluded.responses`,
      ...(JSON.parse(day) as string[]),
      count,
    );
  }
}

function dayOf({ stored, standing }: StoredParticipation): string {
  const { communeId, campaign, businessDate, pointId, attributes } = stored;
  return JSON.stringify([communeId, campaign.id, businessDate, pointId, attributes.channel, standing]);
}

/** Counts when a point is busy. */
export function* countBusyHours(responses: readonly Participation[]): Work<void> {
  for (const [hour, count] of countAlike(responses.map(hourOf))) {
    yield* rows(
      `INSERT INTO busy_hour (commune_id, point_id, weekday, hour, responses) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (commune_id, point_id, weekday, hour)
       DO UPDATE SET responses = busy_hour.responses + excluded.responses`,
      ...(JSON.parse(hour) as (string | number)[]),
      count,
    );
  }
}

function hourOf({ communeId, pointId, receivedOn, hour }: Participation): string {
  return JSON.stringify([communeId, pointId, weekdayOf(receivedOn), hour]);
}

function countAlike(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

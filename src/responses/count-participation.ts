import { weekdayOf } from '../campaigns/campaign-calendar.js';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import type { Day } from '../rules/days.js';
import type { Channel } from './dimensions.js';
import type { Standing } from './survey-response.entity.js';
import { BusyHour, ParticipationCount } from './tally.entity.js';

/** What participation knows of a stored response: when and where, and nothing of its answers. */
export interface Participation {
  readonly communeId: string;
  readonly campaign: { readonly id: string };
  readonly pointId: string;
  readonly businessDate: Day;
  readonly attributes: { readonly channel: Channel };
  readonly receivedOn: Day;
  /** Hour of receipt in Vietnam, for the busy hours of the point only; null where it is not known. */
  readonly hour: number | null;
}

export interface StoredParticipation {
  readonly stored: Participation;
  readonly standing: Standing;
}

/** Counts the responses of a group by day, point and channel, and by hour of the week at the point. */
export function* countParticipation(responses: readonly StoredParticipation[]): Work<void> {
  for (const [day, count] of countAlike(responses.map(dayOf))) {
    yield* tableOf(ParticipationCount).upsert({ responses: count, ...day }, ['responses']);
  }
}

function dayOf({ stored, standing }: StoredParticipation): Omit<ParticipationCount, 'responses'> {
  const { communeId, campaign, businessDate: day, pointId, attributes } = stored;
  return { communeId, campaignId: campaign.id, day, pointId, channel: attributes.channel, standing };
}

/** The same taken back; a count of nothing is no count. */
export function* uncountParticipation(responses: readonly Omit<ParticipationCount, 'responses'>[]): Work<void> {
  const counts = tableOf(ParticipationCount);
  for (const [counted, count] of countAlike(responses)) {
    yield* counts.upsert({ responses: -count, ...counted }, ['responses']);
    const { communeId, campaignId, day, pointId, channel, standing } = counted;
    yield* counts.delete({ communeId, campaignId, day, pointId, channel, standing, responses: 0 });
  }
}

/** Counts when a point is busy. */
export function* countBusyHours(responses: readonly Participation[]): Work<void> {
  for (const [hour, count] of countAlike(responses.flatMap(hourOf))) {
    yield* tableOf(BusyHour).upsert({ responses: count, ...hour }, ['responses']);
  }
}

function hourOf({ communeId, pointId, receivedOn, hour }: Participation): readonly Omit<BusyHour, 'responses'>[] {
  return hour === null ? [] : [{ communeId, pointId, weekday: weekdayOf(receivedOn), hour }];
}

function countAlike<T>(items: readonly T[]): Iterable<readonly [T, number]> {
  const counts = new Map<string, [T, number]>();
  for (const item of items) {
    const name = JSON.stringify(item);
    const alike = counts.get(name);
    if (alike) alike[1] += 1;
    else counts.set(name, [item, 1]);
  }
  return counts.values();
}

import { rows, type Work } from '../database/statement.js';
import { addUp } from './counted-answers.js';
import { type Arrival, insertResponse } from './save-response.js';

/**
 * Stores many responses of one campaign at once: each as a row of its own, each cell of the sums written once. For
 * simulated data and restored batches, which arrive before any lock and with identifiers known to be new.
 */
export function* saveMany(arrivals: readonly Arrival[]): Work<void> {
  const [first] = arrivals;
  if (!first) return;
  const participation = new Map<string, number>();
  for (const arrival of arrivals) {
    yield* insertResponse(arrival, 'counted');
    const day = JSON.stringify([arrival.businessDate, arrival.pointId, arrival.attributes.channel]);
    participation.set(day, (participation.get(day) ?? 0) + 1);
  }
  yield* addUp(arrivals);
  yield* addParticipation(first, participation);
}

function* addParticipation({ communeId, campaign }: Arrival, counts: ReadonlyMap<string, number>): Work<void> {
  for (const [name, responses] of counts) {
    const [day, pointId, channel] = JSON.parse(name) as [string, string, string];
    yield* rows(
      `INSERT INTO participation_count (commune_id, campaign_id, day, point_id, channel, standing, responses)
       VALUES ($1, $2, $3, $4, $5, 'counted', $6)
       ON CONFLICT (commune_id, campaign_id, day, point_id, channel, standing)
       DO UPDATE SET responses = participation_count.responses + excluded.responses`,
      ...[communeId, campaign.id, day, pointId, channel, responses],
    );
  }
}

import { rows, type Work } from '../database/statement.js';
import type { Day } from '../rules/days.js';

/** The meeting that an answer given at a point belongs to: the last one held there up to the day of the answer. */
export function* meetingAt(communeId: string, pointId: string, day: Day): Work<string | null> {
  const [found] = yield* rows<{ id: string }>(
    `SELECT id FROM meeting WHERE commune_id = $1 AND point_id = $2 AND held_on <= $3
     ORDER BY held_on DESC LIMIT 1`,
    ...[communeId, pointId, day],
  );
  return found?.id ?? null;
}

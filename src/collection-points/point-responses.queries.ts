import { asCount } from '../database/columns.js';
import type { Work } from '../database/statement.js';
import { rows } from '../database/table.js';

/**
 * Responses that were counted at each point of a commune, in all its campaigns. Asked of the counts themselves: the room
 * of responses stands above this one.
 */
export function* responsesByPoint(communeId: string): Work<ReadonlyMap<string, number>> {
  const counted = yield* rows<{ point_id: string; responses: unknown }>(
    `SELECT point_id, SUM(responses) AS responses FROM participation_count
     WHERE commune_id = $1 AND standing = 'counted' GROUP BY point_id`,
    communeId,
  );
  return new Map(counted.map(({ point_id: id, responses }) => [id, asCount(responses)]));
}

import { asCount } from '../database/columns.js';
import type { Work } from '../database/statement.js';
import { rows, tableOf } from '../database/table.js';
import type { Day } from '../rules/days.js';
import { SetAside, type Settled } from './set-aside.entity.js';

const kept = tableOf(SetAside);

/** As many as a person looks through at once. */
export const PAGE_SIZE = 50;

/** How many wait in a commune, by reason. */
export function* waitingByReason(communeId: string): Work<ReadonlyMap<string, number>> {
  const counted = yield* rows<{ reason: string; n: unknown }>(
    'SELECT reason, COUNT(*) AS n FROM set_aside WHERE commune_id = $1 AND settled_on IS NULL GROUP BY reason',
    communeId,
  );
  return new Map(counted.map(({ reason, n }) => [reason, asCount(n)]));
}

/** A page of what waits, reason by reason, the longest waiting first. @param page from 1 */
export function* waitingPage(communeId: string, page: number): Work<readonly SetAside[]> {
  const found = yield* rows(
    `SELECT * FROM set_aside WHERE commune_id = $1 AND settled_on IS NULL
     ORDER BY reason, received_on, id LIMIT $2 OFFSET $3`,
    ...[communeId, PAGE_SIZE, (page - 1) * PAGE_SIZE],
  );
  return found.map((raw) => kept.row(raw));
}

/** What was settled last. */
export function* lastSettled(communeId: string): Work<readonly SetAside[]> {
  const found = yield* rows(
    `SELECT * FROM set_aside WHERE commune_id = $1 AND settled_on IS NOT NULL
     ORDER BY settled_on DESC, reason, received_on, id LIMIT 100`,
    communeId,
  );
  return found.map((raw) => kept.row(raw));
}

export interface Settlement {
  readonly settled: Settled;
  readonly settledOn: Day;
  readonly settledBy: string;
  readonly settledBecause: string | null;
}

/**
 * Settles what waits. Of two who do so at once, one waits here for the other.
 * @returns false, with nothing written, for one that is settled
 */
export function* settle({ communeId, id }: SetAside, settlement: Settlement): Work<boolean> {
  return (yield* kept.update({ communeId, id, settled: null }, { ...settlement })) > 0;
}

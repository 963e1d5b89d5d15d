import type { Work } from '../database/statement.js';
import type { Arrival } from './arrival.js';
import { addCells, additionsOf } from './counted-answers.js';
import { countParticipation, insertResponse } from './save-response.js';
import { addTo, type TallyCells } from './tally-cells.js';

/**
 * Stores many responses of one campaign at once: each as a row of its own, each cell of the sums written once. For
 * simulated data and restored batches, which arrive before any lock and with identifiers known to be new.
 */
export function* saveMany(arrivals: readonly Arrival[]): Work<void> {
  const [first] = arrivals;
  if (!first) return;
  const cells: TallyCells = new Map();
  for (const arrival of arrivals) {
    yield* insertResponse(arrival, 'counted');
    for (const addition of additionsOf(arrival)) addTo(cells, addition);
  }
  yield* addCells(first.communeId, first.campaign.id, cells);
  yield* countParticipation(arrivals.map((stored) => ({ stored, standing: 'counted' as const })));
}

import type { Work } from '../database/statement.js';
import { countParticipation } from './count-participation.js';
import { addUp } from './counted-answers.js';
import { type Arrival, insertResponse } from './save-response.js';

/**
 * Stores many responses of one campaign at once: each as a row of its own, each cell of the sums written once. For
 * simulated data and restored batches, which arrive before any lock and with identifiers known to be new.
 */
export function* saveMany(arrivals: readonly Arrival[]): Work<void> {
  for (const arrival of arrivals) yield* insertResponse(arrival, 'counted');
  yield* addUp(arrivals);
  yield* countParticipation(arrivals.map((stored) => ({ stored, standing: 'counted' as const })));
}

import { rows, type Work } from '../database/statement.js';

/**
 * Marks the database as simulated, once; refuses one that holds real data.
 * @param what `responses`: only stored responses count as real; `strict`: communes and users too
 */
export function* refuseRealData(what: 'responses' | 'strict'): Work<void> {
  const [marked] = yield* rows("SELECT value FROM installation WHERE name = 'simulated'");
  if (marked) return;
  for (const table of what === 'strict' ? ['survey_response', 'commune', 'staff_user'] : ['survey_response']) {
    const [real] = yield* rows(`SELECT id FROM ${table} LIMIT 1`);
    if (real) throw new Error('This database holds real data; simulated ones are never mixed in');
  }
  yield* rows("INSERT INTO installation (name, value) VALUES ('simulated', 'true')");
}

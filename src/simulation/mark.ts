import { rows, type Work } from '../database/statement.js';

/** Marks the database as simulated, once; refuses one that already holds real responses. */
export function* refuseRealData(): Work<void> {
  const [marked] = yield* rows("SELECT value FROM installation WHERE name = 'simulated'");
  if (marked) return;
  const [real] = yield* rows('SELECT id FROM survey_response LIMIT 1');
  if (real) throw new Error('This database holds real responses; simulated ones are never mixed in');
  yield* rows("INSERT INTO installation (name, value) VALUES ('simulated', 'true')");
}

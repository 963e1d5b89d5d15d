import { User } from '../access/credentials.entity.js';
import { Commune } from '../communes/commune.entity.js';
import type { Work } from '../database/statement.js';
import { type Entity, tableOf } from '../database/table.js';
import { Installation } from '../operations/installation.entity.js';
import { SurveyResponse } from '../responses/survey-response.entity.js';

const real: Readonly<Record<'responses' | 'strict', readonly Entity[]>> = {
  responses: [SurveyResponse],
  strict: [SurveyResponse, Commune, User],
};

/**
 * Marks the database as simulated, once; refuses one that holds real data.
 * @param what `responses`: only stored responses count as real; `strict`: communes and users too
 */
export function* refuseRealData(what: 'responses' | 'strict'): Work<void> {
  const installation = tableOf(Installation);
  if (yield* installation.find({ name: 'simulated' })) return;
  for (const entity of real[what]) {
    const [row] = yield* tableOf(entity).select({}, { limit: 1 });
    if (row) throw new Error('This database holds real data; simulated ones are never mixed in');
  }
  yield* installation.insert({ name: 'simulated', value: 'true' });
}

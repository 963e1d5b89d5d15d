import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { holdCampaign } from './campaigns.queries.js';
import { VisitCount } from './visit-count.entity.js';
import type { Visits } from './visits.js';

const counts = tableOf(VisitCount);

/** Everything entered for a campaign, oldest week first. */
export function* visitsOf(communeId: string, campaignId: string): Work<readonly Visits[]> {
  const found = yield* counts.select({ communeId, campaignId }, { order: { week: 'ASC', field: 'ASC' } });
  return found.map(({ week, field, visits: count }) => ({ week, field, count }));
}

/** Puts visits in the place of all that was entered for their weeks; two officers at once take turns. */
export function* replaceWeeks(
  communeId: string,
  campaignId: string,
  weeks: readonly string[],
  visits: readonly Visits[],
): Work<void> {
  yield* holdCampaign(communeId, campaignId);
  for (const week of weeks) yield* counts.delete({ communeId, campaignId, week });
  for (const { week, field, count } of visits) {
    yield* counts.insert({ communeId, campaignId, week, field, visits: count });
  }
}

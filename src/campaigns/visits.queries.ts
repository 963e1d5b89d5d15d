import { asCount } from '../database/columns.js';
import { rows, type Work } from '../database/statement.js';
import { holdCampaign } from './campaigns.queries.js';
import type { Visits } from './visits.js';

/** Everything entered for a campaign, oldest week first. */
export function* visitsOf(communeId: string, campaignId: string): Work<readonly Visits[]> {
  const found = yield* rows(
    'SELECT week, field, visits FROM visit_count WHERE commune_id = $1 AND campaign_id = $2 ORDER BY week, field',
    ...[communeId, campaignId],
  );
  return found.map((row) => ({ week: String(row.week), field: String(row.field), count: asCount(row.visits) }));
}

/** Puts visits in the place of all that was entered for their weeks; two officers at once take turns. */
export function* replaceWeeks(
  communeId: string,
  campaignId: string,
  weeks: readonly string[],
  visits: readonly Visits[],
): Work<void> {
  yield* holdCampaign(communeId, campaignId);
  for (const week of weeks) {
    yield* rows(
      'DELETE FROM visit_count WHERE commune_id = $1 AND campaign_id = $2 AND week = $3',
      ...[communeId, campaignId, week],
    );
  }
  for (const { week, field, count } of visits) {
    yield* rows(
      'INSERT INTO visit_count (commune_id, campaign_id, week, field, visits) VALUES ($1, $2, $3, $4, $5)',
      ...[communeId, campaignId, week, field, count],
    );
  }
}

import type { Campaign } from '../campaigns/campaign.entity.js';
import { periodOf } from '../campaigns/campaign-calendar.js';
import type { Row, Work } from '../database/statement.js';
import { rows, tableOf } from '../database/table.js';
import { PaperBatch } from '../paper/paper.entity.js';
import { SurveyResponse } from '../responses/survey-response.entity.js';
import type { Exclusion } from './integrity.entity.js';
import type { Places } from './places.js';

/** What is left out together: never single answers, so that nobody picks those that they do not like. */
export type ExclusionSet = Pick<Exclusion, 'period' | 'kind' | 'pointId' | 'day' | 'batchId'>;

/** Responses that count, with the point at which they are counted. */
export interface Counted {
  readonly pointId: string;
  readonly responses: readonly SurveyResponse[];
}

/** The responses of a set that count now. */
export function* countedIn(campaign: Campaign, set: ExclusionSet, places: Places): Work<Counted> {
  const { communeId, id: campaignId } = campaign;
  if (set.kind === 'batch') {
    const [batch] = yield* tableOf(PaperBatch).select({ communeId, campaignId, id: set.batchId ?? '' });
    const sheets = batch ? yield* sheetsThatCount(batch) : [];
    // Of continuous feedback, sheets of one hand-out may belong to several periods.
    const responses = sheets.filter(({ businessDate }) => periodOf(businessDate, campaign) === set.period);
    return { pointId: batch?.pointId ?? '', responses };
  }
  const found = yield* rows(
    `SELECT * FROM survey_response WHERE commune_id = $1 AND campaign_id = $2 AND business_date = $3
     AND standing = 'counted'`,
    ...[communeId, campaignId, set.day ?? ''],
  );
  const sheets = yield* sheetIds(campaign);
  const responses = found
    .map((raw) => tableOf(SurveyResponse).row(raw))
    .filter((stored) => !sheets.has(stored.id) && (set.kind === 'day' || stored.flags !== null))
    .filter((stored) => places.pointOf(stored) === set.pointId);
  return { pointId: set.pointId ?? '', responses };
}

/** The responses that were left out together and still are; what was withdrawn since stays so. */
export function* leftOutBy({ communeId, id }: Pick<Exclusion, 'communeId' | 'id'>): Work<readonly Counted[]> {
  const found = yield* rows<Row & { left_at: string }>(
    `SELECT r.*, e.point_id AS left_at FROM excluded_response e
     JOIN survey_response r ON r.commune_id = e.commune_id AND r.id = e.response_id
     WHERE e.commune_id = $1 AND e.exclusion_id = $2 AND r.standing = 'excluded'`,
    ...[communeId, id],
  );
  const byPoint = new Map<string, SurveyResponse[]>();
  for (const raw of found) {
    const together = byPoint.get(raw.left_at) ?? [];
    together.push(tableOf(SurveyResponse).row(raw));
    byPoint.set(raw.left_at, together);
  }
  return [...byPoint].map(([pointId, responses]) => ({ pointId, responses }));
}

/** Of a batch. */
export function* sheetsThatCount({ communeId, id }: PaperBatch): Work<readonly SurveyResponse[]> {
  const found = yield* rows(
    `SELECT r.* FROM paper_sheet s JOIN survey_response r ON r.commune_id = s.commune_id AND r.id = s.response_id
     WHERE s.commune_id = $1 AND s.batch_id = $2 AND r.standing = 'counted'`,
    ...[communeId, id],
  );
  return found.map((raw) => tableOf(SurveyResponse).row(raw));
}

/** A sheet goes with its batch, whatever day it bears. */
function* sheetIds({ communeId, id }: Campaign): Work<ReadonlySet<string>> {
  const found = yield* rows<{ response_id: string }>(
    `SELECT s.response_id FROM paper_sheet s JOIN paper_batch b ON b.commune_id = s.commune_id AND b.id = s.batch_id
     WHERE s.commune_id = $1 AND b.campaign_id = $2 AND s.response_id IS NOT NULL`,
    ...[communeId, id],
  );
  return new Set(found.map((row) => row.response_id));
}

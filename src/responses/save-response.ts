import { randomUUID } from 'node:crypto';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { quarterOf, weekdayOf } from '../campaigns/campaign-calendar.js';
import { holdCampaign } from '../campaigns/campaigns.queries.js';
import { spendCode } from '../collection-points/one-time-codes.queries.js';
import type { Day } from '../config/clock.js';
import type { Group } from '../database/group.js';
import { rows, type Work } from '../database/statement.js';
import type { Answers } from '../rules/answers.js';
import { addUp, type CountedAnswers } from './counted-answers.js';
import { type Flag, flagsText } from './flags.js';
import type { Standing } from './survey-response.entity.js';

/** A valid response, ready to be stored. */
export interface Arrival extends CountedAnswers {
  readonly communeId: string;
  readonly id: string;
  readonly contentHash: string;
  readonly pointId: string;
  readonly dateReplaced: boolean;
  readonly receivedOn: Day;
  /** Of the one-time code it spends; null without one. The row keeps the level of proof only. */
  readonly codeHash: string | null;
  /** What the intake noticed, without when. */
  readonly flags: readonly Flag[];
  /** Hour of receipt in Vietnam, for the busy hours of the point only. */
  readonly hour: number;
}

export type Saved =
  | { readonly kind: 'stored'; readonly late: boolean }
  | { readonly kind: 'repeated' | 'conflict' | 'code-spent' | 'code-unknown' };

/**
 * Stores a response and adds it to every sum, in one transaction. Whether it still counts is decided here, with the
 * campaign held still, so that no response slips behind a lock.
 */
export function* saveResponse(arrival: Arrival, group: Group): Work<Saved> {
  const campaign = yield* holdCampaign(arrival.communeId, arrival.campaign.id);
  if (!campaign) throw new Error(`Campaign ${arrival.campaign.id} has gone`);
  const standing = standingOf(campaign, arrival);
  const before = yield* storedContent(arrival.communeId, arrival.id);
  if (before) return { kind: before.contentHash === arrival.contentHash ? 'repeated' : 'conflict' };
  if (arrival.codeHash !== null) {
    const { communeId, codeHash, businessDate: given, receivedOn: received } = arrival;
    const outcome = yield* spendCode(communeId, codeHash, { given, received });
    if (outcome !== 'spent-now') return { kind: outcome };
  }
  yield* insertResponse(arrival, standing);
  yield* saveComments(arrival);
  if (standing !== 'test') yield* countParticipation(arrival, standing);
  if (standing === 'counted') group.handIn(addUp, arrival);
  return { kind: 'stored', late: standing === 'late' };
}

function standingOf(campaign: Campaign, { receivedOn, businessDate }: Arrival): Standing {
  if (receivedOn < campaign.opensOn) return 'test';
  return campaign.countsOn(receivedOn, businessDate) ? 'counted' : 'late';
}

/** What is stored under an ID: its content hash, and the campaign and version that the hash is about. */
export function* storedContent(
  communeId: string,
  id: string,
): Work<{ readonly contentHash: string; readonly campaign: string; readonly version: string } | null> {
  const [stored] = yield* rows<{ content_hash: string; campaign_id: string; questionnaire_version: string }>(
    'SELECT content_hash, campaign_id, questionnaire_version FROM survey_response WHERE commune_id = $1 AND id = $2',
    communeId,
    id,
  );
  if (!stored) return null;
  const { content_hash: contentHash, campaign_id: campaign, questionnaire_version: version } = stored;
  return { contentHash, campaign, version };
}

export function* insertResponse(arrival: Arrival, standing: Standing): Work<void> {
  const { attributes: a } = arrival;
  yield* rows(
    `INSERT INTO survey_response (commune_id, id, content_hash, campaign_id, questionnaire_version, standing,
       business_date, date_replaced, respondent_group, receiving_unit, resolving_unit, field, village, counter,
       channel, assisted, proof, batch, answers, flags)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`,
    ...[arrival.communeId, arrival.id, arrival.contentHash, arrival.campaign.id, arrival.questionnaire.version],
    ...[standing, arrival.businessDate, arrival.dateReplaced, a.group, a.receivingUnit, a.resolvingUnit, a.field],
    ...[a.village, a.counter, a.channel, a.assisted, a.proof, a.batch, JSON.stringify(withoutText(arrival))],
    flagsText(arrival.flags),
  );
}

/** Free text goes to a table of its own, under a key of its own. */
function* saveComments({ communeId, campaign, questionnaire, answers, businessDate }: Arrival): Work<void> {
  for (const { code } of questionnaire.questions.filter(({ shape }) => shape.kind === 'text')) {
    const text = answers[code];
    if (typeof text !== 'string') continue;
    yield* rows(
      'INSERT INTO comment (commune_id, id, campaign_id, quarter, question, text, masked) VALUES ($1, $2, $3, $4, $5, $6, $7)',
      ...[communeId, randomUUID(), campaign.id, quarterOf(businessDate), code, text, false],
    );
  }
}

function withoutText({ questionnaire, answers }: Arrival): Answers {
  const texts = new Set(questionnaire.questions.filter(({ shape }) => shape.kind === 'text').map(({ code }) => code));
  return Object.fromEntries(Object.entries(answers).filter(([code]) => !texts.has(code)));
}

function* countParticipation(arrival: Arrival, standing: Standing): Work<void> {
  yield* rows(
    `INSERT INTO participation_count (commune_id, campaign_id, day, point_id, channel, standing, responses)
     VALUES ($1, $2, $3, $4, $5, $6, 1)
     ON CONFLICT (commune_id, campaign_id, day, point_id, channel, standing)
     DO UPDATE SET responses = participation_count.responses + 1`,
    ...[arrival.communeId, arrival.campaign.id, arrival.businessDate, arrival.pointId],
    ...[arrival.attributes.channel, standing],
  );
  yield* rows(
    `INSERT INTO busy_hour (commune_id, point_id, weekday, hour, responses) VALUES ($1, $2, $3, $4, 1)
     ON CONFLICT (commune_id, point_id, weekday, hour) DO UPDATE SET responses = busy_hour.responses + 1`,
    ...[arrival.communeId, arrival.pointId, weekdayOf(arrival.receivedOn), arrival.hour],
  );
}

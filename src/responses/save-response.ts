import { randomUUID } from 'node:crypto';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { quarterOf } from '../campaigns/campaign-calendar.js';
import { holdCampaign } from '../campaigns/campaigns.queries.js';
import { spendCode } from '../collection-points/one-time-codes.queries.js';
import type { Group } from '../database/group.js';
import { rows, type Work } from '../database/statement.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import type { Answers } from '../rules/answers.js';
import { countBusyHours, countParticipation, type Participation } from './count-participation.js';
import { addUp, type CountedAnswers } from './counted-answers.js';
import type { Attributes } from './dimensions.js';
import { type Flag, flagsText } from './flags.js';
import type { Standing } from './survey-response.entity.js';

/** A valid response, ready to be stored. */
export interface Arrival extends CountedAnswers, Participation {
  readonly campaign: Campaign;
  readonly attributes: Attributes;
  readonly id: string;
  readonly contentHash: string;
  readonly dateReplaced: boolean;
  /** Of the one-time code it spends; null without one. The row keeps the level of proof only. */
  readonly codeHash: string | null;
  /** What the intake noticed, without when. */
  readonly flags: readonly Flag[];
}

export type Saved =
  | { readonly kind: 'stored'; readonly late: boolean }
  | { readonly kind: 'repeated' | 'conflict' | 'code-spent' | 'code-unknown' };

/**
 * Stores a response and adds it to every sum, in one transaction. Whether it still counts is decided here, with the
 * campaign held still, so that no response slips behind a lock.
 */
export function* saveResponse(arrival: Arrival, group: Group): Work<Saved> {
  const { communeId, campaign: asked } = arrival;
  const campaign = yield* group.once(`campaign ${communeId} ${asked.id}`, () => holdCampaign(communeId, asked.id));
  if (!campaign) throw new Error(`Campaign ${asked.id} has gone`);
  const standing = standingOf(campaign, arrival);
  const { codeHash, businessDate: given, receivedOn: received } = arrival;
  if (codeHash !== null) {
    const before = yield* earlier(arrival);
    if (before) return before;
    const outcome = yield* spendCode(communeId, codeHash, { given, received });
    if (outcome !== 'spent-now') return { kind: outcome };
  }
  if (!(yield* insertResponse(arrival, standing))) return (yield* earlier(arrival)) ?? { kind: 'conflict' };
  yield* saveComments(arrival);
  if (standing !== 'test') {
    group.handIn(countParticipation, { stored: arrival, standing });
    group.handIn(countBusyHours, arrival);
  }
  if (standing === 'counted') group.handIn(addUp, arrival);
  return { kind: 'stored', late: standing === 'late' };
}

/** What became of the response that came before under this ID, if any. */
function* earlier({ communeId, id, contentHash }: Arrival): Work<Saved | null> {
  const before = yield* storedContent(communeId, id);
  return before && { kind: before.contentHash === contentHash ? 'repeated' : 'conflict' };
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

/** @returns false, with nothing written, where a response of that ID is stored */
export function* insertResponse(arrival: Arrival, standing: Standing): Work<boolean> {
  const { attributes: a } = arrival;
  const inserted = yield* rows(
    `INSERT INTO survey_response (commune_id, id, content_hash, campaign_id, questionnaire_version, standing,
       business_date, date_replaced, respondent_group, receiving_unit, resolving_unit, field, village, counter,
       channel, assisted, proof, batch, answers, flags)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
     ON CONFLICT (commune_id, id) DO NOTHING RETURNING id`,
    ...[arrival.communeId, arrival.id, arrival.contentHash, arrival.campaign.id, arrival.questionnaire.version],
    ...[standing, arrival.businessDate, arrival.dateReplaced, a.group, a.receivingUnit, a.resolvingUnit, a.field],
    ...[a.village, a.counter, a.channel, a.assisted, a.proof, a.batch, JSON.stringify(withoutText(arrival))],
    flagsText(arrival.flags),
  );
  return inserted.length > 0;
}

/** Free text goes to a table of its own, under a key of its own. */
function* saveComments({ communeId, campaign, questionnaire, answers, businessDate }: Arrival): Work<void> {
  for (const code of textsIn(questionnaire, answers)) {
    const text = String(answers[code]);
    yield* rows(
      'INSERT INTO comment (commune_id, id, campaign_id, quarter, question, text, masked) VALUES ($1, $2, $3, $4, $5, $6, $7)',
      ...[communeId, randomUUID(), campaign.id, quarterOf(businessDate), code, text, false],
    );
  }
}

function withoutText({ questionnaire, answers }: Arrival): Answers {
  const texts = textsIn(questionnaire, answers);
  if (texts.length === 0) return answers;
  return Object.fromEntries(Object.entries(answers).filter(([code]) => !texts.includes(code)));
}

/** The questions answered in free text. */
function textsIn({ questions }: Questionnaire, answers: Answers): readonly string[] {
  return questions.flatMap(({ code, shape }) => (shape.kind === 'text' && answers[code] !== undefined ? [code] : []));
}

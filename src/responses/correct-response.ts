import { holdCampaign } from '../campaigns/campaigns.queries.js';
import { rows, type Work } from '../database/statement.js';
import { problem } from '../problem.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import type { Answers } from '../rules/answers.js';
import type { Day } from '../rules/days.js';
import { takenAway } from './addition.js';
import { additionsOf } from './counted-answers.js';
import type { Attributes } from './dimensions.js';
import { asCounted } from './recount.js';
import { addToTallies } from './tally-writing.js';

/** What a stored response should have said. */
export interface Correction {
  readonly communeId: string;
  readonly campaignId: string;
  readonly id: string;
  readonly questionnaire: Questionnaire;
  /** Without free text, which stands apart and stays. */
  readonly answers: Answers;
  /** As the corrected answers make them. */
  readonly attributes: Attributes;
  readonly today: Day;
}

/**
 * Puts right what was keyed wrong: the row and every sum change together, with the campaign held still. The content
 * hash stays, because it says what was sent: the same again is still recognised.
 * @throws Problem `not-found`, `campaign-locked` once the response is in final figures
 */
export function* correctResponse(correction: Correction): Work<void> {
  const { communeId, campaignId, id, questionnaire, answers, attributes, today } = correction;
  const campaign = yield* holdCampaign(communeId, campaignId);
  const [row] = yield* rows('SELECT * FROM survey_response WHERE commune_id = $1 AND id = $2', communeId, id);
  if (!campaign || !row) throw problem.notFound();
  const before = asCounted(row, campaign, questionnaire);
  if (!campaign.countsOn(today, before.businessDate)) throw problem.campaignLocked();
  yield* writeAnswers(communeId, id, answers, attributes);
  if (row.standing !== 'counted') return;
  const additions = [...additionsOf(before).map(takenAway), ...additionsOf({ ...before, answers, attributes })];
  yield* addToTallies(communeId, campaignId, additions);
}

function* writeAnswers(communeId: string, id: string, answers: Answers, a: Attributes): Work<void> {
  yield* rows(
    `UPDATE survey_response SET answers = $1, respondent_group = $2, receiving_unit = $3, resolving_unit = $4,
       field = $5, village = $6, counter = $7 WHERE commune_id = $8 AND id = $9`,
    ...[JSON.stringify(answers), a.group, a.receivingUnit, a.resolvingUnit, a.field, a.village, a.counter],
    ...[communeId, id],
  );
}

import { holdCampaign } from '../campaigns/campaigns.queries.js';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { problem } from '../problem.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import type { Answers } from '../rules/answers.js';
import type { Day } from '../rules/days.js';
import { takenAway } from './addition.js';
import { additionsOf } from './counted-answers.js';
import type { Attributes } from './dimensions.js';
import { asCounted } from './recount.js';
import { SurveyResponse } from './survey-response.entity.js';
import { addToTallies } from './tally-writing.js';

const responses = tableOf(SurveyResponse);

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
  const stored = yield* responses.find({ communeId, id });
  if (!campaign || !stored) throw problem.notFound();
  const before = asCounted(stored, campaign, questionnaire);
  if (!campaign.countsOn(today, before.businessDate)) throw problem.campaignLocked();
  const { group, receivingUnit, resolvingUnit, field, village, counter } = attributes;
  const said = { answers, group, receivingUnit, resolvingUnit, field, village, counter };
  yield* responses.update({ communeId, id }, said);
  if (stored.standing !== 'counted') return;
  const additions = [...additionsOf(before).map(takenAway), ...additionsOf({ ...before, answers, attributes })];
  yield* addToTallies(communeId, campaignId, additions);
}

import type { Campaign } from '../campaigns/campaign.entity.js';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { problem } from '../problem.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import { Comment } from './comment.entity.js';
import { ExcludedResponse } from './excluded-response.entity.js';
import { asCounted } from './recount.js';
import { addParticipation, uncountParticipation } from './save-response.js';
import { type Standing, SurveyResponse } from './survey-response.entity.js';
import { takenAway } from './tally-cells.js';
import { additionsOf, tallyLayout } from './tally-layout.js';
import { addToTallies } from './write-tallies.js';

/** Where responses that go were counted. */
export interface CountedIn {
  /** Held still. */
  readonly campaign: Campaign;
  /** Questionnaires that the campaign asks. */
  readonly asked: readonly Questionnaire[];
  readonly pointId: string;
}

/**
 * Takes responses out of every sum: the one way in which any goes. Nothing says any more with which others one was
 * left out; what becomes of the rows is the caller's business.
 * @throws Problem `campaign-locked` where one of them is in final figures
 */
export function* takeOut({ campaign, asked, pointId }: CountedIn, found: readonly SurveyResponse[]): Work<void> {
  const { communeId, id: campaignId } = campaign;
  if (found.some(({ businessDate }) => !campaign.countsOn(businessDate))) throw problem.campaignLocked();
  yield* uncountParticipation(
    found.flatMap((stored) => (stored.standing === 'test' ? [] : [participationOf(stored, pointId, stored.standing)])),
  );
  for (const { id: responseId, standing } of found)
    if (standing === 'excluded') yield* tableOf(ExcludedResponse).delete({ communeId, responseId });
  const counting = { campaign, asked, layout: tallyLayout(campaign, asked) };
  const counted = found.filter(({ standing }) => standing === 'counted');
  const additions = counted.flatMap((stored) => additionsOf(asCounted(stored, counting)).map(takenAway));
  if (additions.length > 0) yield* addToTallies(communeId, campaignId, additions);
}

/**
 * Leaves counted responses out of every sum, while their rows stay as they are.
 * @throws Problem `campaign-locked` where one of them is in final figures
 */
export function* leaveOut(countedIn: CountedIn, counted: readonly SurveyResponse[]): Work<void> {
  yield* takeOut(countedIn, counted);
  yield* stand('excluded', countedIn, counted);
}

/**
 * Takes back in what was left out.
 * @throws Problem `campaign-locked` where the figures that one of them belongs to are final
 */
export function* takeBackIn(countedIn: CountedIn, excluded: readonly SurveyResponse[]): Work<void> {
  const { campaign, asked } = countedIn;
  // Out of the participation of those that are left out; they are in no other sum.
  yield* takeOut(countedIn, excluded);
  yield* stand('counted', countedIn, excluded);
  const counting = { campaign, asked, layout: tallyLayout(campaign, asked) };
  const additions = excluded.flatMap((stored) => additionsOf(asCounted(stored, counting)));
  if (additions.length > 0) yield* addToTallies(campaign.communeId, campaign.id, additions);
}

function* stand(standing: Standing, { pointId }: CountedIn, responses: readonly SurveyResponse[]): Work<void> {
  yield* addParticipation(responses.map((stored) => participationOf(stored, pointId, standing)));
  for (const { communeId, id } of responses) yield* tableOf(SurveyResponse).update({ communeId, id }, { standing });
}

function participationOf(
  { communeId, campaignId, businessDate: day, channel }: SurveyResponse,
  pointId: string,
  standing: Standing,
) {
  return { communeId, campaignId, day, pointId, channel, standing };
}

/**
 * Takes the responses of an imported file out, with their texts.
 * @returns how many they were
 * @throws Problem `campaign-locked` where one of them is in final figures
 */
export function* takeOutImport(countedIn: CountedIn, importId: string): Work<number> {
  const { communeId } = countedIn.campaign;
  const found = yield* tableOf(SurveyResponse).select({ communeId, importId });
  yield* takeOut(countedIn, found);
  yield* tableOf(SurveyResponse).delete({ communeId, importId });
  yield* tableOf(Comment).delete({ communeId, importId });
  return found.length;
}

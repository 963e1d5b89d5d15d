import type { Campaign } from '../campaigns/campaign.entity.js';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { problem } from '../problem.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import { Comment } from './comment.entity.js';
import { asCounted } from './recount.js';
import { uncountParticipation } from './save-response.js';
import { SurveyResponse } from './survey-response.entity.js';
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
 * Takes responses out of every sum: the one way in which any goes. What becomes of the rows is the caller's business.
 * @throws Problem `campaign-locked` where one of them is in final figures
 */
export function* takeOut({ campaign, asked, pointId }: CountedIn, found: readonly SurveyResponse[]): Work<void> {
  const { communeId, id: campaignId } = campaign;
  if (found.some(({ businessDate }) => !campaign.countsOn(businessDate))) throw problem.campaignLocked();
  yield* uncountParticipation(
    found.flatMap(({ standing, businessDate: day, channel }) =>
      standing === 'test' ? [] : [{ communeId, campaignId, day, pointId, channel, standing }],
    ),
  );
  const counting = { campaign, asked, layout: tallyLayout(campaign, asked) };
  const counted = found.filter(({ standing }) => standing === 'counted');
  const additions = counted.flatMap((stored) => additionsOf(asCounted(stored, counting)).map(takenAway));
  if (additions.length > 0) yield* addToTallies(communeId, campaignId, additions);
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

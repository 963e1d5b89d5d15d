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

/** Responses that came in together and are to go together. */
export interface Imported {
  /** Held still. */
  readonly campaign: Campaign;
  /** Questionnaires that the campaign asks. */
  readonly asked: readonly Questionnaire[];
  readonly pointId: string;
  readonly importId: string;
}

/**
 * Takes the responses of an imported file out, with their texts and out of every sum.
 * @returns how many they were
 * @throws Problem `campaign-locked` where one of them is in final figures
 */
export function* takeOutImport({ campaign, asked, pointId, importId }: Imported): Work<number> {
  const { communeId, id: campaignId } = campaign;
  const found = yield* tableOf(SurveyResponse).select({ communeId, importId });
  if (found.some(({ businessDate }) => !campaign.countsOn(businessDate))) throw problem.campaignLocked();
  yield* tableOf(SurveyResponse).delete({ communeId, importId });
  yield* tableOf(Comment).delete({ communeId, importId });
  yield* uncountParticipation(
    found.flatMap(({ standing, businessDate: day, channel }) =>
      standing === 'test' ? [] : [{ communeId, campaignId, day, pointId, channel, standing }],
    ),
  );
  const counting = { campaign, asked, layout: tallyLayout(campaign, asked) };
  const counted = found.filter(({ standing }) => standing === 'counted');
  const additions = counted.flatMap((stored) => additionsOf(asCounted(stored, counting)).map(takenAway));
  if (additions.length > 0) yield* addToTallies(communeId, campaignId, additions);
  return found.length;
}

import { holdCampaign } from '../campaigns/campaigns.service.js';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { problem } from '../problem.js';
import type { Answers } from '../rules/answers.js';
import type { Asked } from './asked.service.js';
import { type Assisted, attributesOf } from './dimensions.js';
import { SurveyResponse } from './survey-response.entity.js';
import { takenAway } from './tally-cells.js';
import { additionsOf } from './tally-layout.js';
import { addToTallies } from './write-tallies.js';

const responses = tableOf(SurveyResponse);

/** What a stored response should have said. */
export interface Correction {
  /** What was asked on the day of the answer. */
  readonly asked: Asked;
  readonly id: string;
  /** Without free text, which stands apart and stays. */
  readonly answers: Answers;
  /** Who held the pen, where that was wrong as well. */
  readonly assisted?: Assisted;
}

/**
 * Puts right what was keyed wrong: the row and every sum change together, with the campaign held still. How the answers
 * came stays, whom they rate follows from them. The content hash stays too, because it says what was sent: the same
 * again is still recognised.
 * @throws Problem `not-found`, `campaign-locked` once the response is in final figures, `cannot-store-now` where its
 * commune was reorganised meanwhile
 */
export function* correctResponse({ asked, id, answers, assisted: pen }: Correction): Work<void> {
  const { communeId } = asked.campaign;
  const campaign = yield* holdCampaign(communeId, asked.campaign.id);
  const stored = yield* responses.find({ communeId, id });
  if (!campaign || !stored) throw problem.notFound();
  // As with a response that comes in: it was judged by a commune that has just become another.
  if (campaign.reorganised !== asked.campaign.reorganised) throw problem.cannotStoreNow();
  const { businessDate } = stored;
  if (!campaign.countsOn(businessDate)) throw problem.campaignLocked();
  const attributes = attributesOf(asked, { ...stored, answers, assisted: pen ?? stored.assisted });
  const { group, assisted, receivingUnit, resolvingUnit, field, village, counter } = attributes;
  const said = { answers, assisted, group, receivingUnit, resolvingUnit, field, village, counter };
  yield* responses.update({ communeId, id }, said);
  if (stored.standing !== 'counted') return;
  const counted = { ...asked, businessDate };
  const before = additionsOf({ ...counted, answers: stored.answers, attributes: stored });
  const after = additionsOf({ ...counted, answers, attributes });
  yield* addToTallies(communeId, campaign.id, [...before.map(takenAway), ...after]);
}

import type { Campaign } from '../campaigns/campaign.entity.js';
import { holdCampaign } from '../campaigns/campaigns.queries.js';
import type { Work } from '../database/statement.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import { readTallies } from '../responses/tallies.queries.js';
import { inLayout, tallyLayout } from '../responses/tally-layout.js';
import { foldAdditions } from '../responses/tally-writing.js';
import { composePublication, isDue } from './compose-publication.js';
import { composeCrossings } from './crossings.js';
import { isInPeriod, type Period } from './periods.js';
import { dataHashOf, type Publication, type PublicationContent } from './publication.js';
import { insertPublication, newestPublications, readPublication } from './publications.queries.js';
import { SummedTallies } from './summed-tallies.js';

/** What one attempt to publish needs to know. */
export interface Attempt {
  readonly campaign: Campaign;
  /** The questionnaires of the campaign, its own first. */
  readonly asked: readonly Questionnaire[];
  readonly period: Period;
  readonly unitOfCounter: ReadonlyMap<string, string>;
  readonly uncounted: PublicationContent['uncounted'];
  readonly now: Date;
}

/**
 * Tries a publication, in the transaction that reads the sums it is made of.
 * @returns null when the period is locked already or not enough is new
 */
export function* publishPeriod(attempt: Attempt): Work<Publication | null> {
  const { campaign, period, now } = attempt;
  const [questionnaire] = attempt.asked;
  if (!questionnaire) throw new Error(`${campaign.id} asks nothing`);
  const { communeId, id: campaignId } = campaign;
  yield* holdCampaign(communeId, campaignId);
  const heads = yield* newestPublications(communeId, campaignId);
  const head = heads.find(({ period: name }) => name === period.name);
  if (head?.locked) return null;

  const previous = head ? yield* readPublication(communeId, head.id) : null;
  yield* foldAdditions(communeId, campaignId);
  const layout = tallyLayout(campaign, attempt.asked);
  const stored = inLayout(yield* readTallies(communeId, campaignId), layout);
  const tallies = stored.filter(({ month }) => isInPeriod(month, period.name));
  const input = {
    previous: previous?.content ?? null,
    tallies: new SummedTallies(tallies),
    questionnaire,
    layout,
    locked: period.locked,
    unitOfCounter: attempt.unitOfCounter,
    uncounted: attempt.uncounted,
  };
  if (!period.locked && !isDue(input)) return null;

  const content = composePublication(input);
  const crossings = period.locked ? composeCrossings(input.tallies, questionnaire, input.layout) : null;
  const publication: Publication = {
    ...{ communeId, campaignId, period: period.name, sequence: (head?.sequence ?? 0) + 1, locked: period.locked },
    ...{ publishedAt: now, dataHash: dataHashOf(content, crossings), content, crossings },
  };
  yield* insertPublication(publication);
  return publication;
}

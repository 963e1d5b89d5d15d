import type { Campaign } from '../campaigns/campaign.entity.js';
import type { LeftOut } from '../campaigns/lock-waits.queries.js';
import type { Work } from '../database/statement.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import { countUncounted, readTallies } from '../responses/tallies.queries.js';
import { inLayout, tallyLayout } from '../responses/tally-layout.js';
import { foldAdditions } from '../responses/tally-writing.js';
import { composePublication } from './compose-publication.js';
import { composeCrossings } from './crossings.js';
import { isInPeriod } from './periods.js';
import { dataHashOf, type Publication } from './publication.js';
import { insertPublication, newestPublications, readPublication } from './publications.queries.js';
import { SummedTallies } from './summed-tallies.js';

/** What is published, and what it is made with. */
export interface Publishing {
  /** Held still, the period locked in the same unit. */
  readonly campaign: Campaign;
  /** The questionnaires of the campaign, its own first. */
  readonly asked: readonly Questionnaire[];
  readonly period: string;
  readonly unitOfCounter: ReadonlyMap<string, string>;
  /** What still waited when it was locked. */
  readonly leftOut: LeftOut;
  readonly now: Date;
}

/** Makes the publication of a period, in the unit that locks it. */
export function* publishPeriod({ campaign, asked, period, unitOfCounter, now }: Publishing): Work<Publication> {
  const [questionnaire] = asked;
  if (!questionnaire) throw new Error(`${campaign.id} asks nothing`);
  const { communeId, id: campaignId } = campaign;
  // Of a period that was published before its lock, as earlier versions did.
  const head = (yield* newestPublications(communeId, campaignId)).find((one) => one.period === period);
  const previous = head ? yield* readPublication(communeId, head.id) : null;
  yield* foldAdditions(communeId, campaignId);
  const layout = tallyLayout(campaign, asked);
  const stored = inLayout(yield* readTallies(communeId, campaignId), layout);
  const tallies = new SummedTallies(stored.filter(({ month }) => isInPeriod(month, period)));
  const uncounted = { ...(yield* countUncounted(communeId, campaignId)), flagged: 0 };
  const input = { previous: previous?.content ?? null, tallies, questionnaire, layout, locked: true };
  const content = composePublication({ ...input, unitOfCounter, uncounted });
  const crossings = composeCrossings(tallies, questionnaire, layout);
  const publication: Publication = {
    ...{ communeId, campaignId, period, sequence: (head?.sequence ?? 0) + 1, locked: true },
    ...{ publishedAt: now, dataHash: dataHashOf(content, crossings), content, crossings },
  };
  yield* insertPublication(publication);
  return publication;
}

import { randomUUID } from 'node:crypto';
import type { Campaign } from '../campaigns/campaign.entity.js';
import type { Work } from '../database/statement.js';
import { changing, tableOf } from '../database/table.js';
import { Tally, TallyAddition } from './tally.entity.js';
import {
  type Addition,
  addSums,
  addTo,
  nameOf,
  packAdditions,
  packSums,
  sumsOf,
  type TallyCells,
  unpackAdditions,
  unpackSums,
} from './tally-cells.js';
import { additionsOf, type CountedAnswers } from './tally-layout.js';

const tallies = tableOf(Tally);
const waitingAdditions = tableOf(TallyAddition);

/** Adds the responses of a group to the sums of their campaigns. */
export function* addUp(arrivals: readonly CountedAnswers[]): Work<void> {
  const campaigns = new Map<string, { readonly campaign: Campaign; readonly additions: Addition[] }>();
  for (const arrival of arrivals) {
    const { campaign } = arrival;
    const known = campaigns.get(campaign.id) ?? { campaign, additions: [] };
    known.additions.push(...additionsOf(arrival));
    campaigns.set(campaign.id, known);
  }
  for (const { campaign, additions } of campaigns.values()) {
    yield* addToTallies(campaign.communeId, campaign.id, additions);
  }
}

/**
 * Adds responses to the sums of a campaign. The responses of one commit touch hundreds of cells, and a row written for
 * each would cost more than all the rest of a response; so a commit writes what it adds as one row, and every so many of
 * these additions are folded into the cells. Both happen in the transaction of the responses: the sums are always the
 * cells and the additions together.
 */
export function* addToTallies(communeId: string, campaignId: string, additions: readonly Addition[]): Work<void> {
  yield* waitingAdditions.insert({ communeId, campaignId, id: randomUUID(), added: packAdditions(additions) });
  const since = (sinceFold.get(campaignId) ?? 0) + 1;
  sinceFold.set(campaignId, since);
  if (since >= MOST_WAITING) yield* foldAdditions(communeId, campaignId);
}

/** Additions written by this process since its last fold, by campaign. What an earlier process left folds with them. */
const sinceFold = new Map<string, number>();

/** A fold writes each cell it touches once: seldom enough to be cheap, often enough to leave readers little to add. */
const MOST_WAITING = 256;

/** Adds what waits to the cells. */
export function* foldAdditions(communeId: string, campaignId: string): Work<void> {
  const waiting = yield* changing<{ added: string }>(
    TallyAddition,
    'DELETE FROM tally_addition WHERE commune_id = $1 AND campaign_id = $2 RETURNING added',
    ...[communeId, campaignId],
  );
  sinceFold.delete(campaignId);
  const cells: TallyCells = new Map();
  for (const { added } of waiting) for (const addition of unpackAdditions(added)) addTo(cells, addition);
  yield* addCells(communeId, campaignId, cells);
}

/** Adds cells to those of the same names; `cells` hold the totals afterwards. */
export function* addCells(communeId: string, campaignId: string, cells: TallyCells): Work<void> {
  for (const month of new Set([...cells.values()].map((cell) => cell.month))) {
    for (const stored of yield* tallies.select({ communeId, campaignId, month })) {
      const name = nameOf(stored);
      const sums = unpackSums(stored.sums);
      if (cells.has(name)) addSums(sumsOf(cells, name, sums.length), sums);
    }
  }
  yield* writeCells(communeId, campaignId, cells);
}

/** Writes cells, in place of those of the same names. */
export function* writeCells(communeId: string, campaignId: string, cells: TallyCells): Work<void> {
  for (const { sums, ...cell } of cells.values()) {
    yield* tallies.upsert({ communeId, campaignId, ...cell, sums: packSums(sums) });
  }
}

/** Takes all sums of a campaign away, to be counted afresh. */
export function* clearTallies(communeId: string, campaignId: string): Work<void> {
  yield* tallies.delete({ communeId, campaignId });
  yield* waitingAdditions.delete({ communeId, campaignId });
}

import { randomUUID } from 'node:crypto';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { packCounts, unpackCounts } from '../database/packed-counts.js';
import type { Work } from '../database/statement.js';
import { changing, rows, tableOf } from '../database/table.js';
import { Tally, TallyAddition } from './tally.entity.js';
import {
  type Addition,
  addSums,
  addTo,
  nameOf,
  packAdditions,
  sumsOf,
  type TallyCells,
  unpackAdditions,
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
 * each would cost more than all the rest of a response; so a commit writes what it adds as one row, and once enough
 * additions wait they are folded into the cells, as many as there is time for. Both happen in the transaction of the
 * responses: the sums are always the cells and the additions together.
 */
export function* addToTallies(communeId: string, campaignId: string, additions: readonly Addition[]): Work<void> {
  const id = randomUUID();
  yield* waitingAdditions.insert({ communeId, campaignId, id, added: packAdditions(additions) });
  keepInMind(campaignId, id, additions);
  const since = (sinceFold.get(campaignId) ?? 0) + additions.length;
  sinceFold.set(campaignId, since);
  if (since < ENOUGH) return;
  const isDone = yield* foldAdditions(communeId, campaignId, performance.now() + FOLDING_MS);
  // What is left goes on with the next commit.
  sinceFold.set(campaignId, isDone ? 0 : ENOUGH);
}

/** Additions written by this process since its last fold, by campaign. What an earlier process left folds with them. */
const sinceFold = new Map<string, number>();

/**
 * Additions that are worth a fold, which writes each cell it touches once: seldom enough to be cheap, often enough to
 * leave readers little to add. Most responses bring two.
 */
const ENOUGH = 1_000;

/** How long additions are read: everybody waits meanwhile, and until the cells are written, which takes as long again. */
const FOLDING_MS = 4;

/** So many rows are read whatever the clock says, so that a fold gets on faster than commits add to what waits. */
const LEAST = 4;

/** Rows in one piece: those that there is no time for are not read. */
const AT_ONCE = 50;

/**
 * Adds what waits to the cells: all of it, or what can be taken until a moment. The campaign is held, so that nobody adds
 * meanwhile.
 * @param until as `performance.now()` has it
 * @returns whether nothing waits any more
 */
export function* foldAdditions(communeId: string, campaignId: string, until: number): Work<boolean> {
  const waiting: readonly Pick<TallyAddition, 'id'>[] = yield* rows<TallyAddition>(
    'SELECT id FROM tally_addition WHERE commune_id = $1 AND campaign_id = $2 ORDER BY id',
    ...[communeId, campaignId],
  );
  const ids = waiting.map(({ id }) => id);
  const known = inMind.get(campaignId);
  inMind.delete(campaignId);
  const isKnown = known?.ids.size === ids.length && ids.every((id) => known.ids.has(id));
  const { cells, taken } = isKnown
    ? { cells: known.cells, taken: ids.length }
    : yield* takeAdditions(communeId, campaignId, until);
  const gone = yield* changing(
    TallyAddition,
    'DELETE FROM tally_addition WHERE commune_id = $1 AND campaign_id = $2 AND id <= $3 RETURNING id',
    ...[communeId, campaignId, ids[taken - 1] ?? ''],
  );
  if (gone.length !== taken) throw new Error(`${campaignId} was not held while its sums were folded`);
  yield* addCells(communeId, campaignId, cells);
  return taken === ids.length;
}

/** Reads additions in the order of their IDs until a moment: those of an earlier process, or of another server. */
function* takeAdditions(
  communeId: string,
  campaignId: string,
  until: number,
): Work<{ readonly cells: TallyCells; readonly taken: number }> {
  const cells: TallyCells = new Map();
  let [last, taken] = ['', 0];
  for (;;) {
    const read: readonly Pick<TallyAddition, 'id' | 'added'>[] = yield* rows<TallyAddition>(
      'SELECT id, added FROM tally_addition WHERE commune_id = $1 AND campaign_id = $2 AND id > $3 ORDER BY id LIMIT $4',
      ...[communeId, campaignId, last, AT_ONCE],
    );
    for (const { id, added } of read) {
      if (taken >= LEAST && performance.now() > until) return { cells, taken };
      for (const addition of unpackAdditions(added)) addTo(cells, addition);
      [last, taken] = [id, taken + 1];
    }
    if (read.length < AT_ONCE) return { cells, taken };
  }
}

/**
 * What this process wrote lately and nobody has folded, added up, by campaign: reading it again takes longer than all the
 * rest of a fold. It counts only where exactly these rows wait: a commit that was rolled back, another server and a fresh
 * count leave others, and then they are read.
 */
const inMind = new Map<string, { readonly ids: Set<string>; readonly cells: TallyCells }>();

function keepInMind(campaignId: string, id: string, additions: readonly Addition[]): void {
  const known = inMind.get(campaignId) ?? { ids: new Set(), cells: new Map() };
  known.ids.add(id);
  for (const addition of additions) addTo(known.cells, addition);
  // The campaign answered last stands last.
  inMind.delete(campaignId);
  inMind.set(campaignId, known);
  const [first = ''] = inMind.keys();
  if (inMind.size > MOST_CAMPAIGNS) inMind.delete(first);
}

/** Of some hundred kilobytes each. */
const MOST_CAMPAIGNS = 16;

/** Adds cells to those of the same names; `cells` hold the totals afterwards. */
export function* addCells(communeId: string, campaignId: string, cells: TallyCells): Work<void> {
  for (const month of new Set([...cells.values()].map((cell) => cell.month))) {
    for (const stored of yield* tallies.select({ communeId, campaignId, month })) {
      const name = nameOf(stored);
      if (!cells.has(name)) continue;
      const sums = unpackCounts(stored.sums);
      addSums(sumsOf(cells, name, sums.length), sums);
    }
  }
  yield* writeCells(communeId, campaignId, cells);
}

/** Writes cells, in place of those of the same names. */
export function* writeCells(communeId: string, campaignId: string, cells: TallyCells): Work<void> {
  for (const { sums, ...cell } of cells.values()) {
    yield* tallies.upsert({ communeId, campaignId, ...cell, sums: packCounts(sums) });
  }
}

/** Takes all sums of a campaign away, to be counted afresh. */
export function* clearTallies(communeId: string, campaignId: string): Work<void> {
  yield* tallies.delete({ communeId, campaignId });
  yield* waitingAdditions.delete({ communeId, campaignId });
}

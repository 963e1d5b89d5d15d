import { isInPeriod, spanOf, WHOLE } from '../campaigns/campaign-calendar.js';
import { asCount } from '../database/columns.js';
import { unpackCounts } from '../database/packed-counts.js';
import type { Work } from '../database/statement.js';
import { rows } from '../database/table.js';
import type { Day } from '../rules/days.js';
import {
  addSums,
  addTo,
  JOINT,
  lengthened,
  nameOf,
  sumsOf,
  type TallyCells,
  type TallyRow,
  unpackAdditions,
} from './tally-cells.js';
import type { TallyLayout } from './tally-layout.js';

/**
 * Every cell of a campaign in a period, within a unit of work. One statement reads cells and additions, so that none is
 * missed or read twice while another server folds.
 * @param period all of the campaign unless given
 */
export function* readTallies(communeId: string, campaignId: string, period = WHOLE): Work<readonly TallyRow[]> {
  const { first, last } = spanOf(period);
  const found = yield* rows<Omit<TallyRow, 'sums'> & { sums: Uint8Array | null; added: Uint8Array | null }>(
    `SELECT month, scope, dimensions, key, sums, NULL AS added FROM tally
     WHERE commune_id = $1 AND campaign_id = $2 AND month BETWEEN $3 AND $4
     UNION ALL
     SELECT NULL, NULL, NULL, NULL, NULL, added FROM tally_addition WHERE commune_id = $5 AND campaign_id = $6`,
    ...[communeId, campaignId, first, last, communeId, campaignId],
  );
  const cells: TallyCells = new Map();
  for (const { sums, added, ...cell } of found) {
    if (added !== null) for (const addition of unpackAdditions(added)) addTo(cells, addition);
    if (sums === null) continue;
    const stored = unpackCounts(sums);
    addSums(sumsOf(cells, nameOf(cell), stored.length), stored);
  }
  // A cell that a correction has emptied is no cell: a fresh count does not find it either.
  return [...cells.values()].filter(
    ({ month, sums }) => isInPeriod(month, period) && sums.some((count) => count !== 0),
  );
}

/**
 * Stored cells with every place of the layout: a cell that was counted before its campaign asked more is shorter, and
 * nobody gave those answers.
 * @throws Error for a longer one: then the layout is not that of these sums
 */
export function inLayout(rows: readonly TallyRow[], layout: TallyLayout): readonly TallyRow[] {
  return rows.map((row) => {
    if (row.dimensions === JOINT || row.sums.length === layout.length) return row;
    if (row.sums.length > layout.length) throw new Error(`${nameOf(row)} holds more sums than its campaign lists`);
    return { ...row, sums: lengthened(row.sums, layout.length) };
  });
}

/** How many people have answered since a day, of those who count. */
export function* countSince(communeId: string, campaignId: string, day: Day): Work<number> {
  const [counted] = yield* rows<{ n: unknown }>(
    `SELECT SUM(responses) AS n FROM participation_count
     WHERE commune_id = $1 AND campaign_id = $2 AND standing = 'counted' AND day >= $3`,
    ...[communeId, campaignId, day],
  );
  return asCount(counted?.n);
}

/**
 * Answers of some days that are in no figure, but told beside each: received after the lock, set aside without being
 * accepted, and left out by two people.
 */
export function* countUncounted(
  communeId: string,
  campaignId: string,
  { from, to }: { readonly from: Day; readonly to: Day },
): Work<{ late: number; setAside: number; flagged: number }> {
  const [counted] = yield* rows<{ late: unknown; excluded: unknown }>(
    `SELECT SUM(CASE WHEN standing = 'late' THEN responses END) AS late,
     SUM(CASE WHEN standing = 'excluded' THEN responses END) AS excluded FROM participation_count
     WHERE commune_id = $1 AND campaign_id = $2 AND standing IN ('late', 'excluded') AND day BETWEEN $3 AND $4`,
    ...[communeId, campaignId, from, to],
  );
  const [aside] = yield* rows<{ n: unknown }>(
    `SELECT COUNT(*) AS n FROM set_aside WHERE commune_id = $1 AND campaign_id = $2
     AND (settled IS NULL OR settled = 'discarded') AND COALESCE(answered_on, received_on) BETWEEN $3 AND $4`,
    ...[communeId, campaignId, from, to],
  );
  return { late: asCount(counted?.late), setAside: asCount(aside?.n), flagged: asCount(counted?.excluded) };
}

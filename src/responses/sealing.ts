import { createHash } from 'node:crypto';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { daysOfPeriod, EVER, isInPeriod } from '../campaigns/campaign-calendar.js';
import { asCount } from '../database/columns.js';
import type { Work } from '../database/statement.js';
import { rows, tableOf } from '../database/table.js';
import { addDays, type Day } from '../rules/days.js';
import { SealedPeriod } from './sealed-period.entity.js';
import { readTallies } from './tallies.queries.js';
import { nameOf, type TallyRow } from './tally-cells.js';

/**
 * What becomes of a period when its responses have been kept for as long as they may be: its sums are sealed, then its
 * rows go. Figures were locked long before, and stay.
 */

const sealed = tableOf(SealedPeriod);

/** The periods of a campaign that are sealed, the oldest first. */
export function sealedOf({
  communeId,
  id: campaignId,
}: Pick<Campaign, 'communeId' | 'id'>): Work<readonly SealedPeriod[]> {
  return sealed.select({ communeId, campaignId }, { order: { period: 'ASC' } });
}

/**
 * The first day of a campaign whose responses are still there.
 * @returns null where none is
 */
export function firstDayKept(campaign: Pick<Campaign, 'fromDay'>, periods: readonly SealedPeriod[]): Day | null {
  const last = periods.at(-1);
  if (!last) return EVER.from;
  const { to } = daysOfPeriod(last.period, campaign.fromDay);
  return to === EVER.to ? null : addDays(to, 1);
}

/** Whether a cell of the sums belongs to what is sealed. */
export function isSealed({ month }: Pick<TallyRow, 'month'>, periods: readonly SealedPeriod[]): boolean {
  return periods.some(({ period }) => isInPeriod(month, period));
}

/** Those sealed periods of a campaign whose sums are no longer those that were sealed. */
export function* brokenSeals(campaign: Campaign, periods: readonly SealedPeriod[]): Work<readonly string[]> {
  const broken: string[] = [];
  for (const { period, hash } of periods) if ((yield* hashOfSums(campaign, period)) !== hash) broken.push(period);
  return broken;
}

/**
 * Seals what of a campaign began on a day or earlier: whole locked periods, one after the other.
 * @param campaign held still
 * @returns how many responses are in what was sealed now
 */
export function* seal(campaign: Campaign, until: Day, today: Day): Work<number> {
  const { communeId, id: campaignId } = campaign;
  const before = yield* sealedOf(campaign);
  let count = 0;
  for (const period of periodsUntil(campaign, until)) {
    if (before.some((one) => one.period === period)) continue;
    const responses = yield* countOn(campaign, period);
    const hash = yield* hashOfSums(campaign, period);
    yield* sealed.insert({ communeId, campaignId, period, sealedOn: today, responses, hash });
    count += responses;
  }
  return count;
}

/** Some responses of a campaign from before a day. */
export function answeredBefore(
  { communeId, id }: Pick<Campaign, 'communeId' | 'id'>,
  day: Day,
  most: number,
): Work<readonly { readonly id: string }[]> {
  return rows<{ id: string }>(
    `SELECT id FROM survey_response WHERE commune_id = $1 AND campaign_id = $2 AND business_date < $3 LIMIT ${most}`,
    ...[communeId, id, day],
  );
}

/** How many responses of a campaign will go once what began on a day or earlier is sealed. */
export function* countUntil(campaign: Campaign, until: Day): Work<number> {
  const last = periodsUntil(campaign, until).at(-1);
  if (last === undefined) return 0;
  const { to } = daysOfPeriod(last, campaign.fromDay);
  return yield* countBetween(campaign, EVER.from, to);
}

/** Locked periods that began on a day or earlier, with all before them. */
function periodsUntil(campaign: Campaign, until: Day): readonly string[] {
  const { periods } = campaign;
  const next = periods.findIndex((period) => !campaign.isPeriodLocked(period) || campaign.daysOf(period).from > until);
  return next === -1 ? periods : periods.slice(0, next);
}

function countOn(campaign: Campaign, period: string): Work<number> {
  const { from, to } = daysOfPeriod(period, campaign.fromDay);
  return countBetween(campaign, from, to);
}

/** Responses of a campaign that were given between two days, both included, whatever became of them. */
export function* countBetween({ communeId, id }: Pick<Campaign, 'communeId' | 'id'>, from: Day, to: Day): Work<number> {
  const [found] = yield* rows<{ n: unknown }>(
    `SELECT COUNT(*) AS n FROM survey_response
     WHERE commune_id = $1 AND campaign_id = $2 AND business_date BETWEEN $3 AND $4`,
    ...[communeId, id, from, to],
  );
  return asCount(found?.n);
}

function* hashOfSums({ communeId, id }: Campaign, period: string): Work<string> {
  const cells = yield* readTallies(communeId, id, period);
  const named = cells.map((cell) => `${nameOf(cell)}\t${cell.sums}`).sort();
  return createHash('sha256').update(named.join('\n')).digest('hex');
}

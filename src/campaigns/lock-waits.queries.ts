import { asCount } from '../database/columns.js';
import type { Work } from '../database/statement.js';
import { rows } from '../database/table.js';
import { addDays, type Day } from '../rules/days.js';
import type { Campaign } from './campaign.entity.js';

/**
 * What a lock waits for. Asked of the tables themselves, as counts of responses are: paper and responses stand above
 * this room, and all that is needed of them is how much waits, and where to look at it.
 */
export interface LockWaits {
  /** With sheets that came back and are not keyed, or were keyed twice otherwise and wait to be settled. */
  readonly batches: readonly WaitingBatch[];
  /** Answers that were set aside and could be counted in the period. */
  readonly setAside: number;
  /** Paired, and not heard of since the end, or still holding answers. */
  readonly tablets: readonly WaitingTablet[];
}

export interface WaitingBatch {
  readonly id: string;
  readonly code: string;
  readonly sheets: number;
}

export interface WaitingTablet {
  readonly id: string;
  /** Name of its point. */
  readonly name: string;
}

/** How much was still waiting when a period was locked. */
export interface LeftOut {
  readonly sheets: number;
  readonly setAside: number;
  readonly tablets: number;
}

export function leftOutOf({ batches, setAside, tablets }: LockWaits): LeftOut {
  return { sheets: batches.reduce((sum, { sheets }) => sum + sheets, 0), setAside, tablets: tablets.length };
}

export function isNothing({ sheets, setAside, tablets }: LeftOut): boolean {
  return sheets + setAside + tablets === 0;
}

/** One thing that a lock waits for, as programs read it. */
export type Waiting =
  | { readonly kind: 'sheets'; readonly batch: string; readonly count: number }
  | { readonly kind: 'set-aside'; readonly count: number }
  | { readonly kind: 'tablet'; readonly point: string };

export function listOf({ batches, setAside, tablets }: LockWaits): readonly Waiting[] {
  return [
    ...batches.map(({ code, sheets }) => ({ kind: 'sheets', batch: code, count: sheets }) as const),
    ...(setAside > 0 ? [{ kind: 'set-aside', count: setAside } as const] : []),
    ...tablets.map(({ name }) => ({ kind: 'tablet', point: name }) as const),
  ];
}

/** What the lock of a period waits for. */
export function* lockWaits(campaign: Campaign, period: string, now: Date): Work<LockWaits> {
  const { communeId, id, opensOn, endsOn, endedAt } = campaign;
  const { from, to } = campaign.daysOf(period);
  const [isFirst, isLast] = [from === opensOn, to === endsOn];
  const end = isLast && endedAt !== null ? endedAt : new Date(`${addDays(to, 1)}T00:00:00+07:00`);
  const heardSince = new Date(Math.min(end.getTime(), now.getTime() - MOST_SILENT_MS));
  const place = [communeId, id] as const;
  return {
    batches: byCode([
      ...(yield* unkeyedSheets(...place, isLast ? NO_END : to)),
      ...(yield* unsettledSheets(...place, from, to)),
    ]),
    setAside: yield* unsettledAnswers(...place, { opensOn, from: isFirst ? NO_BEGINNING : from, to }),
    tablets: yield* silentTablets(...place, heardSince.toISOString()),
  };
}

/** A tablet that is awake is heard of every minute. */
const MOST_SILENT_MS = 5 * 60_000;
const [NO_BEGINNING, NO_END]: readonly [Day, Day] = ['0000-01-01', '9999-12-31'];

/** Nobody knows yet of which day they are: of batches that were handed out by the end of the period. */
export function* unkeyedSheets(communeId: string, campaignId: string, until: Day): Work<readonly WaitingBatch[]> {
  const found = yield* rows<{ id: string; code: string; sheets: unknown }>(
    `SELECT b.id, b.code, b.returned - COUNT(s.number) AS sheets
     FROM paper_batch b LEFT JOIN paper_sheet s ON s.commune_id = b.commune_id AND s.batch_id = b.id
     WHERE b.commune_id = $1 AND b.campaign_id = $2 AND b.made_on <= $3
     GROUP BY b.id, b.code, b.returned HAVING b.returned > COUNT(s.number)`,
    ...[communeId, campaignId, until],
  );
  return found.map(({ id, code, sheets }) => ({ id, code, sheets: asCount(sheets) }));
}

export function* unsettledSheets(
  communeId: string,
  campaignId: string,
  from: Day,
  to: Day,
): Work<readonly WaitingBatch[]> {
  const found = yield* rows<{ id: string; code: string; sheets: unknown }>(
    `SELECT b.id, b.code, COUNT(*) AS sheets
     FROM paper_batch b JOIN paper_sheet s ON s.commune_id = b.commune_id AND s.batch_id = b.id
     JOIN survey_response r ON r.commune_id = s.commune_id AND r.id = s.response_id
     WHERE b.commune_id = $1 AND b.campaign_id = $2 AND s.state = 'differs' AND r.business_date BETWEEN $3 AND $4
     GROUP BY b.id, b.code`,
    ...[communeId, campaignId, from, to],
  );
  return found.map(({ id, code, sheets }) => ({ id, code, sheets: asCount(sheets) }));
}

/** Those that name the campaign or came to one of its points, by the day on which each would count. */
export function* unsettledAnswers(
  communeId: string,
  campaignId: string,
  { opensOn, from, to }: { readonly opensOn: Day; readonly from: Day; readonly to: Day },
): Work<number> {
  const [counted] = yield* rows<{ n: unknown }>(
    `SELECT COUNT(*) AS n FROM set_aside a WHERE a.commune_id = $1 AND a.settled_on IS NULL
     AND (a.campaign_id = $2 OR EXISTS (SELECT 1 FROM campaign_point p
       WHERE p.commune_id = a.commune_id AND p.campaign_id = $2 AND p.point_id = a.point_id))
     AND CASE WHEN a.answered_on BETWEEN $3 AND a.received_on THEN a.answered_on ELSE a.received_on END
       BETWEEN $4 AND $5`,
    ...[communeId, campaignId, opensOn, from, to],
  );
  return asCount(counted?.n);
}

export function silentTablets(communeId: string, campaignId: string, since: string): Work<readonly WaitingTablet[]> {
  return rows<WaitingTablet>(
    `SELECT d.id, p.name FROM device d
     JOIN collection_point p ON p.commune_id = d.commune_id AND p.id = d.point_id
     WHERE d.commune_id = $1 AND d.token_hash IS NOT NULL AND d.revoked_at IS NULL
     AND (d.last_seen_at < $3 OR d.waiting > 0)
     AND EXISTS (SELECT 1 FROM campaign_point c WHERE c.commune_id = d.commune_id AND c.campaign_id = $2
       AND (c.point_id = d.point_id OR c.point_id = d.second_point_id))
     ORDER BY p.name, d.id`,
    ...[communeId, campaignId, since],
  );
}

/** One line for each batch. */
function byCode(found: readonly WaitingBatch[]): readonly WaitingBatch[] {
  const all = new Map<string, WaitingBatch>();
  for (const batch of found) {
    all.set(batch.id, { ...batch, sheets: batch.sheets + (all.get(batch.id)?.sheets ?? 0) });
  }
  return [...all.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

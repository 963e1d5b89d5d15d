import { Injectable } from '@nestjs/common';
import { rows, type Work } from '../database/statement.js';
import { WriteQueue } from '../database/write-queue.js';
import type { TallyKey } from './dimensions.js';
import { addSums, packSums, unpackSums } from './packed-sums.js';

/** One cell of one month. */
export interface TallyRow extends TallyKey {
  /** `YYYY-MM` */
  readonly month: string;
  readonly sums: Uint32Array;
}

/** The stored sums of campaigns: what every figure is made of. */
@Injectable()
export class TalliesQueries {
  constructor(private readonly queue: WriteQueue) {}

  /** Every cell of a campaign, by month. */
  async read(communeId: string, campaignId: string): Promise<readonly TallyRow[]> {
    return this.queue.read(readTallies(communeId, campaignId));
  }

  /** Responses received after the lock, and those set aside, of a campaign: in no figure, but told beside each. */
  async countUncounted(communeId: string, campaignId: string): Promise<{ late: number; setAside: number }> {
    return this.queue.read(countUncounted(communeId, campaignId));
  }
}

/** Every cell of a campaign, within a unit of work. */
export function* readTallies(communeId: string, campaignId: string): Work<readonly TallyRow[]> {
  const found = yield* rows<Omit<TallyRow, 'sums'> & { sums: string }>(
    'SELECT month, scope, dimensions, key, sums FROM tally WHERE commune_id = $1 AND campaign_id = $2',
    communeId,
    campaignId,
  );
  return found.map((row) => ({ ...row, sums: unpackSums(row.sums) }));
}

/** The same within a unit of work. */
export function* countUncounted(communeId: string, campaignId: string): Work<{ late: number; setAside: number }> {
  const [late] = yield* rows<{ n: unknown }>(
    "SELECT SUM(responses) AS n FROM participation_count WHERE commune_id = $1 AND campaign_id = $2 AND standing = 'late'",
    communeId,
    campaignId,
  );
  const [aside] = yield* rows<{ n: unknown }>(
    'SELECT COUNT(*) AS n FROM set_aside WHERE commune_id = $1 AND campaign_id = $2',
    communeId,
    campaignId,
  );
  return { late: Number(late?.n ?? 0), setAside: Number(aside?.n ?? 0) };
}

/** Adds sums to the cells of a month; one cell is read and written once however many responses share it. */
export function* addToTallies(communeId: string, campaignId: string, additions: readonly TallyRow[]): Work<void> {
  for (const { month, scope, dimensions, key, sums } of additions) {
    const [stored] = yield* rows<{ sums: string }>(
      `SELECT sums FROM tally WHERE commune_id = $1 AND campaign_id = $2 AND month = $3
       AND scope = $4 AND dimensions = $5 AND key = $6`,
      ...[communeId, campaignId, month, scope, dimensions, key],
    );
    const total = sums.slice();
    if (stored) addSums(total, unpackSums(stored.sums));
    yield* rows(
      `INSERT INTO tally (commune_id, campaign_id, month, scope, dimensions, key, sums)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (commune_id, campaign_id, month, scope, dimensions, key) DO UPDATE SET sums = excluded.sums`,
      ...[communeId, campaignId, month, scope, dimensions, key, packSums(total)],
    );
  }
}

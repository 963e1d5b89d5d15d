import { Injectable } from '@nestjs/common';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { asCount } from '../database/columns.js';
import type { Work } from '../database/statement.js';
import { rows, tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { type Flag, flags } from '../responses/arrival.js';
import { ParticipationCount } from '../responses/tally.entity.js';
import type { Day } from '../rules/days.js';
import type { ParticipationCounts } from '../rules/to-browser/counts.js';

/** Who answered, live: counts only, never what they said. */
@Injectable()
export class ParticipationQueries {
  constructor(private readonly queue: WriteQueue) {}

  async count({ communeId, id }: Campaign): Promise<ParticipationCounts> {
    const counts = tableOf(ParticipationCount).select({ communeId, campaignId: id }, { order: { day: 'ASC' } });
    const counted = await this.queue.read(counts);
    const onTime = counted.filter(({ standing }) => standing === 'counted');
    return {
      total: sum(onTime),
      late: sum(counted.filter(({ standing }) => standing === 'late')),
      withdrawn: sum(counted.filter(({ standing }) => standing === 'withdrawn')),
      byDay: sumBy(onTime, ({ day }) => day),
      byPoint: sumBy(onTime, ({ pointId }) => pointId),
      byChannel: sumBy(onTime, ({ channel }) => channel),
      byFlag: await this.queue.read(countFlags(communeId, id)),
    };
  }

  /** Points at which somebody answered on that day or later. */
  answeredSince({ communeId, id }: Campaign, day: Day): Promise<ReadonlySet<string>> {
    return this.queue.read(pointsSince(communeId, id, day));
  }
}

/** The points of a campaign at which somebody answered on a day or later. */
export function* pointsSince(communeId: string, campaignId: string, day: Day): Work<ReadonlySet<string>> {
  const found = yield* rows<{ point_id: string }>(
    `SELECT DISTINCT point_id FROM participation_count
     WHERE commune_id = $1 AND campaign_id = $2 AND day >= $3 AND standing = 'counted'`,
    ...[communeId, campaignId, day],
  );
  return new Set(found.map((row) => row.point_id));
}

/** Responses of a campaign by what the intake noticed. */
export function* countFlags(communeId: string, campaignId: string): Work<Record<Flag, number>> {
  const found = yield* rows<{ flags: string; responses: unknown }>(
    `SELECT flags, COUNT(*) AS responses FROM survey_response
     WHERE commune_id = $1 AND campaign_id = $2 AND flags IS NOT NULL GROUP BY flags`,
    communeId,
    campaignId,
  );
  const having = (flag: Flag): number =>
    found.reduce((sum, row) => (row.flags.split(',').includes(flag) ? sum + asCount(row.responses) : sum), 0);
  return Object.fromEntries(flags.map((flag) => [flag, having(flag)])) as Record<Flag, number>;
}

function sum(counts: readonly ParticipationCount[]): number {
  return counts.reduce((total, { responses }) => total + responses, 0);
}

function sumBy(
  counts: readonly ParticipationCount[],
  key: (count: ParticipationCount) => string,
): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const count of counts) sums[key(count)] = (sums[key(count)] ?? 0) + count.responses;
  return sums;
}

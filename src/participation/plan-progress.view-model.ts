import { firstDayOf, monthOf, quarterOf } from '../campaigns/campaign-calendar.js';
import type { CampaignPlan } from '../campaigns/campaign-plan.entity.js';
import type { CampaignRow } from '../campaigns/campaign-row.js';
import type { Day } from '../rules/days.js';
import type { ParticipationCounts } from '../rules/to-browser/counts.js';

/** Responses so far against what was planned. Only counted: enough of them says nothing about the target. */
export interface PlanProgress {
  readonly planned: number;
  readonly count: number;
  /** How the live script finds the number. */
  readonly key: string;
  /** First day of the quarter that is counted; null for a round, which is counted whole. */
  readonly quarterFrom: Day | null;
  readonly perUnit: number;
  readonly units: readonly (UnitCount & { readonly enough: boolean })[];
}

/** Responses of people about one unit that resolves files, in whole tens, rounded down. */
export interface UnitCount {
  readonly name: string;
  readonly count: number;
}

export function toPlanProgress(
  { responses, perUnit }: CampaignPlan,
  {
    counts,
    units,
    quarterFrom,
  }: {
    readonly counts: ParticipationCounts;
    readonly units: readonly UnitCount[];
    readonly quarterFrom: Day | null;
  },
): PlanProgress {
  const since = Object.entries(counts.byDay).filter(([day]) => quarterFrom === null || day >= quarterFrom);
  return {
    planned: responses,
    count: since.reduce((sum, [, count]) => sum + count, 0),
    key: quarterFrom === null ? 'total' : `since:${quarterFrom}`,
    ...{ quarterFrom, perUnit },
    units: [...units].sort((a, b) => a.count - b.count).map((unit) => ({ ...unit, enough: unit.count >= perUnit })),
  };
}

/**
 * Where counting begins: continuous feedback is planned by quarter.
 * @example quarterCounted({ continuous: true, endsOn: '2027-03-31', fromDay: 1 }, '2026-11-21') // '2026-10-01'
 */
export function quarterCounted(
  { continuous, endsOn, fromDay }: Pick<CampaignRow, 'continuous' | 'endsOn' | 'fromDay'>,
  today: Day,
): Day | null {
  if (!continuous) return null;
  return firstDayOf(quarterOf(monthOf(today < endsOn ? today : endsOn, fromDay)), fromDay);
}

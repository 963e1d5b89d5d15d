import type { Campaign } from '../campaigns/campaign.entity.js';
import { quarterOf, quartersBetween } from '../campaigns/campaign-calendar.js';
import type { LockDay } from '../config/clock.js';
import type { Day } from '../rules/days.js';

/** The period of a round: all of it. */
export const WHOLE = 'all';

/** A part of a campaign that is published and locked on its own. */
export interface Period {
  readonly name: string;
  readonly locked: boolean;
}

/** The periods of a campaign that have begun: the round, or each quarter of continuous feedback. */
export function periodsOf(campaign: Campaign, today: Day, lockDay: LockDay): readonly Period[] {
  const locked = campaign.isLocked(lockDay);
  if (today < campaign.opensOn && !locked) return [];
  if (!campaign.continuous) return [{ name: WHOLE, locked }];
  const last = today < campaign.endsOn ? today : campaign.endsOn;
  const quarters = last < campaign.opensOn ? [] : quartersBetween(campaign.opensOn, last);
  return quarters.map((name) => ({ name, locked: campaign.isQuarterLocked(name, lockDay) }));
}

/** True when a month's sums belong to a period. */
export function isInPeriod(month: string, period: string): boolean {
  return period === WHOLE || quarterOf(month) === period;
}

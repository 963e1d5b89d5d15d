import type { Day } from '../rules/days.js';
import type { Campaign } from './campaign.entity.js';
import type { CampaignRow } from './campaign-row.js';
import type { PendingLock } from './pending-lock.view-model.js';

/** The page that says what becomes final and what still waits, and asks once more. */
export interface LockView {
  readonly campaign: CampaignRow;
  /** What would be locked. */
  readonly lock: PendingLock;
  /** Only what has ended can be locked. */
  readonly mayLock: boolean;
  /** Collecting of the round goes on and can be ended first. */
  readonly mayEnd: boolean;
  /** Other periods that have ended and are not locked. */
  readonly others: readonly string[];
  /** Key of what is missing in what was sent; null before. */
  readonly fault: string | null;
}

/** What was not ticked on the page: that it is meant, or that what waits may be left out. */
export type LockFault = 'confirmed' | 'anyway';

export function toLockView(
  campaign: Campaign,
  {
    row,
    lock,
    today,
    fault,
  }: { readonly row: CampaignRow; readonly lock: PendingLock; readonly today: Day; readonly fault: LockFault | null },
): LockView {
  const isEnded = (period: string): boolean => campaign.hasEnded(period, today);
  const open = campaign.periods.filter((period) => period !== lock.period && !campaign.isPeriodLocked(period));
  return {
    ...{ campaign: row, lock, mayLock: isEnded(lock.period), others: open.filter(isEnded) },
    mayEnd: !campaign.continuous && row.state === 'open',
    fault: fault && `campaigns.lockFaults.${fault}`,
  };
}

import type { LockDay } from '../config/clock.js';
import type { Day } from '../rules/days.js';
import type { Campaign } from './campaign.entity.js';
import { quartersBetween } from './campaign-calendar.js';
import type { CampaignRow } from './campaign-row.js';

/** The page that asks once more before figures become final. */
export interface LockView {
  readonly campaign: CampaignRow;
  /** Quarters of continuous feedback that have begun and are not final; empty for a round. */
  readonly quarters: readonly string[];
  /** True while people can still answer: locking ends that too. */
  readonly stillOpen: boolean;
}

export function toLockView(
  campaign: Campaign,
  row: CampaignRow,
  { today, lockDay }: { readonly today: Day; readonly lockDay: LockDay },
): LockView {
  const last = today < campaign.endsOn ? today : campaign.endsOn;
  const begun = campaign.continuous && campaign.opensOn <= last ? quartersBetween(campaign.opensOn, last) : [];
  return {
    campaign: row,
    quarters: begun.filter((quarter) => !campaign.isQuarterLocked(quarter, lockDay)),
    stillOpen: row.state === 'open',
  };
}

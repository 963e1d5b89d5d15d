import type { Day } from '../rules/days.js';
import type { Campaign } from './campaign.entity.js';
import type { CampaignRow } from './campaign-row.js';

/** The page that asks once more before figures become final. */
export interface LockView {
  readonly campaign: CampaignRow;
  /** Periods of continuous feedback that have ended and are not final; empty for a round. */
  readonly periods: readonly string[];
  /** True while people can still answer: locking ends that too. */
  readonly stillOpen: boolean;
}

export function toLockView(campaign: Campaign, row: CampaignRow, today: Day): LockView {
  const { periods, continuous } = campaign;
  const ended = periods.filter((period) => !campaign.isPeriodLocked(period) && campaign.hasEnded(period, today));
  return {
    campaign: row,
    periods: continuous ? ended : [],
    stillOpen: row.state === 'open',
  };
}

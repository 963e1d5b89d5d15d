import type { CommuneCatalogue } from '../communes/catalogue.js';
import { type ChooseCommune, toChooseCommune } from '../communes/choose-commune.js';
import type { CampaignRow } from './campaign-row.js';
import type { PendingLock } from './pending-lock.view-model.js';

/** The list of campaigns: those that need something first, the locked ones after. */
export interface CampaignsView extends ChooseCommune {
  readonly running: readonly CampaignRow[];
  readonly locked: readonly CampaignRow[];
  /** The commune chosen, or null for all that the reader may see. */
  readonly commune: string | null;
  readonly mayManage: boolean;
  /** Answers that the reader has to look at before they count. */
  readonly waiting: number;
  /** Locks that wait for something, for whoever may lock. */
  readonly locks: readonly PendingLock[];
}

export function toCampaignsView(
  rows: readonly CampaignRow[],
  communes: readonly CommuneCatalogue[],
  commune: string | null,
  reader: Pick<CampaignsView, 'mayManage' | 'waiting' | 'locks'>,
): CampaignsView {
  return {
    running: rows.filter(({ state }) => state !== 'locked'),
    locked: rows.filter(({ state }) => state === 'locked'),
    ...toChooseCommune(communes, commune),
    commune,
    ...reader,
  };
}

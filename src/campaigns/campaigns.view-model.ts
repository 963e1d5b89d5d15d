import type { CommuneCatalogue } from '../communes/catalogue.js';
import { communeHeading } from '../communes/commune-title.js';
import type { CampaignRow } from './campaign-row.js';

/** The list of campaigns: those that need something first, the locked ones after. */
export interface CampaignsView {
  readonly running: readonly CampaignRow[];
  readonly locked: readonly CampaignRow[];
  readonly communes: readonly { readonly value: string; readonly label: string; readonly chosen: boolean }[];
  readonly severalCommunes: boolean;
  /** The commune chosen, or null for all that the reader may see. */
  readonly commune: string | null;
  readonly mayManage: boolean;
}

export function toCampaignsView(
  rows: readonly CampaignRow[],
  communes: readonly CommuneCatalogue[],
  commune: string | null,
  mayManage: boolean,
): CampaignsView {
  return {
    running: rows.filter(({ state }) => state !== 'locked'),
    locked: rows.filter(({ state }) => state === 'locked'),
    communes: communes.map((one) => ({ value: one.key, label: communeHeading(one), chosen: one.key === commune })),
    severalCommunes: communes.length > 1,
    commune,
    mayManage,
  };
}

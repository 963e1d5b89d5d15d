import type { Round } from '../figures/over-time-chart.js';
import type { Language } from '../formatting/languages.js';
import { methodAddress } from './method-address.js';
import { type RateTable, toSections } from './rate-table.view-model.js';

/** Rounds, the oldest first, on one scale; the target drawn is that of the newest. */
export function toRoundTable(rounds: readonly Round[], language: Language): RateTable {
  const ordered = rounds.toSorted((a, b) => (a.campaign.opensOn < b.campaign.opensOn ? -1 : 1));
  const rows = ordered.map(({ campaign, satisfaction: { overall, target } }) => ({
    ...{ key: campaign.id, label: campaign.name },
    ...{ figure: overall, target },
    method: methodAddress({ campaign: campaign.id, period: null }),
  }));
  return toSections([{ heading: null, rows }], ordered.at(-1)?.satisfaction.target ?? null, language);
}

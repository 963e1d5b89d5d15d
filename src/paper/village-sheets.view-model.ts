import type { Campaign } from '../campaigns/campaign.entity.js';
import type { Hander } from './handed-out-by.js';
import { type PaperForm, paperForms } from './paper.entity.js';
import { evenShare, type TypedVillages, type VillageFaults, type VillagePlace } from './village-sheets.js';

/** Sheets of a campaign for all its villages: how many each, and who hands them out. */
export interface VillagesView {
  readonly commune: string;
  readonly campaignId: string;
  readonly campaign: string;
  /** Told back, so that a second click makes nothing twice. */
  readonly once: string;
  readonly forms: readonly Choice<PaperForm>[];
  readonly handers: readonly Choice<Hander>[];
  readonly rows: readonly VillageRow[];
  /** null without a plan */
  readonly planned: { readonly responses: number; readonly places: number } | null;
  readonly faults: readonly { readonly at: string; readonly village: string | null; readonly message: string }[];
  readonly handerFault: string | null;
  readonly placesFault: string | null;
}

interface VillageRow extends VillagePlace {
  readonly typed: string;
  readonly fault: string | null;
  readonly handers: readonly Choice<Hander>[];
}

interface Choice<Value> {
  readonly value: Value;
  readonly label: string;
  readonly chosen: boolean;
}

export interface VillagesPage {
  readonly campaign: Pick<Campaign, 'communeId' | 'id' | 'name'>;
  readonly places: readonly VillagePlace[];
  /** Responses that the campaign sets out to collect; null without a plan. */
  readonly planned: number | null;
  readonly handers: readonly Hander[];
  readonly once: string;
  /** As it was sent and refused; null when the page opens. */
  readonly refused: (TypedVillages & { readonly form: PaperForm; readonly faults: VillageFaults }) | null;
}

export function toVillagesView({ campaign, places, planned, handers, once, refused }: VillagesPage): VillagesView {
  const share = evenShare(planned, places.length);
  const choices = (chosen: Hander | '' | undefined): readonly Choice<Hander>[] =>
    handers.map((value) => ({ value, label: `paper.handers.${value}`, chosen: value === chosen }));
  const faultAt = (field: string): string | null => refused?.faults.get(field) ?? null;
  return {
    ...{ commune: campaign.communeId, campaignId: campaign.id, campaign: campaign.name, once },
    forms: paperForms.map((value) => ({
      ...{ value, label: `paper.forms.${value}`, chosen: value === (refused?.form ?? 'full') },
    })),
    handers: choices(refused?.hander),
    rows: places.map((place) => {
      const row = refused?.rows.get(place.pointId);
      // A village that has sheets already gets more only where somebody says so.
      const offered = share === null || place.issued > 0 ? '' : String(share);
      return {
        ...place,
        typed: refused ? (row?.issued ?? '') : offered,
        fault: faultAt(`issued-${place.pointId}`),
        handers: choices(row?.hander),
      };
    }),
    planned: planned === null ? null : { responses: planned, places: places.length },
    faults: [...(refused?.faults ?? [])].map(([at, message]) => {
      return { at, message, village: places.find(({ pointId }) => at === `issued-${pointId}`)?.village ?? null };
    }),
    handerFault: faultAt('hander'),
    placesFault: faultAt('places'),
  };
}

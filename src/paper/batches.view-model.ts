import type { CampaignRow } from '../campaigns/campaign-row.js';
import type { CollectionPoint } from '../collection-points/collection-point.entity.js';
import { type ChooseCommune, type CommuneCatalogue, toChooseCommune } from '../communes/catalogue.js';
import { compareNames } from '../formatting/names.js';
import type { Meeting } from '../meetings/meeting.entity.js';
import type { Hander } from './handed-out-by.js';
import { type PaperBatch, type PaperForm, paperForms } from './paper.entity.js';
import { NO_SHEETS, type SheetCounts } from './sheets.queries.js';

/** The paper of a commune: what was handed out and how far keying is. */
export interface BatchesView extends ChooseCommune {
  readonly commune: string;
  readonly batches: readonly BatchRow[];
  /** Campaign and point together, as one choice. */
  readonly places: readonly (Choice & { readonly kindLabel: string })[];
  /** Campaigns with places in villages: batches for all of them in one step. */
  readonly villages: readonly { readonly id: string; readonly name: string; readonly places: number }[];
  readonly meetings: readonly (Choice & { readonly heldOn: string })[];
  readonly handers: readonly { readonly value: Hander; readonly label: string; readonly chosen: boolean }[];
  readonly forms: readonly { readonly value: PaperForm; readonly label: string; readonly chosen: boolean }[];
  readonly issued: string;
  readonly fault: string | null;
  /** The field at which it is said. */
  readonly faultAt: 'place' | 'meeting' | 'issued' | null;
  readonly mayImport: boolean;
}

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly chosen: boolean;
}

interface BatchRow {
  readonly id: string;
  readonly code: string;
  readonly campaign: string;
  readonly place: string;
  readonly handerLabel: string;
  readonly madeOn: string;
  readonly issued: number;
  readonly returned: number | null;
  readonly valid: number;
  readonly spoilt: number;
  readonly differing: number;
}

export interface TypedBatch {
  readonly place: string;
  readonly meeting: string;
  readonly hander: string;
  readonly form: PaperForm;
  readonly issued: string;
  /** `point`, `meeting`, `issued` or `hander` */
  readonly fault: string;
}

export interface BatchesPage {
  readonly commune: string;
  readonly communes: readonly CommuneCatalogue[];
  readonly batches: readonly PaperBatch[];
  readonly counts: ReadonlyMap<string, SheetCounts>;
  readonly campaigns: readonly { readonly row: CampaignRow; readonly points: readonly CollectionPoint[] }[];
  readonly meetings: readonly Meeting[];
  readonly handers: readonly Hander[];
  readonly typed: TypedBatch | null;
  readonly mayImport: boolean;
}

export function toBatchesView(page: BatchesPage): BatchesView {
  const { commune, typed } = page;
  const pointNames = new Map(page.campaigns.flatMap(({ points }) => points.map(({ id, name }) => [id, name] as const)));
  return {
    commune,
    ...toChooseCommune(page.communes, commune),
    batches: page.batches.map((batch) => toBatchRow(batch, page, pointNames)),
    places: page.campaigns.filter(({ row }) => row.state !== 'locked').flatMap((one) => placesOf(one, typed)),
    villages: page.campaigns.filter(({ row }) => row.state !== 'locked').flatMap(villagesOf),
    meetings: page.meetings.map(({ id, pointId, heldOn }) => ({
      ...{ value: id, label: pointNames.get(pointId) ?? '', heldOn, chosen: typed?.meeting === id },
    })),
    handers: page.handers.map((value) => ({
      ...{ value, label: `paper.handers.${value}`, chosen: value === typed?.hander },
    })),
    forms: paperForms.map((value) => ({
      ...{ value, label: `paper.forms.${value}`, chosen: value === (typed?.form ?? 'full') },
    })),
    issued: typed?.issued ?? '100',
    fault: typed && `paper.faults.${typed.fault}`,
    faultAt: typed && (typed.fault === 'meeting' || typed.fault === 'issued' ? typed.fault : 'place'),
    mayImport: page.mayImport,
  };
}

function placesOf({ row, points }: BatchesPage['campaigns'][number], typed: TypedBatch | null): BatchesView['places'] {
  return points
    .filter(({ takesPaper }) => takesPaper)
    .toSorted((a, b) => compareNames(a.name, b.name))
    .map(({ id, name, kind }) => {
      const value = `${row.id}:${id}`;
      const label = `${row.name} – ${name}`;
      return { value, label, kindLabel: `points.kind.${kind}`, chosen: typed?.place === value };
    });
}

function villagesOf({ row: { id, name }, points }: BatchesPage['campaigns'][number]): BatchesView['villages'] {
  const places = points.filter(({ takesPaper, village }) => takesPaper && village !== null).length;
  return places === 0 ? [] : [{ id, name, places }];
}

function toBatchRow(batch: PaperBatch, page: BatchesPage, pointNames: ReadonlyMap<string, string>): BatchRow {
  const { id, code, issued, returned, madeOn } = batch;
  const { valid, spoilt, differing } = page.counts.get(id) ?? NO_SHEETS;
  return {
    ...{ id, code, issued, returned, madeOn, valid, spoilt, differing },
    campaign: page.campaigns.find(({ row }) => row.id === batch.campaignId)?.row.name ?? '',
    place: pointNames.get(batch.pointId) ?? '',
    handerLabel: `paper.handers.${batch.handedOutBy}`,
  };
}

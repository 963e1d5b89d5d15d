import type { CollectionPoint } from '../collection-points/collection-point.entity.js';
import { placeOfPoint } from '../collection-points/point-places.js';
import type { CommuneCatalogue } from '../communes/catalogue.js';
import { compareNames } from '../formatting/names.js';
import { readCount } from '../rules/typed-text.js';
import type { VillageBatch } from './batches.service.js';
import type { Hander } from './handed-out-by.js';
import { MOST_SHEETS, type PaperBatch } from './paper.entity.js';

/** A point of a campaign in a village, where sheets can be handed out. */
export interface VillagePlace {
  readonly pointId: string;
  readonly village: string;
  /** Its own name; null where that is the village's. */
  readonly pointName: string | null;
  /** Sheets that batches of the campaign have brought there already. */
  readonly issued: number;
}

/** The places of a campaign in villages, in the order of the villages' names. */
export function villagePlaces(
  points: readonly CollectionPoint[],
  batches: readonly Pick<PaperBatch, 'pointId' | 'issued'>[],
  catalogue: CommuneCatalogue,
): readonly VillagePlace[] {
  return points
    .filter(({ village, takesPaper }) => takesPaper && village !== null)
    .map((point) => {
      const village = placeOfPoint(catalogue, point)?.name ?? point.name;
      const here = batches.filter(({ pointId }) => pointId === point.id);
      const issued = here.reduce((sum, batch) => sum + batch.issued, 0);
      return { pointId: point.id, village, pointName: point.name === village ? null : point.name, issued };
    })
    .toSorted((a, b) => compareNames(a.village, b.village) || compareNames(a.pointName ?? '', b.pointName ?? ''));
}

/**
 * An even share of what a campaign sets out to collect: a commune's data file tells the names of its villages and not
 * how many people live there.
 * @param planned responses, integer ≥ 1; null without a plan
 * @returns sheets for each place; null without a plan or places
 * @example evenShare(400, 12) // 34
 */
export function evenShare(planned: number | null, places: number): number | null {
  return planned === null || places === 0 ? null : Math.min(MOST_SHEETS, Math.ceil(planned / places));
}

/** What the page of all villages sends, as it was typed. */
export interface TypedVillages {
  /** Of every row that names nobody itself; empty where nobody is chosen. */
  readonly hander: Hander | '';
  /** By point. */
  readonly rows: ReadonlyMap<string, { readonly issued: string; readonly hander: Hander | '' }>;
}

/** What cannot be used: a key of a sentence, by the name of the field it is said at. */
export type VillageFaults = ReadonlyMap<string, string>;

/**
 * The sheets that were typed, a row for each place; rows that are empty or 0 are left out.
 * @returns every fault where something cannot be used, in the order of the page
 */
export function readVillages(
  places: readonly VillagePlace[],
  { hander, rows }: TypedVillages,
): { readonly batches: readonly VillageBatch[] } | { readonly faults: VillageFaults } {
  const read = places.map(({ pointId }) => {
    const row = rows.get(pointId);
    const typed = row?.issued.trim() ?? '';
    return { pointId, handedOutBy: row?.hander || hander, issued: typed === '' ? 0 : readCount(typed) };
  });
  const wrong = read.filter(({ issued }) => issued === null || issued > MOST_SHEETS);
  const faults = new Map<string, string>();
  if (read.some(({ issued, handedOutBy }) => issued !== 0 && handedOutBy === '')) {
    faults.set('hander', 'paper.faults.hander');
  }
  // Somebody has taken a place away since the page was opened.
  const known = new Set(places.map(({ pointId }) => pointId));
  const isGone = [...rows].some(([pointId, { issued }]) => !known.has(pointId) && issued.trim() !== '');
  if (isGone) faults.set('places', 'villageSheets.faults.gone');
  for (const { pointId } of wrong) faults.set(`issued-${pointId}`, 'villageSheets.faults.issued');
  const batches = read.flatMap(({ pointId, handedOutBy, issued }) =>
    issued === null || issued === 0 || handedOutBy === '' ? [] : [{ pointId, handedOutBy, issued }],
  );
  const [first] = places;
  if (first && faults.size === 0 && batches.length === 0) {
    faults.set(`issued-${first.pointId}`, 'villageSheets.faults.nothing');
  }
  return faults.size > 0 ? { faults } : { batches };
}

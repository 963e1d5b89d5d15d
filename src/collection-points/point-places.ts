import { type CommuneCatalogue, communeTitle, receivingUnitAt } from '../communes/catalogue.js';
import type { CollectionPoint } from './collection-point.entity.js';

/** What a point stands at: one counter, field, village or unit of its commune. */
export const placeKinds = ['counter', 'field', 'village', 'unit'] as const;
export type PlaceKind = (typeof placeKinds)[number];

export interface PointPlace {
  readonly kind: PlaceKind;
  readonly key: string;
  readonly name: string;
}

/** Every place of a commune where a point can stand, by kind. */
export function placesOf(catalogue: CommuneCatalogue): Readonly<Record<PlaceKind, readonly PointPlace[]>> {
  const as = (kind: PlaceKind, all: readonly { readonly key: string; readonly name: string }[]) =>
    all.map(({ key, name }) => ({ kind, key, name }));
  return {
    counter: as('counter', catalogue.counters),
    field: as('field', catalogue.fields),
    village: as(
      'village',
      catalogue.villages.map(({ key, name }) => ({ key, name: villageName(catalogue, name) })),
    ),
    unit: as('unit', catalogue.units),
  };
}

/** Reads `counter:tu-phap`, as a page writes a place; null for anything the commune does not have. */
export function findPlace(catalogue: CommuneCatalogue, text: string): PointPlace | null {
  const all = Object.values(placesOf(catalogue)).flat();
  return all.find(({ kind, key }) => `${kind}:${key}` === text) ?? null;
}

/** The place a point stands at: its village, counter or field, else its unit; null where it names none. */
export function placeOfPoint(catalogue: CommuneCatalogue, point: CollectionPoint): PointPlace | null {
  for (const kind of ['village', 'counter', 'field', 'unit'] as const) {
    const found = point[kind] === null ? null : findPlace(catalogue, `${kind}:${point[kind]}`);
    if (found) return found;
  }
  return null;
}

/**
 * The unit that receives the answers, for a printed sheet.
 * @returns e.g. "Trung tâm Phục vụ hành chính công xã Hồng Châu"; null in a village, and where the point is named so
 */
export function settingOf(catalogue: CommuneCatalogue, point: CollectionPoint): string | null {
  const receiving = receivingUnitAt(catalogue, point);
  const unit = catalogue.units.find(({ key }) => key === receiving)?.name;
  return unit && point.village === null && unit !== point.name ? `${unit} ${communeTitle(catalogue)}` : null;
}

/** "Thôn Đông": a village is called by its kind unless its name says it already. */
function villageName({ villageKind }: CommuneCatalogue, name: string): string {
  const titled = communeTitle({ kind: villageKind, name });
  return `${titled.charAt(0).toUpperCase()}${titled.slice(1)}`;
}

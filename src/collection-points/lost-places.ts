import type { CommuneCatalogue } from '../communes/catalogue.js';
import type { Consequence, PlannedChange } from '../communes/commune-surroundings.js';
import type { CollectionPoint } from './collection-point.entity.js';
import { findPlace, type PlaceKind, type PointPlace } from './point-places.js';

/**
 * The place that a point names and its commune does not have: a counter, field, village or unit that was removed. Its
 * answers would stand under it all the same, so somebody says where the point stands now, or revokes it.
 */
export function lostPlace(
  catalogue: CommuneCatalogue,
  point: CollectionPoint,
): { readonly kind: PlaceKind; readonly key: string } | null {
  for (const kind of ['village', 'counter', 'field', 'unit'] as const) {
    const key = point[kind];
    if (key !== null && !findPlace(catalogue, `${kind}:${key}`)) return { kind, key };
  }
  return null;
}

/** Where a point may stand that lost its place: one in a village in another village, any other one not in a village. */
export function newPlacesFor(point: CollectionPoint, places: readonly PointPlace[]): readonly PointPlace[] {
  return places.filter(({ kind }) => (kind === 'village') === (point.village !== null));
}

/** The points in use that a change of their commune takes the place from. */
export function pointsLosing(
  { before, after, from: day }: PlannedChange,
  points: readonly CollectionPoint[],
): readonly Consequence[] {
  return points.flatMap((point) => {
    const lost = point.revokedOn === null ? lostPlace(after, point) : null;
    if (!lost || lostPlace(before, point)) return [];
    const place = findPlace(before, `${lost.kind}:${lost.key}`)?.name ?? lost.key;
    return [{ sentence: 'points.lost.foretold', name: point.name, place, day }];
  });
}

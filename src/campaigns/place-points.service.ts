import { Injectable } from '@nestjs/common';
import type { CollectionPoint, PointKind } from '../collection-points/collection-point.entity.js';
import { CollectionPointsService } from '../collection-points/collection-points.service.js';
import { type PlaceKind, type PointPlace, placeOfPoint, placesOf } from '../collection-points/point-places.js';
import type { CommuneCatalogue } from '../communes/catalogue.js';

/** Points for all counters, fields or villages of a commune at once. What stands already is used again. */
@Injectable()
export class PlacePointsService {
  constructor(private readonly points: CollectionPointsService) {}

  /** @returns ids of one point of that kind for each place, in the order of the places */
  async forPlaces(
    catalogue: CommuneCatalogue,
    kind: PointKind,
    placeKinds: readonly PlaceKind[],
  ): Promise<readonly string[]> {
    const standing = (await this.points.list(catalogue.key)).filter((point) => isInUse(point, kind));
    const ids: string[] = [];
    for (const place of placeKinds.flatMap((one) => placesOf(catalogue)[one])) {
      const there = standing.find((point) => standsAt(catalogue, point, place));
      ids.push((there ?? (await this.make(catalogue.key, kind, place))).id);
    }
    return ids;
  }

  private make(communeId: string, kind: PointKind, { kind: placeKind, key, name }: PointPlace) {
    return this.points.create({ communeId, kind, name, [placeKind]: key });
  }
}

function isInUse(point: CollectionPoint, kind: PointKind): boolean {
  return point.kind === kind && point.revokedOn === null;
}

function standsAt(catalogue: CommuneCatalogue, point: CollectionPoint, place: PointPlace): boolean {
  const at = placeOfPoint(catalogue, point);
  return at?.kind === place.kind && at.key === place.key;
}

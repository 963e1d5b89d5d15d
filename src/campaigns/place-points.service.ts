import { Injectable } from '@nestjs/common';
import type { CollectionPoint, PointKind } from '../collection-points/collection-point.entity.js';
import { CollectionPointsService } from '../collection-points/collection-points.service.js';
import { type PlaceKind, type PointPlace, placeOfPoint, placesOf } from '../collection-points/point-places.js';
import type { CommuneCatalogue } from '../communes/catalogue.js';

/** What a campaign asks for at its places: points that stand, and points that will be made with it. */
export interface PlacePoints {
  readonly pointIds: readonly string[];
  readonly newPoints: readonly CollectionPoint[];
}

/** Points for all counters, fields or villages of a commune at once. What stands already is used again. */
@Injectable()
export class PlacePointsService {
  constructor(private readonly points: CollectionPointsService) {}

  /**
   * One point of that kind for each place.
   * @param catalogue the commune on the day on which the points are first used
   */
  async forPlaces(
    catalogue: CommuneCatalogue,
    kind: PointKind,
    placeKinds: readonly PlaceKind[],
  ): Promise<PlacePoints> {
    const standing = (await this.points.list(catalogue.key)).filter((point) => isInUse(point, kind));
    const pointIds: string[] = [];
    const newPoints: CollectionPoint[] = [];
    for (const place of placeKinds.flatMap((one) => placesOf(catalogue)[one])) {
      const there = standing.find((point) => standsAt(catalogue, point, place));
      if (there) pointIds.push(there.id);
      else newPoints.push(await this.prepare(catalogue, kind, place));
    }
    return { pointIds, newPoints };
  }

  private prepare(catalogue: CommuneCatalogue, kind: PointKind, { kind: placeKind, key, name }: PointPlace) {
    return this.points.prepare({ communeId: catalogue.key, kind, name, [placeKind]: key }, catalogue);
  }
}

function isInUse(point: CollectionPoint, kind: PointKind): boolean {
  return point.kind === kind && point.revokedOn === null;
}

function standsAt(catalogue: CommuneCatalogue, point: CollectionPoint, place: PointPlace): boolean {
  const at = placeOfPoint(catalogue, point);
  return at?.kind === place.kind && at.key === place.key;
}

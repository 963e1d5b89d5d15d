import { type ChooseCommune, type CommuneCatalogue, communeHeading, toChooseCommune } from '../communes/catalogue.js';
import { compareNames } from '../formatting/names.js';
import type { AddressWarning } from './address-warning.js';
import { type CollectionPoint, type PointKind, pointKinds } from './collection-point.entity.js';
import { lostPlace, newPlacesFor } from './lost-places.js';
import { LONGEST_NAME } from './point-form.js';
import { placeKinds, placeOfPoint, placesOf } from './point-places.js';

/** A point as an officer typed it, and what is wrong with it. */
export interface RefusedPoint {
  readonly kind: string;
  readonly name: string;
  readonly place: string;
  /** Field at fault, as the page names it. */
  readonly field: 'kind' | 'name' | 'place';
  /** Key of the sentence that stands there. */
  readonly sentence: string;
}

export interface PointsView extends ChooseCommune {
  readonly communeId: string;
  readonly heading: string;
  readonly points: readonly PointRow[];
  readonly revoked: readonly PointRow[];
  readonly kinds: readonly Choice[];
  readonly places: readonly { readonly label: string; readonly choices: readonly Choice[] }[];
  readonly typedName: string;
  readonly refused: RefusedPoint | null;
  /** As many characters as a name has at most. */
  readonly longest: number;
  readonly addressWarning: AddressWarning | null;
  /** Points in use whose place is no more. */
  readonly lost: readonly LostPoint[];
}

/** A point that has lost its place, with those it may get. */
interface LostPoint {
  readonly id: string;
  readonly name: string;
  readonly kindLabel: string;
  readonly was: string;
  readonly mayBeCentre: boolean;
  readonly places: readonly { readonly label: string; readonly choices: readonly Choice[] }[];
  readonly isAtFault: boolean;
}

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly chosen: boolean;
}

interface PointRow {
  readonly id: string;
  readonly name: string;
  readonly kindLabel: string;
  readonly place: string | null;
  readonly code: string;
  readonly address: string;
  /** Points that hang on a wall have a sheet; a tablet shows its own page, a link is sent. */
  readonly hasSheet: boolean;
  readonly revokedOn: string | null;
  /** Counted at it in all campaigns. */
  readonly responses: number;
}

export interface PointsPage {
  readonly catalogue: CommuneCatalogue;
  /** Communes the reader may look at. */
  readonly communes: readonly CommuneCatalogue[];
  readonly points: readonly CollectionPoint[];
  readonly addressOf: (point: CollectionPoint) => string;
  readonly addressWarning: AddressWarning | null;
  readonly responses: ReadonlyMap<string, number>;
  readonly refused: RefusedPoint | null;
  /** The point for which no new place was chosen. */
  readonly unmoved: string | null;
  /** What a place such as `counter:q1` was called. */
  readonly nameOf: (place: string) => string;
}

export function toPointsView(page: PointsPage): PointsView {
  const { catalogue, communes, points, addressOf, refused } = page;
  const rows = [...points]
    .sort((a, b) => pointKinds.indexOf(a.kind) - pointKinds.indexOf(b.kind) || compareNames(a.name, b.name))
    .map((point) => ({
      ...toPointRow(point, catalogue, addressOf(point)),
      responses: page.responses.get(point.id) ?? 0,
    }));
  const places = placesOf(catalogue);
  const { key: communeId } = catalogue;
  return {
    ...toChooseCommune(communes, communeId),
    communeId,
    heading: communeHeading(catalogue),
    points: rows.filter(({ revokedOn }) => revokedOn === null),
    revoked: rows.filter(({ revokedOn }) => revokedOn !== null),
    kinds: pointKinds.map((kind) => ({ value: kind, label: kindLabel(kind), chosen: kind === refused?.kind })),
    places: placeKinds
      .map((kind) => ({
        label: `points.placeKind.${kind}`,
        choices: places[kind].map(({ key, name }) => {
          const value = `${kind}:${key}`;
          return { value, label: name, chosen: value === refused?.place };
        }),
      }))
      .filter(({ choices }) => choices.length > 0),
    typedName: refused?.name ?? '',
    ...{ refused, longest: LONGEST_NAME, addressWarning: page.addressWarning },
    lost: points.flatMap((point) => toLostPoint(point, page)),
  };
}

function toLostPoint(point: CollectionPoint, { catalogue, nameOf, unmoved }: PointsPage): readonly LostPoint[] {
  const lost = point.revokedOn === null ? lostPlace(catalogue, point) : null;
  if (!lost) return [];
  const { id, name, kind } = point;
  const places = newPlacesFor(point, Object.values(placesOf(catalogue)).flat());
  return [
    {
      ...{ id, name, kindLabel: kindLabel(kind), was: nameOf(`${lost.kind}:${lost.key}`) },
      ...{ mayBeCentre: point.village === null, isAtFault: id === unmoved },
      places: placeKinds
        .map((one) => ({
          label: `points.placeKind.${one}`,
          choices: places
            .filter((place) => place.kind === one)
            .map((place) => {
              const isStill = place.kind !== 'unit' && point[place.kind] === place.key;
              return { value: `${place.kind}:${place.key}`, label: place.name, chosen: isStill };
            }),
        }))
        .filter(({ choices }) => choices.length > 0),
    },
  ];
}

function toPointRow(point: CollectionPoint, catalogue: CommuneCatalogue, address: string): Omit<PointRow, 'responses'> {
  const { id, name, kind, code, revokedOn } = point;
  const place = placeOfPoint(catalogue, point)?.name ?? null;
  return {
    ...{ id, name, code, revokedOn, kindLabel: kindLabel(kind) },
    place: place === name ? null : place,
    address: kind === 'kiosk' ? address.replace('/k/', '/kiosk/') : address,
    hasSheet: hasSheet(kind),
  };
}

export function hasSheet(kind: PointKind): boolean {
  return kind === 'qr' || kind === 'meeting';
}

function kindLabel(kind: PointKind): string {
  return `points.kind.${kind}`;
}

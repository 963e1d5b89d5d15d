import type { CommuneCatalogue } from '../communes/catalogue.js';
import { sameName } from '../communes/catalogue-faults.js';
import { cleanLine } from '../rules/typed-text.js';
import type { CollectionPoint, PointKind } from './collection-point.entity.js';
import { nameFault } from './point-form.js';
import { type PlaceKind, type PointPlace, placeOfPoint, placesOf } from './point-places.js';

/** Many points at once, as an officer asks for them. */
export interface PointList {
  readonly kind: PointKind;
  /** One point a line; behind a tab or a semicolon stands its place, by name. */
  readonly text: string;
  /** Where those stand that name no place; null for the Centre as a whole. */
  readonly place: PointPlace | null;
  /** A point at every place of these kinds that has none of this kind yet. */
  readonly everyPlaceOf: readonly PlaceKind[];
}

/** One point that would be made. */
export interface ListedPoint {
  /** In the pasted list, from 1; null for one of a place that was ticked. */
  readonly line: number | null;
  readonly name: string;
  readonly place: PointPlace | null;
  readonly fault: ListFault | null;
}

/** Too long; named twice in the list; there already; at a place that the commune does not have. */
type ListFault = 'long' | 'twice' | 'there' | 'place';

/** More are a slip of the hand, or a list of something else. */
export const MOST_POINTS = 500;

/** Every point that a list asks for, with what is wrong with each. @param standing points of the commune */
export function readPointList(
  { kind, text, place, everyPlaceOf }: PointList,
  { catalogue, standing }: { readonly catalogue: CommuneCatalogue; readonly standing: readonly CollectionPoint[] },
): readonly ListedPoint[] {
  const inUse = standing.filter((point) => point.kind === kind && point.revokedOn === null);
  const known = new Set(inUse.map(({ name }) => sameName(name)));
  const listed = new Set<string>();
  const judged = (point: Omit<ListedPoint, 'fault'>, isPlace = true): ListedPoint => {
    const [same, before] = [sameName(point.name), listed.size];
    const isTwice = listed.add(same).size === before;
    const fault = nameFault(point.name)
      ? 'long'
      : !isPlace
        ? 'place'
        : known.has(same)
          ? 'there'
          : isTwice
            ? 'twice'
            : null;
    return { ...point, fault };
  };
  const ofLines = text.split(/\r\n?|\n/).flatMap((typed, at) => {
    const [name = '', at2 = ''] = typed.split(/[\t;]/).map(cleanLine);
    if (name === '' && at2 === '') return [];
    const named = at2 === '' ? place : placeNamed(catalogue, at2);
    return [judged({ line: at + 1, name: name || at2, place: named ?? null }, named !== undefined)];
  });
  const taken = new Set(inUse.map((point) => textOf(placeOfPoint(catalogue, point))));
  const ofPlaces = everyPlaceOf
    .flatMap((one) => placesOf(catalogue)[one])
    .filter((one) => !taken.has(textOf(one)))
    .map((one) => judged({ line: null, name: one.name, place: one }));
  return [...ofLines, ...ofPlaces];
}

/** @returns undefined where no place is called so */
function placeNamed(catalogue: CommuneCatalogue, name: string): PointPlace | undefined {
  const places = placesOf(catalogue);
  const short = new Map(catalogue.villages.map((one) => [one.key, one.name]));
  return (['village', 'counter', 'field', 'unit'] as const)
    .flatMap((kind) => places[kind])
    .find((one) => {
      const names = one.kind === 'village' ? [one.name, short.get(one.key) ?? one.name] : [one.name];
      return names.some((called) => sameName(called) === sameName(name));
    });
}

function textOf(place: PointPlace | null): string {
  return place ? `${place.kind}:${place.key}` : '';
}

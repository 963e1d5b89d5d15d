import { type CommuneCatalogue, centreOf } from '../communes/catalogue.js';
import { cleanLine } from '../rules/typed-text.js';
import type { CollectionPoint } from './collection-point.entity.js';
import { lostPlace, newPlacesFor } from './lost-places.js';
import type { PointChange } from './point-changes.service.js';
import { type PointPlace, placeOfPoint, placesOf } from './point-places.js';

/** A point as an officer typed it over, with what the page showed before. */
export interface PointForm {
  readonly name: string;
  /** e.g. `counter:q1`; `centre` for all of it, empty where none was chosen. */
  readonly place: string;
  readonly wasName: string;
  readonly wasPlace: string;
}

/** A field, and the key of the sentence that stands at it. */
export interface PointFault {
  readonly field: 'name' | 'place';
  readonly sentence: 'name' | 'long' | 'place' | 'changed';
}

/** Longer names fit on no sheet. */
export const LONGEST_NAME = 120;

/** @example nameFault(' ') // 'name' */
export function nameFault(name: string): 'name' | 'long' | null {
  const { length } = cleanLine(name);
  return length === 0 ? 'name' : length > LONGEST_NAME ? 'long' : null;
}

/** Where a point stands, as its form has it; empty where the commune has no such place any more. */
export function placeText(catalogue: CommuneCatalogue, point: CollectionPoint): string {
  const place = lostPlace(catalogue, point) ? null : placeOfPoint(catalogue, point);
  if (!place) return '';
  return place.kind === 'unit' && place.key === centreOf(catalogue) ? 'centre' : `${place.kind}:${place.key}`;
}

/**
 * What a form changes: only what its sender changed, so that a page left open undoes nothing.
 * @returns every fault at once; `changed` where somebody else has changed the same meanwhile
 */
export function readPointForm(
  form: PointForm,
  { catalogue, point }: { readonly catalogue: CommuneCatalogue; readonly point: CollectionPoint },
): { readonly change: PointChange } | { readonly faults: readonly PointFault[] } {
  const faults: PointFault[] = [];
  const change: { name?: string; place?: PointPlace | null } = {};
  const name = cleanLine(form.name);
  if (name !== form.wasName) {
    const fault = nameFault(name);
    if (fault) faults.push({ field: 'name', sentence: fault });
    else if (point.name !== form.wasName && point.name !== name) faults.push({ field: 'name', sentence: 'changed' });
    else change.name = name;
  }
  if (form.place !== form.wasPlace) {
    const now = placeText(catalogue, point);
    const place = chosenPlace(form.place, catalogue, point);
    if (place === undefined) faults.push({ field: 'place', sentence: 'place' });
    else if (now !== form.wasPlace && now !== form.place) faults.push({ field: 'place', sentence: 'changed' });
    else change.place = place;
  }
  return faults.length > 0 ? { faults } : { change };
}

/** @returns null for the Centre as a whole, undefined for what this point can't be put at */
export function chosenPlace(
  text: string,
  catalogue: CommuneCatalogue,
  point: CollectionPoint,
): PointPlace | null | undefined {
  if (text === 'centre' && point.village === null) return null;
  const allowed = newPlacesFor(point, Object.values(placesOf(catalogue)).flat());
  return allowed.find(({ kind, key }) => `${kind}:${key}` === text);
}

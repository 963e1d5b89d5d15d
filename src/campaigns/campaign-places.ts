import type { PlaceKind } from '../collection-points/point-places.js';
import type { Subject } from '../questionnaires/questionnaire.js';

/**
 * Can points at such places serve a questionnaire? Fields and counters belong to surveys on the Centre, villages to
 * those on the administration and to meetings.
 * @returns the field of the page that is at fault, or null
 * @example placesFault('centre', ['village']) // 'places'
 */
export function placesFault(subject: Subject, places: readonly PlaceKind[]): 'places' | null {
  const barred: readonly PlaceKind[] =
    subject === 'centre' ? ['village'] : ['administration', 'meeting'].includes(subject) ? ['counter', 'field'] : [];
  return places.some((place) => barred.includes(place)) ? 'places' : null;
}

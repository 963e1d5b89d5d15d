import { type CommuneCatalogue, communeHeading } from '../communes/catalogue.js';
import type { Day } from '../rules/days.js';
import type { CollectionPoint } from './collection-point.entity.js';
import { newPlacesFor } from './lost-places.js';
import { LONGEST_NAME, type PointFault, placeText } from './point-form.js';
import { placeKinds, placesOf } from './point-places.js';

/** The form in which a point is renamed and moved. */
export interface PointEdit {
  readonly communeId: string;
  readonly id: string;
  readonly heading: string;
  readonly kindLabel: string;
  readonly name: string;
  readonly wasName: string;
  readonly wasPlace: string;
  readonly longest: number;
  readonly mayBeCentre: boolean;
  readonly isCentre: boolean;
  /** Its place is no more, so one has to be chosen. */
  readonly isLost: boolean;
  readonly places: readonly { readonly label: string; readonly choices: readonly Choice[] }[];
  /** Keys of the sentences at the fields; null where nothing is wrong. */
  readonly nameFault: string | null;
  readonly placeFault: string | null;
  readonly today: Day;
}

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly chosen: boolean;
}

interface Facts {
  readonly catalogue: CommuneCatalogue;
  readonly point: CollectionPoint;
  readonly today: Day;
}

export function toPointEdit(
  { catalogue, point, today }: Facts,
  typed: { readonly name: string; readonly place: string },
  faults: readonly PointFault[],
): PointEdit {
  const wasPlace = placeText(catalogue, point);
  const allowed = newPlacesFor(point, Object.values(placesOf(catalogue)).flat());
  const faultAt = (field: PointFault['field']): string | null => {
    const fault = faults.find((one) => one.field === field);
    return fault ? `pointChanges.faults.${fault.sentence}` : null;
  };
  return {
    ...{ communeId: catalogue.key, id: point.id, heading: communeHeading(catalogue), today },
    ...{ kindLabel: `points.kind.${point.kind}`, name: typed.name, wasName: point.name, wasPlace },
    ...{ longest: LONGEST_NAME, mayBeCentre: point.village === null, isCentre: typed.place === 'centre' },
    isLost: wasPlace === '',
    places: placeKinds
      .map((kind) => ({
        label: `points.placeKind.${kind}`,
        choices: allowed
          .filter((place) => place.kind === kind)
          .map(({ key, name }) => ({ value: `${kind}:${key}`, label: name, chosen: typed.place === `${kind}:${key}` })),
      }))
      .filter(({ choices }) => choices.length > 0),
    ...{ nameFault: faultAt('name'), placeFault: faultAt('place') },
  };
}

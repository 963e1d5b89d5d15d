import { type CommuneCatalogue, communeHeading } from '../communes/catalogue.js';
import { pointKinds } from './collection-point.entity.js';
import { type ListedPoint, MOST_POINTS } from './point-list.js';
import { placeKinds, placesOf } from './point-places.js';

/** What an officer asks for, as it was sent. */
export interface SeveralForm {
  readonly commune: string;
  readonly kind: string;
  readonly text: string;
  readonly place: string;
  readonly places: readonly string[];
  /** The mark of what was looked at; empty before. */
  readonly seen: string;
  readonly go: 'preview' | 'create';
}

/** A field, and the key of the sentence that stands at it. */
export interface SeveralFault {
  readonly field: 'kind' | 'place' | 'text';
  readonly sentence: 'kind' | 'place' | 'none' | 'many';
}

/** The kinds of place that can be taken all at once. */
export const ticked = ['village', 'counter', 'field'] as const;

export interface SeveralView {
  readonly communeId: string;
  readonly heading: string;
  readonly kinds: readonly Choice[];
  readonly places: readonly { readonly label: string; readonly choices: readonly Choice[] }[];
  readonly ticks: readonly (Choice & { readonly count: number })[];
  readonly text: string;
  readonly most: number;
  /** Keys of the sentences at the fields; null where nothing is wrong. */
  readonly kindFault: string | null;
  readonly placeFault: string | null;
  readonly textFault: string | null;
  readonly preview: Preview | null;
}

interface Preview {
  readonly rows: readonly PreviewRow[];
  readonly count: number;
  readonly faulty: number;
  readonly seen: string;
}

interface PreviewRow {
  readonly line: number | null;
  readonly name: string;
  /** null for the Centre as a whole. */
  readonly place: string | null;
  readonly fault: string | null;
}

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly chosen: boolean;
}

export interface SeveralPage {
  readonly catalogue: CommuneCatalogue;
  readonly form: SeveralForm;
  readonly fault: SeveralFault | null;
  readonly listed: readonly ListedPoint[] | null;
  readonly seen: string;
}

export function toSeveralView({ catalogue, form, fault, listed, seen }: SeveralPage): SeveralView {
  const all = placesOf(catalogue);
  const faultAt = (field: SeveralFault['field']): string | null =>
    fault?.field === field ? `severalPoints.faults.${fault.sentence}` : null;
  return {
    ...{ communeId: catalogue.key, heading: communeHeading(catalogue), text: form.text, most: MOST_POINTS },
    kinds: pointKinds.map((kind) => ({ value: kind, label: `points.kind.${kind}`, chosen: kind === form.kind })),
    places: placeKinds
      .map((kind) => ({
        label: `points.placeKind.${kind}`,
        choices: all[kind].map(({ key, name }) => {
          return { value: `${kind}:${key}`, label: name, chosen: `${kind}:${key}` === form.place };
        }),
      }))
      .filter(({ choices }) => choices.length > 0),
    ticks: ticked
      .map((kind) => ({
        ...{ value: kind, label: `severalPoints.every.${kind}`, chosen: form.places.includes(kind) },
        count: all[kind].length,
      }))
      .filter(({ count }) => count > 0),
    ...{ kindFault: faultAt('kind'), placeFault: faultAt('place'), textFault: faultAt('text') },
    preview: listed && {
      rows: listed.map(({ line, name, place, fault: wrong }) => ({
        ...{ line, name, place: place?.name ?? null },
        fault: wrong && `severalPoints.lineFaults.${wrong}`,
      })),
      ...{ count: listed.length, faulty: listed.filter((one) => one.fault !== null).length, seen },
    },
  };
}

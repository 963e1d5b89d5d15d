import type { CommuneCatalogue } from './catalogue.js';
import { communeHeading } from './commune-title.js';

/** The communes a reader may look at; the page offers a choice where there are several. */
export interface ChooseCommune {
  readonly communes: readonly { readonly value: string; readonly label: string; readonly chosen: boolean }[];
  readonly severalCommunes: boolean;
}

/** @param chosen key of the commune shown now, or null for all of them */
export function toChooseCommune(communes: readonly CommuneCatalogue[], chosen: string | null): ChooseCommune {
  return {
    communes: communes.map((one) => ({ value: one.key, label: communeHeading(one), chosen: one.key === chosen })),
    severalCommunes: communes.length > 1,
  };
}

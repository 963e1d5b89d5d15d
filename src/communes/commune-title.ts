import { capitalised } from '../formatting/letters.js';
import type { CommuneCatalogue } from './catalogue.js';

/**
 * A commune as it is addressed; its kind and name are Vietnamese in every language.
 * @example communeTitle({ kind: 'xã', name: 'Hồng Châu' }) // 'xã Hồng Châu'
 */
export function communeTitle({ kind, name }: { readonly kind: string; readonly name: string }): string {
  return name.toLowerCase().startsWith(`${kind} `) ? name : `${kind} ${name}`;
}

/**
 * The same at the head of a page or a row.
 * @example communeHeading({ kind: 'phường', name: 'Lê Thanh Nghị' }) // 'Phường Lê Thanh Nghị'
 */
export function communeHeading(commune: { readonly kind: string; readonly name: string }): string {
  return capitalised(communeTitle(commune));
}

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

import { capitalised } from '../formatting/letters.js';
import type { parseCatalogue } from './catalogue-file.js';

/** A commune: who serves whom, and how it and its parts are called. */
export type CommuneCatalogue = ReturnType<typeof parseCatalogue>;
export type Unit = CommuneCatalogue['units'][number];

/** The unit that resolves files of a field, or null where no field, or an unknown one, is named. */
export function departmentOfField(catalogue: CommuneCatalogue, field: string | null): string | null {
  return catalogue.fields.find((one) => one.key === field)?.unit ?? null;
}

/**
 * The unit that receives people at a place: that of its counter on the day of the commune, which may have moved since
 * the place was set up; else the unit that the place names itself.
 */
export function receivingUnitAt(
  { counters }: Pick<CommuneCatalogue, 'counters'>,
  { counter, unit }: { readonly counter: string | null; readonly unit: string | null },
): string | null {
  return counters.find(({ key }) => key === counter)?.unit ?? unit;
}

/** Key of the public-service centre. */
export function centreOf(catalogue: CommuneCatalogue): string {
  const centre = catalogue.units.find(({ kind }) => kind === 'centre');
  if (!centre) throw new Error(`${catalogue.key} has no centre`);
  return centre.key;
}

/** How a unit is called; a key that nobody knows any more stands for itself. */
export function unitName(catalogue: CommuneCatalogue, unit: string): string {
  return catalogue.units.find((one) => one.key === unit)?.name ?? unit;
}

/**
 * A commune as it was over several days: everything that was there on one of them, by its last name and kind, in its
 * last order.
 * @param catalogues oldest first, at least one
 */
export function catalogueOver(catalogues: readonly CommuneCatalogue[]): CommuneCatalogue {
  const last = catalogues.at(-1);
  if (!last) throw new RangeError('a commune over no days');
  // The very same, so that whoever made something of it finds that again.
  if (catalogues.length === 1) return last;
  const newestFirst = catalogues.toReversed();
  const all = <Of extends { readonly key: string }>(of: (catalogue: CommuneCatalogue) => readonly Of[]): Of[] => {
    const found = new Map<string, Of>();
    for (const catalogue of newestFirst)
      for (const one of of(catalogue)) if (!found.has(one.key)) found.set(one.key, one);
    return [...found.values()];
  };
  return {
    ...last,
    units: all(({ units }) => units),
    fields: all(({ fields }) => fields),
    counters: all(({ counters }) => counters),
    villages: all(({ villages }) => villages),
  };
}

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

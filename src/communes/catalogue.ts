import type { parseCatalogue } from './catalogue-file.js';

/** Who serves whom in a commune. */
export type CommuneCatalogue = ReturnType<typeof parseCatalogue>;
export type Unit = CommuneCatalogue['units'][number];

/** The unit that resolves files of a field, or null where no field, or an unknown one, is named. */
export function departmentOfField(catalogue: CommuneCatalogue, field: string | null): string | null {
  return catalogue.fields.find((one) => one.key === field)?.unit ?? null;
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

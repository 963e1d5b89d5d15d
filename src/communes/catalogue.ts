import { z } from 'zod';
import { cleanLine } from '../rules/typed-text.js';
import { faultOf } from './catalogue-fault.js';
import { checkReferences } from './catalogue-references.js';

/** What a commune's data file holds: who serves whom. Checked whole before it is used. */
const key = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a slug such as ho-tich');
const text = z.string().transform(cleanLine);
const name = text.pipe(z.string().min(1));

const schema = z.strictObject({
  key,
  name,
  kind: text.pipe(z.enum(['xã', 'phường', 'đặc khu'])),
  villageKind: text.pipe(z.enum(['thôn', 'tổ dân phố'])),
  province: name,
  units: z.array(z.strictObject({ key, name, kind: z.enum(['department', 'centre', 'vertical', 'other']) })),
  fields: z.array(z.strictObject({ key, name, unit: key })),
  counters: z.array(z.strictObject({ key, name, unit: key, fields: z.array(key).default([]) })),
  villages: z.array(z.strictObject({ key, name, example: z.boolean().default(false) })),
  /** The department that leads each item of the survey on the administration, by question code. */
  leads: z.record(z.string(), key),
  /** The lines of the plan that say so, or why no line does, by question code. */
  leadSources: z.record(z.string(), name).optional(),
  /** Where the data come from, for whoever checks them. */
  source: name.optional(),
});

export type CommuneCatalogue = z.output<typeof schema>;
export type Unit = CommuneCatalogue['units'][number];

/**
 * Reads a commune's data file.
 * @throws CatalogueFault whose sentence names the place in the file
 */
export function parseCatalogue(json: unknown): CommuneCatalogue {
  const parsed = schema.safeParse(json);
  if (!parsed.success) throw faultOf(parsed.error.issues[0]);
  checkReferences(parsed.data);
  return parsed.data;
}

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

import { z } from 'zod';

/** What a commune's data file holds: who serves whom. Checked whole before it is used. */
const key = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a slug such as ho-tich');
const name = z
  .string()
  .min(1)
  .transform((text) => text.normalize('NFC').trim());

const schema = z.strictObject({
  key,
  name,
  /** xã or phường */
  kind: z.enum(['xã', 'phường', 'đặc khu']),
  villageKind: z.enum(['thôn', 'tổ dân phố']),
  province: name,
  units: z.array(z.strictObject({ key, name, kind: z.enum(['department', 'centre', 'vertical', 'other']) })),
  fields: z.array(z.strictObject({ key, name, unit: key })),
  counters: z.array(z.strictObject({ key, name, unit: key, fields: z.array(key).default([]) })),
  villages: z.array(z.strictObject({ key, name, example: z.boolean().default(false) })),
  /** The department that leads each item of the survey on the administration, by question code. */
  leads: z.record(z.string(), key),
  /** Where the data come from, for whoever checks them. */
  source: z.string().optional(),
});

export type CommuneCatalogue = z.output<typeof schema>;
export type Unit = CommuneCatalogue['units'][number];
export type Field = CommuneCatalogue['fields'][number];
export type Counter = CommuneCatalogue['counters'][number];
export type Village = CommuneCatalogue['villages'][number];

/**
 * Reads a commune's data file.
 * @throws Error whose sentence names the place in the file
 */
export function parseCatalogue(json: unknown): CommuneCatalogue {
  const parsed = schema.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(`Commune file, ${issue?.path.join('.')}: ${issue?.message}`);
  }
  const catalogue = parsed.data;
  const units = new Set(catalogue.units.map((unit) => unit.key));
  const fields = new Set(catalogue.fields.map((field) => field.key));
  for (const list of ['units', 'fields', 'counters', 'villages'] as const) assertUnique(list, catalogue[list]);
  for (const one of [...catalogue.fields, ...catalogue.counters]) assertKnown(units, one.unit, one.key);
  for (const [item, unit] of Object.entries(catalogue.leads)) assertKnown(units, unit, `leads.${item}`);
  for (const counter of catalogue.counters) for (const field of counter.fields) assertKnown(fields, field, counter.key);
  if (!catalogue.units.some(({ kind }) => kind === 'centre'))
    throw new Error('Commune file, units: no unit is the centre');
  return catalogue;
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

function assertUnique(list: string, all: readonly { readonly key: string }[]): void {
  const keys = new Set<string>();
  for (const one of all) {
    if (keys.has(one.key)) throw new Error(`Commune file, ${list}: ${one.key} stands twice`);
    keys.add(one.key);
  }
}

function assertKnown(known: ReadonlySet<string>, wanted: string, where: string): void {
  if (!known.has(wanted)) throw new Error(`Commune file, ${where}: there is no ${wanted}`);
}

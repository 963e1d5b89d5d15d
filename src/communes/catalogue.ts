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

/** Why a commune's data file cannot be used, and where in it: for a page that says so in the reader's language. */
export class CatalogueFault extends Error {
  constructor(
    /** Way to the faulty part; lists count from 0, e.g. `['units', 3, 'name']`. */
    readonly place: readonly (string | number)[],
    /** `twice`, `unknown`, `no-centre`, or the code of the check that failed, e.g. `invalid_type`. */
    readonly reason: string,
    /** The key in question, or what was expected. */
    readonly value: string,
    sentence: string,
  ) {
    super(`Commune file, ${place.join('.')}: ${sentence}`);
  }
}

/**
 * Reads a commune's data file.
 * @throws CatalogueFault whose sentence names the place in the file
 */
export function parseCatalogue(json: unknown): CommuneCatalogue {
  const parsed = schema.safeParse(json);
  if (!parsed.success) throw faultOf(parsed.error.issues[0]);
  const catalogue = parsed.data;
  const units = new Set(catalogue.units.map((unit) => unit.key));
  const fields = new Set(catalogue.fields.map((field) => field.key));
  for (const list of ['units', 'fields', 'counters', 'villages'] as const) assertUnique(list, catalogue[list]);
  for (const one of [...catalogue.fields, ...catalogue.counters]) assertKnown(units, one.unit, one.key);
  for (const [item, unit] of Object.entries(catalogue.leads)) assertKnown(units, unit, `leads.${item}`);
  for (const counter of catalogue.counters) for (const field of counter.fields) assertKnown(fields, field, counter.key);
  if (!catalogue.units.some(({ kind }) => kind === 'centre'))
    throw new CatalogueFault(['units'], 'no-centre', '', 'no unit is the centre');
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
    if (keys.has(one.key)) throw new CatalogueFault([list], 'twice', one.key, `${one.key} stands twice`);
    keys.add(one.key);
  }
}

function assertKnown(known: ReadonlySet<string>, wanted: string, where: string): void {
  if (!known.has(wanted)) throw new CatalogueFault([where], 'unknown', wanted, `there is no ${wanted}`);
}

function faultOf(issue: z.core.$ZodIssue | undefined): CatalogueFault {
  const place = (issue?.path ?? []).map((step) => (typeof step === 'number' ? step : String(step)));
  const value = issue?.code === 'unrecognized_keys' ? issue.keys : issue?.code === 'invalid_value' ? issue.values : [];
  return new CatalogueFault(place, issue?.code ?? 'custom', value.join(', '), issue?.message ?? '');
}

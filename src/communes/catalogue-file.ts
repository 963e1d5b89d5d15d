import { z } from 'zod';
import { cleanLine } from '../rules/typed-text.js';

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

type Checked = z.output<typeof schema>;

/**
 * Reads a commune's data file.
 * @throws CatalogueFault whose sentence names the place in the file
 */
export function parseCatalogue(json: unknown): Checked {
  const parsed = schema.safeParse(json);
  if (!parsed.success) throw faultOf(parsed.error.issues[0]);
  checkReferences(parsed.data);
  return parsed.data;
}

/**
 * Every key stands once in its list, every key that is pointed to exists, and there is a centre.
 * @throws CatalogueFault at the first place where this does not hold
 */
function checkReferences(catalogue: Checked): void {
  const { units, fields, counters, leads, leadSources = {} } = catalogue;
  for (const list of ['units', 'fields', 'counters', 'villages'] as const) eachOnce(list, catalogue[list]);
  fields.forEach(({ unit }, index) => {
    isOneOf(units, unit, ['fields', index, 'unit']);
  });
  counters.forEach((counter, index) => {
    isOneOf(units, counter.unit, ['counters', index, 'unit']);
    for (const [nth, field] of counter.fields.entries()) isOneOf(fields, field, ['counters', index, 'fields', nth]);
  });
  for (const [item, unit] of Object.entries(leads)) isOneOf(units, unit, ['leads', item]);
  const led = Object.keys(leads).map((key) => ({ key }));
  for (const item of Object.keys(leadSources)) isOneOf(led, item, ['leadSources', item]);
  if (!units.some(({ kind }) => kind === 'centre'))
    throw new CatalogueFault(['units'], 'no-centre', '', 'no unit is the centre');
}

interface Keyed {
  readonly key: string;
}

function eachOnce(list: string, all: readonly Keyed[]): void {
  const keys = new Set<string>();
  for (const [index, { key }] of all.entries()) {
    if (keys.has(key)) throw new CatalogueFault([list, index, 'key'], 'twice', key, `${key} stands twice`);
    keys.add(key);
  }
}

function isOneOf(known: readonly Keyed[], wanted: string, place: readonly (string | number)[]): void {
  if (!known.some(({ key }) => key === wanted))
    throw new CatalogueFault(place, 'unknown', wanted, `there is no ${wanted}`);
}

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

/** The first thing that the schema did not accept. */
function faultOf(issue: z.core.$ZodIssue | undefined): CatalogueFault {
  const place = (issue?.path ?? []).map((step) => (typeof step === 'number' ? step : String(step)));
  const value = issue?.code === 'unrecognized_keys' ? issue.keys : issue?.code === 'invalid_value' ? issue.values : [];
  return new CatalogueFault(place, issue?.code ?? 'custom', value.join(', '), issue?.message ?? '');
}

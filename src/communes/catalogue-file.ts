import { z } from 'zod';
import { cleanLine } from '../rules/typed-text.js';
import { type CatalogueFault, referenceFaults, schemaFault } from './catalogue-faults.js';

/** Kinds of units, in the order in which pages offer them. */
export const unitKinds = ['department', 'centre', 'vertical', 'other'] as const;

/** Who signs for a commune. */
export const signerRoles = ['chairman', 'vice-chairman', 'office-head', 'centre-director', 'other'] as const;

/** What a village is called, by what the commune is. */
export const communeKinds = ['xã', 'phường', 'đặc khu'] as const;
export const villageKinds = ['thôn', 'tổ dân phố'] as const;

/** How people reach a commune, in the order in which pages show it. */
export const contactKinds = ['address', 'phone', 'email', 'website', 'zalo'] as const;

/** Letters of a name; more is a slip of the clipboard. */
export const LONGEST_NAME = 200;

/** What a commune's data file holds: who serves whom. Checked whole before it is used. */
const key = z
  .string()
  .max(100)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a slug such as ho-tich');
const text = z.string().transform(cleanLine);
const name = text.pipe(z.string().min(1).max(LONGEST_NAME));
const note = text.pipe(z.string().min(1).max(2_000));

const schema = z.strictObject({
  key,
  name,
  kind: text.pipe(z.enum(communeKinds)),
  villageKind: text.pipe(z.enum(villageKinds)),
  province: name,
  units: z.array(z.strictObject({ key, name, kind: z.enum(unitKinds) })),
  fields: z.array(z.strictObject({ key, name, unit: key })),
  counters: z.array(z.strictObject({ key, name, unit: key, fields: z.array(key).default([]) })),
  villages: z.array(z.strictObject({ key, name, example: z.boolean().default(false) })),
  /** The department that leads each item of the survey on the administration, by question code. */
  leads: z.record(z.string(), key),
  /** The lines of the plan that say so, or why no line does, by question code. */
  leadSources: z.record(z.string(), note).optional(),
  /** How people reach the commune; what is not there is not said. */
  contacts: z
    .strictObject({
      ...{ address: name.optional(), phone: phone().optional(), email: email().optional() },
      ...{ website: website().optional(), zalo: name.optional() },
    })
    .optional(),
  /** Who signs what the commune sends out. */
  signers: z.array(z.strictObject({ key, name, title: name, role: z.enum(signerRoles) })).optional(),
  /** Where the data come from, for whoever checks them. */
  source: note.optional(),
});

function phone() {
  return name.pipe(z.string().regex(/^\+?\d[\d .()-]{6,18}\d$/, 'a telephone number'));
}

function email() {
  return name.pipe(z.string().regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'an e-mail address'));
}

function website() {
  return name.pipe(z.string().regex(/^(?:https?:\/\/)?[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?$/, 'a web address'));
}

type Checked = z.output<typeof schema>;

/** Reads a commune's data file: the commune, or everything that is wrong with the file. */
export function readCatalogue(
  json: unknown,
): { readonly catalogue: Checked } | { readonly faults: readonly CatalogueFault[] } {
  const parsed = schema.safeParse(json);
  const unreadable = parsed.success ? [] : parsed.error.issues.map((issue) => schemaFault(json, issue));
  const faults = [...unreadable, ...referenceFaults(json)];
  return parsed.success && faults.length === 0 ? { catalogue: parsed.data } : { faults };
}

/** The same of a file that is expected to be right. @throws CatalogueError that names every fault with its place */
export function parseCatalogue(json: unknown): Checked {
  const read = readCatalogue(json);
  if ('faults' in read) throw new CatalogueError(read.faults);
  return read.catalogue;
}

/**
 * A commune while it is being changed: each row is right by itself, though it may point to what is no longer there.
 * @returns null for anything else
 */
export function readDraft(json: unknown): Checked | null {
  return schema.safeParse(json).data ?? null;
}

/** Why a commune's data file cannot be used. */
class CatalogueError extends Error {
  constructor(readonly faults: readonly CatalogueFault[]) {
    const said = faults.map(({ place, reason, value }) => `${place.join('.')}: ${[reason, value].join(' ').trim()}`);
    super(`Commune file, ${said.join('; ')}`);
  }
}

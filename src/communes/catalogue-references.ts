import { CatalogueFault } from './catalogue-fault.js';

interface Keyed {
  readonly key: string;
}

/** The part of a commune's data file where one entry points to another. */
interface Referring {
  readonly units: readonly (Keyed & { readonly kind: string })[];
  readonly fields: readonly (Keyed & { readonly unit: string })[];
  readonly counters: readonly (Keyed & { readonly unit: string; readonly fields: readonly string[] })[];
  readonly villages: readonly Keyed[];
  readonly leads: Readonly<Record<string, string>>;
  readonly leadSources?: Readonly<Record<string, string>> | undefined;
}

/**
 * Every key stands once in its list, every key that is pointed to exists, and there is a centre.
 * @throws CatalogueFault at the first place where this does not hold
 */
export function checkReferences(catalogue: Referring): void {
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

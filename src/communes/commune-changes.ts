import type { CommuneCatalogue } from './catalogue.js';
import { contactKinds } from './catalogue-file.js';

/** The parts of a commune that change, in the order in which they are told. */
const changingParts = [
  ...(['about', 'units', 'fields', 'counters', 'villages', 'leads', 'contacts', 'signers'] as const),
] as const;
type ChangingPart = (typeof changingParts)[number];

/** What becomes of one part, every row by its name. */
export interface PartChange {
  readonly part: ChangingPart;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly RowChange[];
  /** How many rows stay as they are. */
  readonly stays: number;
}

/** A row with what is another of it; its name is the new one, what it was called stands with its details. */
interface RowChange {
  readonly name: string;
  readonly details: readonly Detail[];
}

/** One thing that was said before and is said now, with names in place of keys; empty for nothing. */
export interface Detail {
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

/** What one row says, as it is compared (by keys) and as it is told (by names), by what it says it of. */
type Said = Readonly<Record<string, { readonly is: string; readonly told: string }>>;
type Rows = ReadonlyMap<string, { readonly name: string; readonly said: Said }>;

/** What a commune would become: the parts that change, in order. Rows are the same by their keys, not by their names. */
export function changesBetween(before: CommuneCatalogue, after: CommuneCatalogue): readonly PartChange[] {
  const [old, now] = [rowsOf(before, after), rowsOf(after, before)];
  return changingParts
    .map((part) => changeOf(part, old[part], now[part]))
    .filter(({ added, removed, changed }) => added.length + removed.length + changed.length > 0);
}

function changeOf(part: ChangingPart, before: Rows, after: Rows): PartChange {
  const both = [...after].flatMap(([key, now]) => {
    const old = before.get(key);
    return old ? [{ name: now.name, details: detailsOf(old.said, now.said) }] : [];
  });
  const changed = both.filter(({ details }) => details.length > 0);
  return {
    ...{ part, changed, stays: both.length - changed.length },
    added: [...after].filter(([key]) => !before.has(key)).map(([, { name }]) => name),
    removed: [...before].filter(([key]) => !after.has(key)).map(([, { name }]) => name),
  };
}

function detailsOf(before: Said, after: Said): readonly Detail[] {
  return Object.keys(after)
    .filter((what) => before[what]?.is !== after[what]?.is)
    .map((what) => ({ what, before: before[what]?.told ?? '', after: after[what]?.told ?? '' }));
}

/** @param other where names are looked for that a row points to and the commune itself has no more */
function rowsOf(commune: CommuneCatalogue, other: CommuneCatalogue): Readonly<Record<ChangingPart, Rows>> {
  const named = (list: 'units' | 'fields', key: string): string => {
    const known: readonly { readonly key: string; readonly name: string }[] = [...commune[list], ...other[list]];
    return known.find((one) => one.key === key)?.name ?? key;
  };
  const unit = (key: string) => ({ is: key, told: named('units', key) });
  const { name, kind, villageKind, province, contacts = {}, signers = [] } = commune;
  return {
    about: rows([{ key: 'commune', name }], () => ({ kind, villageKind, province })),
    units: rows(commune.units, (one) => ({ kind: one.kind })),
    fields: rows(commune.fields, (one) => ({ unit: unit(one.unit) })),
    counters: rows(commune.counters, (one) => ({
      unit: unit(one.unit),
      fields: { is: one.fields.join(), told: one.fields.map((key) => named('fields', key)).join(', ') },
    })),
    villages: rows(commune.villages, ({ example }) => ({ example: example ? 'yes' : '' })),
    // What was empty before is a row of both, so that it is told what stands there now: who leads an item, a number.
    leads: rows(
      Object.keys({ ...other.leads, ...commune.leads })
        .sort()
        .map((item) => ({ key: item, name: item })),
      ({ key }) => ({ leader: unit(commune.leads[key] ?? '') }),
    ),
    contacts: rows(
      contactKinds.filter((one) => contacts[one] || other.contacts?.[one]).map((one) => ({ key: one, name: one })),
      ({ key }) => ({ value: contacts[key] ?? '' }),
    ),
    signers: rows(signers, ({ title, role }) => ({ title, role })),
  };
}

/** @param more what a row says besides its name */
function rows<Row extends { readonly key: string; readonly name: string }>(
  all: readonly Row[],
  more: (row: Row) => Readonly<Record<string, string | Said[string]>>,
): Rows {
  return new Map(
    all.map((row) => {
      const said = Object.entries({ name: row.name, ...more(row) });
      const both = said.map(([what, one]) => [what, typeof one === 'string' ? { is: one, told: one } : one] as const);
      return [row.key, { name: row.name, said: Object.fromEntries(both) }];
    }),
  );
}

/** Whether answers that name a field, come from a counter, or rate an item, go to another unit than before. */
export function movesAnswers(
  before: CommuneCatalogue,
  after: CommuneCatalogue,
): { readonly centre: boolean; readonly administration: boolean } {
  const moved = (old: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): boolean =>
    [...old].some(([key, unit]) => now.get(key) !== unit);
  const unitsOf = ({ fields }: CommuneCatalogue) => new Map(fields.map(({ key, unit }) => [key, unit]));
  // A counter that is no more leaves its answers where they are: its points are asked about.
  const receiving = after.counters.some(({ key, unit }) => {
    const known = before.counters.find((one) => one.key === key);
    return known !== undefined && known.unit !== unit;
  });
  const [led, leads] = [new Map(Object.entries(before.leads)), new Map(Object.entries(after.leads))];
  return {
    centre: receiving || moved(unitsOf(before), unitsOf(after)),
    administration: moved(led, leads) || moved(leads, led),
  };
}

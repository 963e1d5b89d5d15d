import { cleanLine } from '../rules/typed-text.js';
import type { CommuneCatalogue } from './catalogue.js';
import type { KeyedList } from './catalogue-faults.js';
import { signerRoles, unitKinds } from './catalogue-file.js';
import { type KeysInUse, newKey } from './catalogue-keys.js';
import { type Choice, type Column, heirOf, isBlank, isStaying, type TypedRow } from './typed-rows.js';

/** A list of a commune as a table that is typed over. */
export interface TablePart {
  columns(draft: CommuneCatalogue): readonly Column[];
  /** The rows that stand. */
  rows(draft: CommuneCatalogue): readonly TypedRow[];
  /** The commune with its rows as they were typed; nothing is wrong with them. */
  applied(draft: CommuneCatalogue, rows: readonly TypedRow[], ever: CommuneCatalogue): CommuneCatalogue;
}

const NAME: Column = { name: 'name', kind: 'text' };
const row = (key: string, values: TypedRow['values'], ticked: readonly string[] = []): TypedRow => {
  return { ...{ key, values, ticked }, leaves: false, heir: '' };
};

/** Each list that is typed over as a table. */
export const tableParts: Readonly<Record<KeyedList, TablePart>> = {
  units: {
    columns: () => [
      NAME,
      { name: 'kind', kind: 'choice', choices: words(unitKinds, (kind) => `communes.unitKind.${kind}`) },
    ],
    rows: ({ units }) => units.map(({ key, name, kind }) => row(key, { name, kind })),
    applied: (draft, rows, ever) => {
      const { kept, keyOf } = keptRows('units', draft, rows, ever);
      const units = kept.map((one) => ({
        key: keyOf(one),
        name: text(one, 'name'),
        kind: chosen(one, 'kind', unitKinds),
      }));
      const heirs = new Map(rows.filter((one) => !isStaying(one)).map((one) => [one.key, heirOf(one, rows)]));
      const heir = (unit: string): string => {
        const found = heirs.get(unit);
        return found ? keyOf(found) : unit;
      };
      const leads = Object.entries(draft.leads).map(([item, unit]) => [item, heir(unit)] as const);
      return {
        ...withLeads(draft, Object.fromEntries(leads)),
        units,
        fields: draft.fields.map((one) => ({ ...one, unit: heir(one.unit) })),
        counters: draft.counters.map((one) => ({ ...one, unit: heir(one.unit) })),
      };
    },
  },
  fields: {
    columns: (draft) => [NAME, { name: 'unit', kind: 'choice', choices: named(draft.units) }],
    rows: ({ fields }) => fields.map(({ key, name, unit }) => row(key, { name, unit })),
    applied: (draft, rows, ever) => {
      const { kept, keyOf } = keptRows('fields', draft, rows, ever);
      const fields = kept.map((one) => ({ key: keyOf(one), name: text(one, 'name'), unit: text(one, 'unit') }));
      const gone = new Set(rows.filter((one) => !isStaying(one)).map(({ key }) => key));
      const counters = draft.counters.map((one) => ({
        ...one,
        fields: one.fields.filter((field) => !gone.has(field)),
      }));
      return { ...draft, fields, counters };
    },
  },
  counters: {
    columns: (draft) => [
      ...[NAME, { name: 'unit', kind: 'choice', choices: named(draft.units) } as const],
      { name: 'fields', kind: 'boxes', choices: named(draft.fields) },
    ],
    rows: ({ counters }) => counters.map(({ key, name, unit, fields }) => row(key, { name, unit }, fields)),
    applied: (draft, rows, ever) => {
      const { kept, keyOf } = keptRows('counters', draft, rows, ever);
      const before = new Map(draft.counters.map((one) => [one.key, one.fields]));
      const counters = kept.map((one) => {
        // Boxes come in the order of the fields; those that stand keep theirs.
        const standing = (before.get(one.key) ?? []).filter((field) => one.ticked.includes(field));
        const ticked = [...new Set([...standing, ...one.ticked])];
        return { key: keyOf(one), name: text(one, 'name'), unit: text(one, 'unit'), fields: ticked };
      });
      return { ...draft, counters };
    },
  },
  villages: {
    columns: () => [NAME],
    rows: ({ villages }) => villages.map(({ key, name }) => row(key, { name })),
    applied: (draft, rows, ever) => {
      const { kept, keyOf } = keptRows('villages', draft, rows, ever);
      const before = new Map(draft.villages.map((one) => [one.key, one]));
      const villages = kept.map((one) => {
        const [key, name] = [keyOf(one), text(one, 'name')];
        const known = before.get(key);
        // Whoever writes a name means a real one.
        return { key, name, example: known?.name === name && known.example };
      });
      return { ...draft, villages };
    },
  },
  signers: {
    columns: () => [
      ...[NAME, { name: 'title', kind: 'text' } as const],
      { name: 'role', kind: 'choice', choices: words(signerRoles, (role) => `communes.signerRole.${role}`) },
    ],
    rows: ({ signers = [] }) => signers.map(({ key, name, title, role }) => row(key, { name, title, role })),
    applied: ({ signers: _, ...draft }, rows, ever) => {
      const { kept, keyOf } = keptRows('signers', draft, rows, ever);
      const signers = kept.map((one) => {
        return {
          key: keyOf(one),
          name: text(one, 'name'),
          title: text(one, 'title'),
          role: chosen(one, 'role', signerRoles),
        };
      });
      return signers.length > 0 ? { ...draft, signers } : draft;
    },
  },
};

/** The rows that stay, and the key of each: its own, or one made from its name. */
function keptRows(list: KeyedList, draft: CommuneCatalogue, rows: readonly TypedRow[], ever: CommuneCatalogue) {
  const columns = tableParts[list].columns(draft);
  const kept = rows.filter((one) => isStaying(one) && !isBlank(one, columns));
  const keys = new Map<TypedRow, string>();
  for (const one of kept) {
    const taken = [...keys.values()].map((key) => ({ key, name: '' }));
    const now = { ...draft, [list]: [...(draft[list] ?? []), ...taken] } as KeysInUse['now'];
    keys.set(one, one.key || newKey(list, text(one, 'name'), { now, ever }));
  }
  return { kept, keyOf: (one: TypedRow): string => keys.get(one) ?? one.key };
}

/** Who leads which item; a line of the plan is told only while the item stays with the unit that it names. */
export function withLeads(draft: CommuneCatalogue, leads: CommuneCatalogue['leads']): CommuneCatalogue {
  const { leadSources, ...rest } = draft;
  const standing = Object.entries(leadSources ?? {}).filter(
    ([item]) => leads[item] === draft.leads[item] && leads[item],
  );
  return { ...rest, leads, ...(standing.length > 0 && { leadSources: Object.fromEntries(standing) }) };
}

function text({ values }: TypedRow, column: string): string {
  return cleanLine(values[column] ?? '');
}

function chosen<Kind extends string>({ values }: TypedRow, column: string, kinds: readonly Kind[]): Kind {
  const found = kinds.find((kind) => kind === values[column]);
  if (!found) throw new RangeError(`${values[column]} is no ${column}`);
  return found;
}

function named(all: readonly { readonly key: string; readonly name: string }[]): readonly Choice[] {
  return all.map(({ key, name }) => ({ value: key, name }));
}

function words(all: readonly string[], label: (one: string) => string): readonly Choice[] {
  return all.map((value) => ({ value, label: label(value) }));
}

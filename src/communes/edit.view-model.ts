import type { Text } from '../formatting/languages.js';
import type { Day } from '../rules/days.js';
import { type CommuneCatalogue, communeHeading } from './catalogue.js';
import type { CatalogueFault } from './catalogue-faults.js';
import { communeKinds, contactKinds, villageKinds } from './catalogue-file.js';
import { changesBetween } from './commune-changes.js';
import type { LedItem } from './commune-surroundings.js';
import { type EditPart, editParts, listOf, type Typed } from './edit-parts.js';
import { type FaultLine, toFaultLines } from './fault-lines.js';
import { tableParts } from './table-parts.js';
import type { Choice, Column, TypedRow } from './typed-rows.js';

/** A page on which one part of a commune is typed over, with everything that was changed so far. */
export interface EditView {
  readonly commune: string;
  readonly heading: string;
  readonly part: EditPart;
  readonly parts: readonly {
    readonly part: EditPart;
    readonly label: string;
    readonly shown: boolean;
    readonly changed: boolean;
  }[];
  readonly from: string;
  readonly fromFault: string | null;
  /** Sent along: what is made so far, and the mark of what it is made from. */
  readonly draft: string;
  readonly mark: string;
  /** Day of a state that is no longer what this was made from; null where it still is. */
  readonly stale: Day | null;
  readonly unchanged: boolean;
  readonly problems: { readonly lines: readonly FaultLine[]; readonly more: number } | null;
  readonly hasFaults: boolean;
  readonly table: TableView | null;
  readonly lines: readonly LineView[];
  readonly pasted: PastedView | null;
}

interface TableView {
  readonly columns: readonly string[];
  readonly rows: readonly RowView[];
  /** Whether whoever goes may hand over what it did, and to whom. */
  readonly heirs: readonly string[] | null;
}

interface RowView {
  readonly at: number;
  readonly number: number;
  readonly key: string;
  readonly isNew: boolean;
  readonly cells: readonly CellView[];
  readonly leaves: boolean;
  readonly heir: string;
  readonly heirFault: string | null;
  readonly isExample: boolean;
}

interface CellView {
  readonly id: string;
  readonly label: string;
  readonly kind: { readonly [Kind in Column['kind']]?: true };
  readonly value: string;
  readonly choices: readonly (Choice & { readonly chosen: boolean })[];
  readonly ticked: number;
  readonly fault: string | null;
}

interface LineView {
  readonly id: string;
  readonly label: string | null;
  /** Of an item of a questionnaire: its code and its words. */
  readonly code: string | null;
  readonly title: Text | null;
  readonly value: string;
  readonly choices: readonly (Choice & { readonly chosen: boolean })[] | null;
  readonly fault: string | null;
}

interface PastedView {
  readonly isFile: boolean;
  readonly value: string;
  readonly fault: string | null;
  /** Names that the sentence speaks of. */
  readonly names: string;
  readonly problems: { readonly lines: readonly FaultLine[]; readonly more: number } | null;
}

export interface EditPage {
  readonly part: EditPart;
  readonly typed: Typed;
  readonly draft: CommuneCatalogue;
  readonly before: CommuneCatalogue;
  readonly ever: CommuneCatalogue;
  readonly items: readonly LedItem[];
  readonly from: string;
  readonly mark: string;
  readonly fromFault?: string | null;
  readonly stale?: Day | null;
  readonly unchanged?: boolean;
  readonly faults?: readonly CatalogueFault[];
}

/** Empty rows below a table; when they are full, the page is drawn again with more. */
const NEW_ROWS = 3;

export function toEditView(page: EditPage): EditView {
  const { part, typed, draft, before, from, mark, faults = [] } = page;
  const changed = new Set<string>(changesBetween(before, draft).map((one) => one.part));
  const list = listOf(part);
  return {
    ...{ commune: before.key, heading: communeHeading(before), part, from, mark },
    parts: editParts.map((one) => {
      return { part: one, label: `reorganising.part.${one}`, shown: one === part, changed: changed.has(one) };
    }),
    draft: JSON.stringify(draft),
    ...{ fromFault: sentence(page.fromFault), stale: page.stale ?? null, unchanged: page.unchanged ?? false },
    problems: faults.length > 0 ? toFaultLines(faults, nameIn(page.ever)) : null,
    hasFaults: typed.cells.length > 0 || Object.keys(typed.lineFaults).length > 0 || typed.pastedFault !== null,
    table: list ? toTable(page, tableParts[list].columns(draft)) : null,
    lines: toLines(page),
    pasted: part === 'file' || part === 'villages' ? toPasted(page) : null,
  };
}

/** What people call that which a key meant, whenever it was there. */
function nameIn({ units, fields, counters, villages }: CommuneCatalogue): (key: string) => string {
  const names = new Map([...villages, ...counters, ...fields, ...units].map(({ key, name }) => [key, name]));
  return (key) => names.get(key) ?? key;
}

function toTable({ part, typed, draft }: EditPage, columns: readonly Column[]): TableView {
  const added = Array.from({ length: NEW_ROWS }, (): TypedRow => {
    return { key: '', values: {}, ticked: [], leaves: false, heir: '' };
  });
  const examples = new Set(
    part === 'villages' ? draft.villages.filter((one) => one.example).map(({ key }) => key) : [],
  );
  const fault = (row: number, column: string): string | null =>
    sentence(typed.cells.find((one) => one.row === row && one.column === column)?.why);
  const rows = [...typed.rows, ...(typed.cells.length > 0 ? [] : added)];
  return {
    columns: columns.map(({ name }) => `reorganising.column.${name}`),
    heirs: part === 'units' ? typed.rows.map(({ values }) => values.name ?? '').filter((name) => name !== '') : null,
    rows: rows.map((row, at) => ({
      ...{ at, number: at + 1, key: row.key, isNew: row.key === '', leaves: row.leaves, heir: row.heir },
      heirFault: fault(at, 'heir'),
      isExample: examples.has(row.key),
      cells: columns.map((column) => {
        const value = row.values[column.name] ?? '';
        const isTicked = (one: string): boolean => (column.kind === 'boxes' ? row.ticked.includes(one) : one === value);
        const choices = column.kind === 'text' ? [] : column.choices;
        return {
          ...{ id: `${column.name}-${at}`, label: `reorganising.column.${column.name}`, value },
          kind: { [column.kind]: true as const },
          choices: choices.map((one) => ({ ...one, chosen: isTicked(one.value) })),
          ticked: row.ticked.length,
          fault: fault(at, column.name),
        };
      }),
    })),
  };
}

function toLines({ part, typed, draft, items }: EditPage): readonly LineView[] {
  const line = (name: string, label: string | null, choices: readonly Choice[] | null): LineView => {
    const value = typed.lines[name] ?? '';
    return {
      ...{ id: `line-${name}`, label, value, code: null, title: null, fault: sentence(typed.lineFaults[name]) },
      choices: choices?.map((one) => ({ ...one, chosen: one.value === value })) ?? null,
    };
  };
  if (part === 'contacts') return contactKinds.map((kind) => line(kind, `communes.contact.${kind}`, null));
  if (part === 'leads') {
    const units: readonly Choice[] = [
      { value: '', label: 'reorganising.nobody' },
      ...draft.units.map(({ key, name }) => ({ value: key, name })),
    ];
    return Object.keys(typed.lines).map((code) => {
      const title = items.find((one) => one.code === code)?.title ?? null;
      return { ...line(code, null, units), code, title };
    });
  }
  if (part !== 'about') return [];
  const words = (all: readonly string[]): readonly Choice[] => all.map((value) => ({ value, name: value }));
  return [
    line('name', 'reorganising.column.name', null),
    line('kind', 'reorganising.column.kind', words(communeKinds)),
    line('villageKind', 'reorganising.column.villageKind', words(villageKinds)),
    line('province', 'communes.province', null),
  ];
}

function toPasted({ part, typed, ever }: EditPage): PastedView {
  const { pasted, pastedFault, pastedFaults, leftOut } = typed;
  return {
    ...{ isFile: part === 'file', value: pasted, fault: sentence(pastedFault) },
    names: leftOut.map((name) => `“${name}”`).join(', '),
    problems: pastedFaults.length > 0 ? toFaultLines(pastedFaults, nameIn(ever)) : null,
  };
}

function sentence(why: string | null | undefined): string | null {
  return why ? `reorganising.faults.${why}` : null;
}

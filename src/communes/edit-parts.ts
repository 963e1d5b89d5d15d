import { cleanLine, cleanText } from '../rules/typed-text.js';
import type { CommuneCatalogue } from './catalogue.js';
import { type CatalogueFault, type KeyedList, keyedLists, sameName } from './catalogue-faults.js';
import { communeKinds, contactKinds, LONGEST_NAME, readCatalogue, villageKinds } from './catalogue-file.js';
import type { LedItem } from './commune-surroundings.js';
import { parseJsonText } from './json-text.js';
import { tableParts, withLeads } from './table-parts.js';
import { type CellFault, faultsIn, rowsSent, type SentForm, type TypedRow, textOf } from './typed-rows.js';
import { namesIn, villagesNamed } from './village-list.js';

/** What a page lets somebody change at a time, in the order of its links. */
export const editParts = [
  'units',
  'fields',
  'counters',
  'villages',
  'leads',
  'contacts',
  'signers',
  'about',
  'file',
] as const;
export type EditPart = (typeof editParts)[number];

export function isEditPart(part: unknown): part is EditPart {
  return editParts.some((one) => one === part);
}

/** The list that a part is a table of. */
export function listOf(part: EditPart): KeyedList | undefined {
  return keyedLists.find((list) => list === part);
}

/** What was typed into a part, for the page to show again, and what is wrong with it. */
export interface Typed {
  readonly rows: readonly TypedRow[];
  readonly cells: readonly CellFault[];
  /** Single fields by their names. */
  readonly lines: Readonly<Record<string, string>>;
  /** Key of a sentence under `reorganising.faults` for each line at fault. */
  readonly lineFaults: Readonly<Record<string, string>>;
  /** A pasted list or file. */
  readonly pasted: string;
  readonly pastedFault: string | null;
  readonly pastedFaults: readonly CatalogueFault[];
  /** Names typed into the table that a pasted list does not have, and would leave out. */
  readonly leftOut: readonly string[];
}

const nothing: Typed = {
  ...{ rows: [], cells: [], lines: {}, lineFaults: {} },
  ...{ pasted: '', pastedFault: null, pastedFaults: [], leftOut: [] },
};

export interface EditContext {
  readonly draft: CommuneCatalogue;
  readonly ever: CommuneCatalogue;
  readonly items: readonly LedItem[];
}

/** A part as it stands. */
export function standing(part: EditPart, { draft, items }: EditContext): Typed {
  const list = listOf(part);
  if (list) return { ...nothing, rows: tableParts[list].rows(draft) };
  const { contacts = {}, name, kind, villageKind, province, leads } = draft;
  if (part === 'contacts') return { ...nothing, lines: contacts };
  if (part === 'about') return { ...nothing, lines: { name, kind, villageKind, province } };
  const codes = new Set([...items.map(({ code }) => code), ...Object.keys(leads)]);
  const lines = part === 'leads' ? [...codes].map((code) => [code, leads[code] ?? ''] as const) : [];
  return { ...nothing, lines: Object.fromEntries(lines) };
}

/** The commune with a part as it was typed, or that part with what is wrong with it. */
export function read(
  part: EditPart,
  sent: SentForm,
  context: EditContext,
): { readonly draft: CommuneCatalogue } | { readonly typed: Typed } {
  const list = listOf(part);
  if (part === 'villages' && textOf(sent, 'pasted').trim() !== '') return readVillages(sent, context);
  if (list) return readTable(list, sent, context);
  if (part === 'file') return readFile(textOf(sent, 'pasted'), context);
  const lines = Object.fromEntries(
    Object.keys(sent).flatMap((name) => {
      return name.startsWith('line-') ? [[name.slice(5), cleanText(textOf(sent, name))] as const] : [];
    }),
  );
  return readLines[part as LinePart](lines, context);
}

function readTable(list: KeyedList, sent: SentForm, { draft, ever }: EditContext) {
  const columns = tableParts[list].columns(draft);
  const rows = rowsSent(sent, columns);
  const cells = faultsIn(rows, columns);
  if (cells.length > 0) return { typed: { ...nothing, rows, cells } };
  return { draft: tableParts[list].applied(draft, rows, ever) };
}

function readVillages(sent: SentForm, { draft, ever }: EditContext) {
  const pasted = textOf(sent, 'pasted');
  const names = namesIn(pasted);
  const rows = rowsSent(sent, tableParts.villages.columns(draft));
  const leftOut = typedOver(rows, draft).filter((name) => !names.some((one) => sameName(one) === sameName(name)));
  const tooLong = names.some((name) => name.length > LONGEST_NAME);
  const pastedFault = tooLong ? 'tooLong' : names.length === 0 ? 'empty' : leftOut.length > 0 ? 'typedToo' : null;
  if (pastedFault) return { typed: { ...nothing, rows, pasted, pastedFault, leftOut } };
  return { draft: { ...draft, villages: villagesNamed(names, { now: draft, ever }) } };
}

/** What somebody wrote into the rows of the villages, as far as it is another than what stood there. */
function typedOver(rows: readonly TypedRow[], { villages }: CommuneCatalogue): readonly string[] {
  const known = new Map(villages.map(({ key, name }) => [key, name]));
  return rows
    .map(({ key, values }) => ({ key, name: cleanLine(values.name ?? '') }))
    .filter(({ key, name }) => name !== '' && name !== known.get(key))
    .map(({ name }) => name);
}

function readFile(pasted: string, { draft }: EditContext) {
  const refused = (pastedFault: string, pastedFaults: readonly CatalogueFault[] = []) => {
    return { typed: { ...nothing, pasted, pastedFault, pastedFaults } };
  };
  if (pasted.trim() === '') return { draft };
  const json = parseJsonText(pasted);
  if ('fault' in json) return refused('notJson');
  const found = readCatalogue(json.value);
  if ('faults' in found) return refused('several', found.faults);
  return found.catalogue.key === draft.key ? { draft: found.catalogue } : refused('otherCommune');
}

type Lines = Readonly<Record<string, string>>;
type ReadLines = (
  lines: Lines,
  context: EditContext,
) => { readonly draft: CommuneCatalogue } | { readonly typed: Typed };

/** Parts that are single fields. */
type LinePart = 'leads' | 'contacts' | 'about';

const readLines: Readonly<Record<LinePart, ReadLines>> = {
  leads: (lines, { draft }) => {
    const led = Object.entries(lines).filter(([, unit]) => unit !== '');
    const unknown = led.filter(([, unit]) => !draft.units.some(({ key }) => key === unit));
    if (unknown.length > 0)
      return {
        typed: atFault(
          lines,
          unknown.map(([item]) => [item, 'choose']),
        ),
      };
    return { draft: withLeads(draft, Object.fromEntries(led)) };
  },
  contacts: (lines, { draft: { contacts: _, ...draft } }) => {
    const said = contactKinds.flatMap((kind) => {
      const value = cleanLine(lines[kind] ?? '');
      return value === '' ? [] : [[kind, value] as const];
    });
    const next: CommuneCatalogue = said.length > 0 ? { ...draft, contacts: Object.fromEntries(said) } : draft;
    const wrong = faultyIn(next, 'contacts', 1);
    return wrong.length > 0 ? { typed: atFault(lines, wrong) } : { draft: next };
  },
  about: (lines, { draft }) => {
    const [name, province] = [cleanLine(lines.name ?? ''), cleanLine(lines.province ?? '')];
    const kind = communeKinds.find((one) => one === lines.kind);
    const villageKind = villageKinds.find((one) => one === lines.villageKind);
    const next = { ...draft, name, province, kind: kind ?? draft.kind, villageKind: villageKind ?? draft.villageKind };
    const wrong = [
      ...['name', 'province'].flatMap((line) => faultyIn(next, line, 0)),
      ...(kind ? [] : [['kind', 'choose'] as const]),
      ...(villageKind ? [] : [['villageKind', 'choose'] as const]),
    ];
    return wrong.length > 0 ? { typed: atFault(lines, wrong) } : { draft: next };
  },
};

/** The lines at fault within a part of the file, each with its sentence. */
function faultyIn(next: CommuneCatalogue, part: string, step: number): readonly (readonly [string, string])[] {
  const read = readCatalogue(next);
  if (!('faults' in read)) return [];
  return read.faults
    .filter(({ place }) => place[0] === part)
    .map(({ place, reason }) => [String(place[step]), sentences[reason] ?? 'contact'] as const);
}

const sentences: Readonly<Record<string, string>> = { too_big: 'tooLong', too_small: 'empty' };

function atFault(lines: Lines, wrong: readonly (readonly [string, string])[]): Typed {
  return { ...nothing, lines, lineFaults: Object.fromEntries(wrong) };
}

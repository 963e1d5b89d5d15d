import { z } from 'zod';
import { problem } from '../problem.js';
import { cleanLine } from '../rules/typed-text.js';
import { sameName } from './catalogue-faults.js';
import { LONGEST_NAME } from './catalogue-file.js';

/** One row of a table that is typed over, as it stands in the form. */
export interface TypedRow {
  /** Empty for a row that is new. */
  readonly key: string;
  /** What is typed or chosen, by column. */
  readonly values: Readonly<Record<string, string>>;
  /** What is ticked, in the column that has boxes. */
  readonly ticked: readonly string[];
  readonly leaves: boolean;
  /** Name of the row that takes over what this one did; it leaves then, too. Empty for none. */
  readonly heir: string;
}

/** A column of such a table. */
export type Column =
  | { readonly name: string; readonly kind: 'text' }
  | { readonly name: string; readonly kind: 'choice'; readonly choices: readonly Choice[] }
  | { readonly name: 'fields'; readonly kind: 'boxes'; readonly choices: readonly Choice[] };

/** Something to choose: a name of the commune's own, or the key of a word. */
export interface Choice {
  readonly value: string;
  readonly name?: string;
  readonly label?: string;
}

/** What is wrong with one cell: the key of its sentence under `reorganising.faults`. */
export interface CellFault {
  readonly row: number;
  readonly column: string;
  readonly why: 'empty' | 'emptyKnown' | 'tooLong' | 'sameName' | 'choose' | 'heir';
}

/** What a form sends: every field by its name; boxes of one name arrive as a list, a single one as text. */
const sentForm = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
export type SentForm = z.output<typeof sentForm>;

/** @throws Problem `malformed` for what no form sends */
export function formIn(body: unknown): SentForm {
  const form = sentForm.safeParse(body);
  if (!form.success) throw problem.malformed();
  return form.data;
}

export function textOf(sent: SentForm, name: string): string {
  const value = sent[name] ?? '';
  return typeof value === 'string' ? value : (value[0] ?? '');
}

/** The rows that were sent, in their order; a new row that nobody wrote in is none. */
export function rowsSent(sent: SentForm, columns: readonly Column[]): readonly TypedRow[] {
  const rows: TypedRow[] = [];
  for (let at = 0; sent[`key-${at}`] !== undefined; at += 1) {
    const values = columns
      .filter(({ kind }) => kind !== 'boxes')
      .map(({ name }) => [name, textOf(sent, `${name}-${at}`)]);
    const ticked = sent[`fields-${at}`] ?? [];
    rows.push({
      key: textOf(sent, `key-${at}`),
      values: Object.fromEntries(values),
      ticked: typeof ticked === 'string' ? [ticked] : ticked,
      leaves: textOf(sent, `leaves-${at}`) !== '',
      heir: cleanLine(textOf(sent, `heir-${at}`)),
    });
  }
  return rows;
}

export function isBlank({ key, values }: TypedRow, columns: readonly Column[]): boolean {
  return key === '' && columns.every(({ name, kind }) => kind !== 'text' || cleanLine(values[name] ?? '') === '');
}

export function isStaying({ leaves, heir }: TypedRow): boolean {
  return !leaves && heir === '';
}

/** Every cell that cannot stay as it is. Rows that go, and new ones that nobody wrote in, are right as they are. */
export function faultsIn(rows: readonly TypedRow[], columns: readonly Column[]): readonly CellFault[] {
  const names = new Set<string>();
  return rows.flatMap((row, at) => {
    if (isBlank(row, columns)) return [];
    if (!isStaying(row)) return hasHeir(row, rows) ? [] : [{ row: at, column: 'heir', why: 'heir' }];
    const found = columns.flatMap((column): CellFault[] => {
      const why = faultOf(row, column);
      return why ? [{ row: at, column: column.name, why }] : [];
    });
    const name = sameName(row.values.name ?? '');
    const before = names.size;
    // One person may sign in two offices, and says so in another column.
    const isOnlyName = !columns.some((column) => column.name === 'title');
    if (found.length > 0 || !isOnlyName || names.add(name).size > before) return found;
    return [{ row: at, column: 'name', why: 'sameName' as const }];
  });
}

function faultOf({ key, values, ticked }: TypedRow, column: Column): CellFault['why'] | null {
  if (column.kind === 'boxes') {
    return ticked.every((one) => column.choices.some(({ value }) => value === one)) ? null : 'choose';
  }
  const text = cleanLine(values[column.name] ?? '');
  if (column.kind === 'choice') return column.choices.some(({ value }) => value === text) ? null : 'choose';
  if (text === '') return key === '' ? 'empty' : 'emptyKnown';
  return text.length > LONGEST_NAME ? 'tooLong' : null;
}

/** Whoever takes over stays. */
function hasHeir(row: TypedRow, rows: readonly TypedRow[]): boolean {
  return row.heir === '' || heirOf(row, rows) !== undefined;
}

/** The row that takes over what another did, found by its name as it is typed; undefined where nobody does. */
export function heirOf({ heir }: TypedRow, rows: readonly TypedRow[]): TypedRow | undefined {
  return heir === ''
    ? undefined
    : rows.find((row) => isStaying(row) && sameName(row.values.name ?? '') === sameName(heir));
}

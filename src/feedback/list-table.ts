import type { CommuneCatalogue } from '../communes/catalogue.js';
import { dayIn, orderOfDays } from '../paper/import-days.js';
import { type FileFault, type FileRow, type ImportFile, MOST_TITLES } from '../paper/import-file.js';
import { folded } from '../paper/import-values.js';
import { type EntryField, lawfulKinds, staffChannels, type TypedEntry } from './entry-form.js';
import { entryKinds } from './feedback.entity.js';

/** A list of what people said, as a file holds it: a line for each, under the names of the columns. Pure. */

/** What a column can say. */
export const listFields = [
  ...(['receivedOn', 'text', 'channel', 'kind', 'village', 'unit', 'place', 'contact', 'needsAnswer'] as const),
] as const satisfies readonly (EntryField | 'needsAnswer')[];
export type ListField = (typeof listFields)[number];

/** What each column says; `''` where it is left out. */
export type ListColumns = readonly (ListField | '')[];

/** Entries of one file: they are stored in one commit, which everybody else waits for. */
const MOST_ENTRIES = 500;

export interface ListTable extends Omit<ImportFile, 'rows'> {
  /** Rows among which the names may stand. */
  readonly firstRows: readonly FileRow[];
  /** The line on which the names stand. */
  readonly header: number;
  readonly names: readonly string[];
  readonly rows: readonly FileRow[];
}

/**
 * Finds the names of the columns: titles may stand above.
 * @param header the line on which they stand; null where it is looked for
 */
export function listIn(
  { rows, ...file }: ImportFile,
  header: number | null,
): ListTable | { readonly fault: FileFault | 'too-many-entries' } {
  const firstRows = rows.slice(0, MOST_TITLES);
  const named = firstRows.find(({ line }) => line === header) ?? headerIn(firstRows);
  const below = rows.slice(named ? rows.indexOf(named) + 1 : rows.length);
  if (!named || below.length === 0) return { fault: 'empty' };
  if (below.length > MOST_ENTRIES) return { fault: 'too-many-entries' };
  const width = Math.max(...[named, ...below].map(({ cells }) => cells.length));
  const names = Array.from({ length: width }, (_, column) => named.cells[column] ?? '');
  return { ...file, firstRows, header: named.line, names, rows: below };
}

/** What the names of the columns say by themselves, each meaning once. */
export function guessColumns(names: readonly string[]): ListColumns {
  const taken = new Set<ListField>();
  return names.map((name) => {
    const field = listFields.find((one) => !taken.has(one) && known[one].test(folded(name)));
    if (field) taken.add(field);
    return field ?? '';
  });
}

const known: Readonly<Record<ListField, RegExp>> = {
  receivedOn: /^(ngày|thời gian|dấu thời gian|timestamp|date|day)/,
  text: /^(nội dung|ý kiến|lời|câu|text|content|words)/,
  channel: /^(đến bằng|kênh|nguồn|hình thức|đường|channel)/,
  kind: /^(loại|phân loại|kind)/,
  village: /^(thôn|tổ dân phố|khu dân cư|tdp|village)/,
  unit: /^(nói về|đơn vị|phòng|cơ quan|unit)/,
  place: /^(nơi|địa điểm|place)/,
  contact: /^(cách liên hệ|liên hệ|số điện thoại|điện thoại|sđt|contact)/,
  needsAnswer: /^(cần trả lời|phải trả lời|needs)/,
};

/** The row that names most; where none names anything, the first that is as wide as the widest. */
function headerIn(rows: readonly FileRow[]): FileRow | undefined {
  const named = rows.map(({ cells }) => guessColumns(cells).filter((field) => field !== '').length);
  const filled = rows.map(({ cells }) => cells.filter((cell) => cell !== '').length);
  const scores = named.some((count) => count > 0) ? named : filled;
  return rows[scores.indexOf(Math.max(...scores))];
}

/** What is meant where a cell says nothing, or no column does. */
export type ListDefaults = Pick<TypedEntry, 'channel' | 'kind' | 'needsAnswer'>;

export interface TypedRow {
  readonly line: number;
  readonly typed: TypedEntry;
}

/** How a commune's villages and units are called, and each channel and kind in every language. */
export interface ListNames {
  readonly catalogue: Pick<CommuneCatalogue, 'villages' | 'units'>;
  /** @param group `channels` or `kinds` */
  readonly namesOf: (group: string, value: string) => readonly string[];
}

/** Each line as if somebody had typed it into the form; what no word is known for stays as it is, and is a fault there. */
export function typedRows(
  { rows }: Pick<ListTable, 'rows'>,
  columns: ListColumns,
  defaults: ListDefaults,
  { catalogue, namesOf }: ListNames,
): readonly TypedRow[] {
  const column = (field: ListField): number => columns.indexOf(field);
  const order = orderOfDays(rows.map(({ cells }) => cells[column('receivedOn')] ?? ''));
  const channels = valueNamed(staffChannels, (value) => namesOf('channels', value));
  const kinds = valueNamed([...entryKinds, ...lawfulKinds], (value) => namesOf('kinds', value));
  const villages = keyNamed(catalogue.villages);
  const units = keyNamed(catalogue.units);
  return rows.map(({ line, cells, merged }) => {
    const said = (field: ListField): string => cells[column(field)] ?? '';
    // One cell over several lines says the same of each; of words it would make one saying many.
    const shared = (field: ListField): string => said(field) || (merged.get(column(field)) ?? '');
    const answer = folded(shared('needsAnswer'));
    const typed = {
      receivedOn: dayIn(shared('receivedOn'), order) ?? shared('receivedOn'),
      channel: channels(shared('channel')) || defaults.channel,
      kind: kinds(shared('kind')) || defaults.kind,
      village: villages(shared('village')),
      unit: units(shared('unit')),
      ...{ place: said('place'), text: said('text'), contact: said('contact') },
      needsAnswer: (answer === '' ? defaults.needsAnswer : !NO.includes(answer) && 'yes') || undefined,
    };
    return { line, typed };
  });
}

const NO: readonly string[] = ['không', 'ko', 'no', '0', 'false', 'chưa', '-'];

type Reading = (cell: string) => string;

function valueNamed(values: readonly string[], namesOf: (value: string) => readonly string[]): Reading {
  const byName = new Map(values.flatMap((value) => [value, ...namesOf(value)].map((name) => [folded(name), value])));
  return (cell) => byName.get(folded(cell)) ?? cell;
}

/** A village may be called with what all are called or without: "Thôn Đông", "Đông". */
function keyNamed(all: readonly { readonly key: string; readonly name: string }[]): Reading {
  const byName = new Map(all.flatMap(({ key, name }) => [key, name].map((one) => [folded(one), key])));
  for (const { key, name } of all) {
    const short = shortName(name);
    if (!byName.has(short)) byName.set(short, key);
  }
  return (cell) => byName.get(folded(cell)) ?? byName.get(shortName(cell)) ?? cell;
}

function shortName(name: string): string {
  return folded(name).replace(/^(thôn|tổ dân phố|khu dân cư|phòng) /, '');
}

import { CsvError, parse } from 'csv-parse/sync';
import { cleanLine, readCount } from '../rules/typed-text.js';
import type { SentVisits, VisitsFault, VisitsFrame } from './visits.js';
import { readWeek } from './weeks.js';

/**
 * Reads what officers paste from a spreadsheet or choose as a CSV file, in three layouts: a list of week, field and
 * count; fields down and weeks across; weeks down and fields across. Cells are parted by tabs, semicolons or commas;
 * fields are told by name or key; empty cells and totals are passed over.
 * @param text with or without a byte order mark
 * @returns counts in the order written, `row` being the line of the text; or the line that could not be read
 */
export function readVisits(
  text: string,
  fields: VisitsFrame['fields'],
): readonly SentVisits[] | { readonly faults: readonly VisitsFault[] } {
  try {
    const lines = linesOf(text);
    return layoutOf(lines, fields)(lines, fields);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { faults: [{ row: Number(error.lines ?? 1), code: 'unreadable', value: '' }] };
  }
}

interface Line {
  readonly row: number;
  readonly cells: readonly string[];
}

type Layout = (lines: readonly Line[], fields: VisitsFrame['fields']) => readonly SentVisits[];

function linesOf(text: string): readonly Line[] {
  const first = text.split('\n').find((line) => line.trim() !== '') ?? '';
  const delimiter = ['\t', ';'].find((mark) => first.includes(mark)) ?? ',';
  const records = parse(text.normalize('NFC'), {
    ...{ bom: true, delimiter, relax_column_count: true, relax_quotes: true, trim: true, info: true },
  }) as unknown as readonly { readonly record: readonly string[]; readonly info: { readonly lines: number } }[];
  return records
    .map(({ record, info }) => ({ row: info.lines, cells: record }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
}

/** The first line tells: weeks across, fields across, or neither. Its corner names nothing, unlike a line of a list. */
function layoutOf([first]: readonly Line[], fields: VisitsFrame['fields']): Layout {
  const [corner = '', ...others] = first?.cells ?? [];
  const isWeek = (cell: string): boolean => readWeek(cell) !== null;
  const isField = (cell: string): boolean => fieldCalled(cell, fields) !== null;
  if (isWeek(corner) || isField(corner)) return asList;
  if (others.some(isWeek)) return weeksAcross;
  return others.some(isField) ? fieldsAcross : asList;
}

const asList: Layout = (lines, fields) => {
  const entries = lines.map(({ row, cells: [one = '', other = '', count = ''] }) => {
    const fieldFirst = readWeek(one) === null && (readWeek(other) !== null || fieldCalled(one, fields) !== null);
    return fieldFirst
      ? sentOf(row, { week: other, field: one, count }, fields)
      : sentOf(row, { week: one, field: other, count }, fields);
  });
  const [first, ...rest] = entries;
  const isHeading = first && first.week === null && first.field === null && first.count === null;
  return isHeading ? rest : entries;
};

const weeksAcross: Layout = (lines, fields) =>
  crossed(lines, (row, across, down, count) => sentOf(row, { week: across, field: down, count }, fields));

const fieldsAcross: Layout = (lines, fields) =>
  crossed(lines, (row, across, down, count) => sentOf(row, { week: down, field: across, count }, fields));

function crossed(
  [heading, ...lines]: readonly Line[],
  sent: (row: number, across: string, down: string, count: string) => SentVisits,
): readonly SentVisits[] {
  return lines.flatMap(({ row, cells: [down = '', ...counts] }) =>
    counts.flatMap((count, index) => {
      const across = heading?.cells[index + 1] ?? '';
      return count === '' || isTotal(across) || isTotal(down) ? [] : [sent(row, across, down, count)];
    }),
  );
}

function sentOf(row: number, written: SentVisits['written'], fields: VisitsFrame['fields']): SentVisits {
  const { week, field, count } = written;
  return { row, week: readWeek(week), field: fieldCalled(field, fields), count: readCount(count), written };
}

function fieldCalled(text: string, fields: VisitsFrame['fields']): string | null {
  const wanted = plain(text);
  return fields.find(({ key, name }) => wanted === key || wanted === plain(name))?.key ?? null;
}

function plain(text: string): string {
  return cleanLine(text).toLowerCase();
}

function isTotal(label: string): boolean {
  return /^(tổng|cộng|total)/.test(plain(label));
}

import { FileRefused, type ImportFile, MOST_COLUMNS, Rows } from './import-file.js';
import { readWorkbook, type Workbook } from './import-workbook.js';
import { cellAt, dayNumbered, numberText } from './spreadsheet-names.js';
import { eachElement } from './xml-elements.js';
import type { ZipEntries } from './zip-entries.js';

const MOST_MERGES = 10_000;

/**
 * Reads one sheet of an XLSX file, cell by cell. Libraries build the whole grid, of as many rows and columns as one cell
 * in the far corner asks for, and say nothing of a cell that is an error or merged into another.
 * @param sheet counted from 0 among those that are shown; null for the first in which there is a table
 * @throws FileRefused, or Error where it is no workbook
 */
export function readXlsx(entries: ZipEntries, sheet: number | null): ImportFile {
  const workbook = readWorkbook(entries);
  const sheets = workbook.sheets.map(({ name }) => name);
  const noText = { separator: null, encoding: null };
  const read = (index: number): Sheet => {
    const chosen = workbook.sheets[index];
    if (!chosen) throw new Error('There is no such sheet');
    return readSheet(entries.text(chosen.path), workbook);
  };
  if (sheet !== null) return { sheets, sheet, ...noText, ...read(sheet) };
  for (let index = 0; index < sheets.length; index += 1) {
    const found = read(index);
    if (found.rows.length > 1) return { sheets, sheet: index, ...noText, ...found };
  }
  throw new FileRefused('empty');
}

type Sheet = Pick<ImportFile, 'rows' | 'hiddenColumns'>;

interface Merge {
  readonly from: { readonly column: number; readonly line: number };
  readonly to: { readonly column: number; readonly line: number };
}

function readSheet(xml: string, workbook: Workbook): Sheet {
  const rows = new Rows();
  const merges: Merge[] = [];
  const hiddenColumns: number[] = [];
  let at = { column: -1, line: 0 };
  let cells: string[] = [];
  let isHidden = false;
  let isPhonetic = false;
  let cell = { type: '', style: 0, value: '', isFormula: false };
  eachElement(xml, {
    open: (element, { r, s = '0', t = 'n', ref = '', hidden = '', min = '1', max = '0' }) => {
      if (element === 'rPh') isPhonetic = true;
      if (element === 'f') cell.isFormula = true;
      if (element === 'row') {
        at = { column: -1, line: r === undefined ? at.line + 1 : Number(r) };
        cells = [];
        isHidden = ON.includes(hidden);
      } else if (element === 'col' && ON.includes(hidden)) {
        for (let one = Number(min); one <= Math.min(Number(max), MOST_COLUMNS); one += 1) hiddenColumns.push(one - 1);
        if (hiddenColumns.length > MOST_COLUMNS) throw new FileRefused('too-many-cells');
      } else if (element === 'c') {
        at = r === undefined ? { ...at, column: at.column + 1 } : cellAt(r);
        cell = { type: t, style: Number(s), value: '', isFormula: false };
      } else if (element === 'mergeCell') {
        const [from = '', to = from] = ref.split(':');
        if (merges.push({ from: cellAt(from), to: cellAt(to) }) > MOST_MERGES) throw new FileRefused('too-many-cells');
      }
    },
    close: (element, text) => {
      if (element === 'v' || (element === 't' && !isPhonetic)) cell.value += text;
      if (element === 'rPh') isPhonetic = false;
      if (element === 'c') {
        const shown = shownIn(cell, workbook);
        if (shown === '') return;
        if (at.column >= MOST_COLUMNS) throw new FileRefused('too-many-cells');
        cells[at.column] = shown;
      }
      if (element === 'row')
        rows.add(
          at.line,
          Array.from(cells, (shown) => shown ?? ''),
          isHidden,
        );
    },
  });
  const byLine = new Map(rows.all.map((row) => [row.line, row.cells]));
  return { hiddenColumns, rows: rows.all.map((row) => ({ ...row, merged: mergedIn(row.line, merges, byLine) })) };
}

/** How XML writes what is the case. */
const ON = ['1', 'true'];

/** What a spreadsheet shows where it could not calculate; a program that wrote a formula has left no result. */
const NO_RESULT = '#CALC!';

/** What a person sees in the cell. */
function shownIn(cell: { type: string; style: number; value: string; isFormula: boolean }, workbook: Workbook): string {
  const { type, style, value } = cell;
  if (value === '' && cell.isFormula && type !== 'str') return NO_RESULT;
  if (type === 's') return unescaped(workbook.texts[Number(value)] ?? '');
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
  if (type !== 'n' || value === '' || Number.isNaN(Number(value))) return unescaped(value);
  const day = workbook.dayStyles.has(style) ? dayNumbered(Number(value) + (workbook.isFrom1904 ? 1462 : 0)) : null;
  if (day) return day.split('-').reverse().join('/');
  return numberText(Number(value));
}

/** Signs that XML cannot hold are written `_x000D_`. */
function unescaped(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** The columns of a row that are merged into another cell, with what stands there. */
function mergedIn(
  line: number,
  merges: readonly Merge[],
  rows: ReadonlyMap<number, readonly string[]>,
): ReadonlyMap<number, string> {
  const merged = new Map<number, string>();
  for (const { from, to } of merges) {
    if (line < from.line || line > to.line) continue;
    const shown = rows.get(from.line)?.[from.column] ?? '';
    for (let column = from.column; column <= Math.min(to.column, MOST_COLUMNS - 1); column += 1) {
      // No spreadsheet merges a cell twice; a file that does would keep us busy for each of its rows.
      if (merged.has(column)) throw new FileRefused('too-many-cells');
      if (line !== from.line || column !== from.column) merged.set(column, shown);
    }
  }
  return merged;
}

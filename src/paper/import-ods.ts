import { FileRefused, type FileRow, type ImportFile, MOST_COLUMNS, MOST_ROWS, Rows } from './import-file.js';
import { numberText } from './spreadsheet-names.js';
import { eachElement } from './xml-elements.js';
import type { ZipEntries } from './zip-entries.js';

/**
 * Reads one sheet of an ODS file, as LibreOffice and Google save it (OpenDocument 1.3, part 3, 9.1). A row or cell
 * stands there once with the number of its repetitions, a million for an empty sheet.
 * @param sheet counted from 0 among those that are shown; null for the first in which there is a table
 * @throws FileRefused, or Error where it is no workbook
 */
export function readOds(entries: ZipEntries, sheet: number | null): ImportFile {
  const xml = entries.text('content.xml');
  // A workbook with a password keeps its name and hides what it holds.
  if (entries.text('META-INF/manifest.xml').includes('encryption-data')) throw new FileRefused('old-excel');
  if (!xml.includes('office:spreadsheet')) throw new FileRefused('other-kind');
  const tables = tablesIn(xml);
  const sheets = tables.map(({ name }) => name);
  const index = sheet ?? tables.findIndex(({ reader }) => reader.rows.all.length > 1);
  const table = tables[index];
  if (!table) throw new FileRefused('empty');
  const { rows, hiddenColumns } = table.reader;
  return { sheets, sheet: index, separator: null, encoding: null, hiddenColumns, rows: table.reader.merged(rows.all) };
}

type Attributes = Readonly<Record<string, string>>;

function tablesIn(xml: string): readonly { readonly name: string; readonly reader: TableReader }[] {
  const hiddenStyles = hiddenTables(xml);
  const tables: { readonly name: string; readonly reader: TableReader }[] = [];
  let reader: TableReader | null = null;
  let depth = 0;
  eachElement(xml, {
    open: (element, attributes) => {
      if (element === 'table') {
        depth += 1;
        if (depth > 1) return;
        reader = new TableReader();
        const { name = '', 'style-name': style = '' } = attributes;
        if (!hiddenStyles.has(style)) tables.push({ name, reader });
      } else if (depth === 1) reader?.open(element, attributes);
    },
    text: (piece) => reader?.text(piece),
    close: (element) => {
      if (element === 'table') depth -= 1;
      else if (depth === 1) reader?.close(element);
    },
  });
  return tables;
}

/** Styles of the sheets that are not shown. */
function hiddenTables(xml: string): ReadonlySet<string> {
  const hidden = new Set<string>();
  let style = '';
  eachElement(xml, {
    open: (element, { name = '', display = '' }) => {
      if (element === 'style') style = name;
      if (element === 'table-properties' && display === 'false') hidden.add(style);
    },
  });
  return hidden;
}

/** One of them lies under a cell that is merged over it. */
const CELLS: readonly string[] = ['table-cell', 'covered-table-cell'];

/** Repetitions are counted, and built only where something stands in them. */
class TableReader {
  readonly rows = new Rows();
  readonly hiddenColumns: number[] = [];
  private readonly merges: { readonly line: number; readonly column: number; readonly to: number[] }[] = [];
  private line = 0;
  private column = 0;
  private columnsSeen = 0;
  private row: Attributes = {};
  private cells: string[] = [];
  private cell: { readonly attributes: Attributes; readonly paragraphs: string[] } | null = null;
  private isInParagraph = false;
  private isNote = false;

  open(element: string, attributes: Attributes): void {
    if (element === 'table-column') this.addColumns(attributes);
    if (element === 'table-row') {
      this.row = attributes;
      this.cells = [];
      this.column = 0;
    }
    if (CELLS.includes(element)) this.cell = { attributes, paragraphs: [] };
    if (element === 'annotation') this.isNote = true;
    if (element === 'p' && !this.isNote) {
      this.cell?.paragraphs.push('');
      this.isInParagraph = true;
    }
    if (element === 's') this.text(' ');
    if (element === 'line-break') this.text('\n');
  }

  text(piece: string): void {
    const paragraphs = this.cell?.paragraphs;
    if (paragraphs && this.isInParagraph) paragraphs.push(`${paragraphs.pop()}${piece}`);
  }

  close(element: string): void {
    if (element === 'annotation') this.isNote = false;
    if (element === 'p') this.isInParagraph = false;
    if (CELLS.includes(element)) this.addCells();
    if (element === 'table-row') this.addRows();
  }

  /** The rows with the columns that are merged into another cell. */
  merged(rows: readonly FileRow[]): readonly FileRow[] {
    const byLine = new Map(rows.map((row) => [row.line, new Map<number, string>()]));
    for (const { line, column, to } of this.merges) {
      const [lines = 1, columns = 1] = to;
      const shown = rows.find((row) => row.line === line)?.cells[column] ?? '';
      for (let at = line; at < line + Math.min(lines, MOST_ROWS); at += 1) {
        const merged = byLine.get(at);
        for (let beside = column; merged && beside < Math.min(column + columns, MOST_COLUMNS); beside += 1) {
          // No spreadsheet merges a cell twice; a file that does would keep us busy for each of its rows.
          if (merged.has(beside)) throw new FileRefused('too-many-cells');
          if (at !== line || beside !== column) merged.set(beside, shown);
        }
      }
    }
    return rows.map((row) => ({ ...row, merged: byLine.get(row.line) ?? row.merged }));
  }

  private addColumns({ 'number-columns-repeated': repeated = '1', visibility = 'visible' }: Attributes): void {
    const next = this.columnsSeen + Number(repeated);
    for (let column = this.columnsSeen; visibility !== 'visible' && column < Math.min(next, MOST_COLUMNS); column += 1)
      this.hiddenColumns.push(column);
    this.columnsSeen = next;
  }

  private addCells(): void {
    if (!this.cell) return;
    const { attributes, paragraphs } = this.cell;
    const times = Number(attributes['number-columns-repeated'] ?? 1);
    const shown = shownIn(attributes, paragraphs.join('\n'));
    const to = ['number-rows-spanned', 'number-columns-spanned'].map((name) => Number(attributes[name] ?? 1));
    if (to.some((cells) => cells > 1)) this.merges.push({ line: this.line + 1, column: this.column, to });
    if (this.merges.length > MOST_ROWS) throw new FileRefused('too-many-cells');
    if (shown !== '') {
      if (this.column + times > MOST_COLUMNS) throw new FileRefused('too-many-cells');
      for (let one = 0; one < times; one += 1) this.cells[this.column + one] = shown;
    }
    this.column += times;
    this.cell = null;
  }

  private addRows(): void {
    const { 'number-rows-repeated': repeated = '1', visibility = 'visible' } = this.row;
    const cells = Array.from(this.cells, (shown) => shown ?? '');
    const times = Number(repeated);
    for (let one = 1; cells.length > 0 && one <= times; one += 1)
      this.rows.add(this.line + one, cells, visibility !== 'visible');
    this.line += times;
  }
}

/** What a person sees in the cell; numbers with all their digits, and days without their time. */
function shownIn(attributes: Attributes, text: string): string {
  const { 'value-type': type, value = '', 'date-value': day = '', 'boolean-value': truth = '' } = attributes;
  // LibreOffice says of a cell that is an error that it is a text, or the number nought, and shows the error.
  if (text.startsWith('#') || text.startsWith('Err:')) return text;
  if (type === 'float' || type === 'percentage' || type === 'currency') return numberText(Number(value));
  if (type === 'date') return day.slice(0, 10).split('-').reverse().join('/');
  return type === 'boolean' ? truth.toUpperCase() : text;
}

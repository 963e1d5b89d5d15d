import type { Cell as FileCell, Sheet as FileSheet } from 'write-excel-file/node';

/**
 * A cell: a number stands as a number, a text as a text whatever it looks like, null as an empty cell. A text is never a
 * formula, and nothing else in a workbook is one either: a spreadsheet that recalculates it finds what was written.
 */
export type Cell = string | number | null | StyledCell;

export interface StyledCell {
  readonly value: string | number | null;
  readonly style: CellStyle;
  /** Columns that it covers, itself included; 1 unless given. */
  readonly columns?: number;
}

/** How a cell looks; the three of percent write a fraction with one decimal, two, or four. */
type CellStyle = 'title' | 'heading' | 'note' | 'total' | 'text' | `percent${'' | '-fine' | '-finest'}` | 'decimal';

/** One sheet of a workbook. */
export interface Sheet {
  /** What a tab cannot hold is left out, what is longer than 31 characters cut; two of one name are numbered. */
  readonly name: string;
  /** Of each column, in characters. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly Cell[])[];
  /** Rows that stay in sight, from the first; 0 unless given. */
  readonly sticky?: number;
  readonly landscape?: boolean;
}

/**
 * A workbook as XLSX (ISO/IEC 29500). It holds no time and no author: the same sheets make the same bytes. What XML
 * cannot hold is left out of a text.
 * @throws RangeError for a number that no spreadsheet can hold, as NaN
 * @throws Error where there is no sheet
 * @example (await writeXlsx([{ name: 'A', widths: [9], rows: [['=1+1', 2]] }])).subarray(0, 2).toString() // 'PK'
 */
export async function writeXlsx(sheets: readonly Sheet[]): Promise<Buffer> {
  const { default: writeExcelFile } = await import('write-excel-file/node');
  const named = tabNames(sheets.map(({ name }) => name));
  const written = sheets.map((sheet, index): FileSheet<Buffer> => {
    const { widths, rows, sticky, landscape } = sheet;
    return {
      sheet: named[index] ?? '',
      columns: widths.map((width) => ({ width })),
      data: rows.map((cells) => cells.flatMap(fileCells)),
      ...(sticky && { stickyRowsCount: sticky }),
      ...(landscape && { orientation: 'landscape' }),
    };
  });
  return withoutTimes(await writeExcelFile(written, { fontFamily: 'Times New Roman', fontSize: 12 }).toBuffer());
}

const styles: Readonly<Record<CellStyle, Omit<Exclude<FileCell, string | number | boolean | Date | null>, 'value'>>> = {
  title: { fontWeight: 'bold', fontSize: 14 },
  heading: { fontWeight: 'bold', backgroundColor: '#d9e7e5', wrap: true, alignVertical: 'center', borderStyle: 'thin' },
  note: { fontStyle: 'italic', wrap: true, alignVertical: 'top' },
  total: { fontWeight: 'bold' },
  text: { wrap: true, alignVertical: 'top' },
  percent: { format: '0.0%' },
  'percent-fine': { format: '0.00%' },
  'percent-finest': { format: '0.0000%' },
  decimal: { format: '0.00' },
};

/** A cell that covers others is followed by them. */
function fileCells(cell: Cell): readonly FileCell[] {
  if (cell === null) return [null];
  const { value, style, columns = 1 } = typeof cell === 'object' ? cell : { value: cell, style: null };
  const look = style ? styles[style] : {};
  const covered = Array.from({ length: columns - 1 }, () => null);
  const span = columns > 1 ? { columnSpan: columns } : {};
  // An empty cell with a style still has its border and colour.
  if (value === null || value === '') return [{ ...look, ...span }, ...covered];
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError(`no spreadsheet holds ${value}`);
    return [{ value, type: Number, ...look, ...span }, ...covered];
  }
  return [{ value: plain(value), type: String, ...look, ...span }, ...covered];
}

/** `_x0041_` in a file is one letter: where a text has it, the sign before is written so. */
function plain(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

const LONGEST_TAB = 31;

function tabNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const clean = name.replace(/[[\]/\\:*?']/g, ' ').trim() || '–';
    let tab = clean.slice(0, LONGEST_TAB).trim();
    // Tabs that differ by large and small letters only are one name to a spreadsheet.
    for (let number = 2; taken.has(tab.toLowerCase()); number += 1) {
      const ending = ` ${number}`;
      tab = clean.slice(0, LONGEST_TAB - ending.length).trim() + ending;
    }
    taken.add(tab.toLowerCase());
    return tab;
  });
}

/** The entries of a ZIP file say when they were written: the first day that they can. */
function withoutTimes(file: Buffer): Buffer {
  const end = file.lastIndexOf(END_OF_LIST);
  let at = file.readUInt32LE(end + 16);
  for (let entry = file.readUInt16LE(end + 10); entry > 0; entry -= 1) {
    file.writeUInt32LE(FIRST_DAY, at + 12);
    file.writeUInt32LE(FIRST_DAY, file.readUInt32LE(at + 42) + 10);
    at += 46 + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return file;
}

/** APPNOTE.TXT of PKWARE, 4.3.16 and 4.4.6: 1 January 1980, midnight. */
const END_OF_LIST = Buffer.from('PK\x05\x06', 'latin1');
const FIRST_DAY = 0x00210000;

import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import { cleanText } from '../rules/typed-text.js';
import { isLegacyText } from './legacy-text.js';
import { unpackedSize } from './zip-size.js';

/** A table as a file holds it: names of the columns, and rows of text. */
export interface ImportTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Each has a sentence in `paper.import.fileFaults`. */
export type FileFault = 'unreadable' | 'legacy' | 'empty' | 'too-many-rows' | 'too-large';

/** Rows of one file: they are stored in one commit, which everybody else waits for. */
export const MOST_ROWS = 2_000;
/** Bytes of one file; an XLSX file packs its contents, which may be three times as large. */
export const MOST_BYTES = 2_000_000;
const MOST_UNPACKED = 6_000_000;
const MOST_COLUMNS = 200;

/** Reads a CSV file in UTF-8 or UTF-16 (`,`, `;` or tab, any line end) or the first sheet of an XLSX file. */
export async function readImportTable(file: Buffer): Promise<ImportTable | { readonly fault: FileFault }> {
  if (file.length > MOST_BYTES) return { fault: 'too-large' };
  const isZip = file.subarray(0, 4).toString('latin1') === 'PK\x03\x04';
  const cells = isZip ? await cellsOfXlsx(file) : cellsOfCsv(file);
  if (!Array.isArray(cells)) return cells;
  const [columns = [], ...rows] = cells.map((row) => row.map(clean)).filter((row) => row.some((cell) => cell !== ''));
  if (rows.length === 0) return { fault: 'empty' };
  if (rows.length > MOST_ROWS) return { fault: 'too-many-rows' };
  if (columns.length > MOST_COLUMNS) return { fault: 'unreadable' };
  if ([columns, ...rows].some((row) => row.some(isLegacyText))) return { fault: 'legacy' };
  return { columns, rows };
}

type Cells = string[][] | { readonly fault: FileFault };

async function cellsOfXlsx(file: Buffer): Promise<Cells> {
  if (unpackedSize(file) > MOST_UNPACKED) return { fault: 'too-large' };
  try {
    return (await readSheet(file)).map((row) => row.map(asText));
  } catch {
    return { fault: 'unreadable' };
  }
}

function cellsOfCsv(file: Buffer): Cells {
  const text = decoded(file);
  if (text === null) return { fault: 'legacy' };
  const [line = ''] = text.split(/\r?\n/, 1);
  const delimiter = [';', '\t', ','].find((one) => line.includes(one)) ?? ',';
  try {
    return parse(text, { delimiter, relax_column_count: true, to: MOST_ROWS + 2, max_record_size: 100_000 });
  } catch {
    return { fault: 'unreadable' };
  }
}

/** null where the bytes are no Unicode: then they are of an old Vietnamese font, or of code page 1258. */
function decoded(file: Buffer): string | null {
  const isUtf16 = file[0] === 0xff && file[1] === 0xfe;
  try {
    return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8', { fatal: true }).decode(file);
  } catch {
    return null;
  }
}

/** Days come out of a sheet as midnight in UTC. */
function asText(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return cell === null || cell === undefined ? '' : String(cell);
}

function clean(cell: string): string {
  return cleanText(cell);
}

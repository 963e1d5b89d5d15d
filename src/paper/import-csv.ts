import { parse } from 'csv-parse/sync';
import { FileRefused, type ImportFile, Rows } from './import-file.js';

/**
 * Reads CSV in UTF-8 or UTF-16, with commas, semicolons or tabs, and any line end.
 * @throws FileRefused, or Error where it is no table
 */
export function readCsv(file: Buffer): ImportFile {
  const text = decoded(file);
  const rows = new Rows();
  let line = 1;
  parse(text, {
    delimiter: delimiterOf(text),
    relax_column_count: true,
    max_record_size: 100_000,
    on_record: (cells: string[], { lines }) => {
      rows.add(line, cells);
      line = lines + 1;
      return null;
    },
  });
  return { sheets: [], sheet: 0, rows: rows.all };
}

/** Bytes that are no Unicode are of an old Vietnamese font, or of code page 1258. */
function decoded(file: Buffer): string {
  const isUtf16 = file[0] === 0xff && file[1] === 0xfe;
  try {
    return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8', { fatal: true }).decode(file);
  } catch {
    throw new FileRefused('legacy');
  }
}

/** The mark that stands in most of the first lines, outside quotes. */
function delimiterOf(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .replace(/"[^"]*"/g, '')
    .split(/\r?\n/, 20);
  const found = (mark: string): number => lines.filter((line) => line.includes(mark)).length;
  return [';', '\t', ','].reduce((best, mark) => (found(mark) > found(best) ? mark : best));
}

import { parse } from 'csv-parse/sync';
import { decoded } from './import-encoding.js';
import { FileRefused, type ImportFile, Rows, type Separator, separators } from './import-file.js';

/**
 * Reads CSV in Unicode or a code page of Windows, with commas, semicolons, tabs or bars, and any line end.
 * @param separator null to look for it
 * @throws FileRefused, or Error where it is no table
 */
export function readCsv(file: Buffer, separator: Separator | null): ImportFile {
  const { text: whole, encoding } = decoded(file);
  // Excel reads such a first line as a hint, and counts on below it.
  const [hint = '', hinted] = /^sep=(.)(?:\r\n|\r|\n)/.exec(whole) ?? [];
  const text = whole.slice(hint.length);
  const names = Object.keys(separators) as Separator[];
  const used = separator ?? names.find((name) => separators[name] === hinted) ?? separatorOf(text, names);
  const rows = new Rows();
  let line = 0;
  const takeRow = (cells: string[]): null => {
    // A spreadsheet counts rows, of which one may be several lines long.
    line += 1;
    if (line > MOST_LINES) throw new FileRefused('too-many-cells');
    rows.add(line, cells);
    return null;
  };
  try {
    parse(text, {
      delimiter: separators[used],
      relax_column_count: true,
      max_record_size: 100_000,
      on_record: takeRow,
    });
  } catch (error) {
    const isTooLong = (error as { code?: unknown }).code === 'CSV_MAX_RECORD_SIZE';
    throw isTooLong ? new FileRefused('too-many-cells') : error;
  }
  return { sheets: [], sheet: 0, separator: used, encoding, hiddenColumns: [], rows: rows.all };
}

/** Blank ones among them. */
const MOST_LINES = 100_000;

/** The one that stands in most of the first lines, outside quotes. */
function separatorOf(text: string, names: readonly Separator[]): Separator {
  const lines = text
    .slice(0, 20_000)
    .replace(/"[^"]*"/g, '')
    .split(/\r\n|\r|\n/, 20);
  const found = (name: Separator): number => lines.filter((line) => line.includes(separators[name])).length;
  return names.reduce((best, name) => (found(name) > found(best) ? name : best));
}

import { readCsv } from './import-csv.js';
import { FileRefused, type ImportFile, type ReadWishes } from './import-file.js';
import { readOds } from './import-ods.js';
import { readXlsx } from './import-xlsx.js';
import { ZipEntries } from './zip-entries.js';

/**
 * Reads a file by what it holds, whatever its name.
 * @throws FileRefused, or Error where it cannot be read
 */
export function readTable(file: Buffer, wishes: ReadWishes): ImportFile {
  const start = file.subarray(0, 600).toString('latin1');
  if (start.startsWith('\xd0\xcf\x11\xe0')) throw new FileRefused('old-excel');
  if (OTHER_KINDS.some((kind) => start.startsWith(kind)) || PAGE.test(start)) throw new FileRefused('other-kind');
  if (!start.startsWith('PK\x03\x04')) return readCsv(file, wishes.separator);
  const entries = new ZipEntries(file, MOST_UNPACKED);
  if (entries.has('xl/workbook.xml')) return readXlsx(entries, wishes.sheet);
  if (entries.has('content.xml')) return readOds(entries, wishes.sheet);
  throw new FileRefused('other-kind');
}

/** Bytes that the parts of a workbook which are read may unpack to. */
const MOST_UNPACKED = 20_000_000;

/** How PDF, RTF, pictures and archives begin. */
const OTHER_KINDS = ['%PDF', '{\\rtf', '\x89PNG', '\xff\xd8\xff', 'GIF8', 'Rar!', '7z\xbc\xaf', '\x1f\x8b'];
/** Pages that some programs save under the name of a workbook. */
const PAGE = /^(?:\xef\xbb\xbf)?\s*<(?:!doctype|\?xml|html|head|meta|table|style)/i;

import type { Questionnaire } from '../questionnaires/questionnaire.js';
import { type FileFault, type FileRow, type ImportFile, MOST_ROWS, MOST_TITLES } from './import-file.js';
import { knownColumns } from './import-mapping.js';

/** The rows of a file under the names of its columns. */
export interface ImportTable extends Pick<ImportFile, 'sheets' | 'sheet'> {
  /** Rows among which the names may stand. */
  readonly firstRows: readonly FileRow[];
  /** The line on which the names stand. */
  readonly header: number;
  /** `''` for a column without a name. */
  readonly columns: readonly string[];
  readonly rows: readonly FileRow[];
}

/**
 * Finds the names of the columns: titles may stand above, and names may be merged over two rows.
 * @param header the line on which they stand; null to look for it
 */
export function tableIn(
  { sheets, sheet, rows }: ImportFile,
  header: number | null,
  questionnaire: Questionnaire,
): ImportTable | { readonly fault: FileFault } {
  const firstRows = rows.slice(0, MOST_TITLES);
  const named = firstRows.find(({ line }) => line === header) ?? headerIn(firstRows, questionnaire);
  const responses = rows.slice(named ? rows.indexOf(named) + 1 : rows.length);
  if (!named || responses.length === 0) return { fault: 'empty' };
  if (responses.length > MOST_ROWS) return { fault: 'too-many-rows' };
  const width = Math.max(...[named, ...responses].map(({ cells }) => cells.length));
  const columns = Array.from({ length: width }, (_, column) => named.cells[column] || named.merged.get(column) || '');
  return { sheets, sheet, firstRows, header: named.line, columns, rows: responses };
}

/** The row that names most questions; where none names any, the first that is as wide as the widest. */
function headerIn(rows: readonly FileRow[], questionnaire: Questionnaire): FileRow | undefined {
  const known = rows.map(({ cells }) => knownColumns(cells, questionnaire));
  const filled = rows.map(({ cells }) => cells.filter((cell) => cell !== '').length);
  const scores = known.some((questions) => questions > 0) ? known : filled;
  return rows[scores.indexOf(Math.max(...scores))];
}

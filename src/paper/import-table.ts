import type { Questionnaire } from '../questionnaires/questionnaire.js';
import { type DayOrder, orderOfDays } from './import-days.js';
import { type FileFault, type FileRow, type ImportFile, MOST_ROWS, MOST_TITLES } from './import-file.js';
import { ANSWERED_ON, type ColumnName, type Mapping, QuestionNames } from './import-mapping.js';

/** The rows of a file under the names of its columns. */
export interface ImportTable extends Omit<ImportFile, 'rows'> {
  /** Rows among which the names may stand. */
  readonly firstRows: readonly FileRow[];
  /** The line on which the names stand. */
  readonly header: number;
  readonly columns: readonly ColumnName[];
  readonly rows: readonly FileRow[];
  /** Lines that the spreadsheet does not show, whether they are read or not. */
  readonly hiddenLines: readonly number[];
}

/** What an officer says of a file; what is null is looked for. */
export interface TableWishes {
  /** The line on which the names of the columns stand. */
  readonly header: number | null;
  /** Whether rows that the spreadsheet does not show are left out. */
  readonly leavesHidden: boolean;
}

/** Finds the names of the columns: titles may stand above, and names may be merged over two rows. */
export function tableIn(
  { rows, ...file }: ImportFile,
  { header, leavesHidden }: TableWishes,
  questionnaire: Questionnaire,
): ImportTable | { readonly fault: FileFault } {
  const names = new QuestionNames(questionnaire);
  const firstRows = rows.slice(0, MOST_TITLES);
  const named = firstRows.find(({ line }) => line === header) ?? headerIn(firstRows, names);
  const below = rows.slice(named ? rows.indexOf(named) + 1 : rows.length);
  const hiddenLines = below.filter(({ hidden }) => hidden).map(({ line }) => line);
  const responses = below.filter(({ hidden }) => !(hidden && leavesHidden));
  if (!named || responses.length === 0) return { fault: 'empty' };
  if (responses.length > MOST_ROWS) return { fault: 'too-many-rows' };
  const width = Math.max(...[named, ...responses].map(({ cells }) => cells.length));
  const columns = namesIn(named, rows[rows.indexOf(named) - 1], width, names);
  return { ...file, firstRows, header: named.line, columns, rows: responses, hiddenLines };
}

/** Which number is the month, as the column of days says by itself. */
export function dayOrderIn({ rows }: Pick<ImportTable, 'rows'>, mapping: Mapping): DayOrder {
  const column = mapping.indexOf(ANSWERED_ON);
  return orderOfDays(rows.map(({ cells }) => cells[column] ?? ''));
}

/** @param before the row above, where a question stands that has no second name, or once over the columns of its answers */
function namesIn(
  row: FileRow,
  before: FileRow | undefined,
  width: number,
  names: QuestionNames,
): readonly ColumnName[] {
  let title = '';
  return Array.from({ length: width }, (_, column) => {
    const over = before?.cells[column] || before?.merged.get(column) || '';
    const isQuestion = over !== '' && names.namesQuestion(over);
    const name = row.cells[column] || row.merged.get(column) || (isQuestion ? over : '');
    if (over !== '') title = isQuestion && over !== name ? over : '';
    return { name, above: title };
  });
}

/** The row that names most questions; where none names any, the first that is as wide as the widest. */
function headerIn(rows: readonly FileRow[], names: QuestionNames): FileRow | undefined {
  const known = rows.map((row, at) => names.questionsNamed(namesIn(row, rows[at - 1], row.cells.length, names)));
  const filled = rows.map(({ cells }) => cells.filter((cell) => cell !== '').length);
  const scores = known.some((questions) => questions > 0) ? known : filled;
  return rows[scores.indexOf(Math.max(...scores))];
}

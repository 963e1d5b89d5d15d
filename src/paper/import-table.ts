import type { Questionnaire } from '../questionnaires/questionnaire.js';
import { type FileFault, type FileRow, type ImportFile, MOST_ROWS, MOST_TITLES } from './import-file.js';
import { folded } from './import-values.js';
import { numbersOf } from './printed-form.js';

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

/** Columns that are no question. */
export const ANSWERED_ON = '_day';
export const FILLED_IN_BY = '_assisted';

/** For each column of a table the question it answers, `_day`, `_assisted`, or `''` where it is left out. */
export type Mapping = readonly string[];

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

/** What the names of the columns say by themselves: a code, `Câu 4`, `4.`, or the question's own words. */
export function guessMapping(columns: readonly string[], questionnaire: Questionnaire): Mapping {
  const taken = new Set<string>();
  const days = columns.map(folded).filter((name) => DAY.test(name));
  const day = days.find((name) => name.startsWith('ngày')) ?? days[0];
  return columns.map((column) => {
    const meant = questionMeant(column, questionnaire) ?? (folded(column) === day ? ANSWERED_ON : '');
    if (meant === '' || taken.has(meant)) return '';
    taken.add(meant);
    return meant;
  });
}

/** A day of answering rather than the time at which a form on the web took note of it. */
const DAY = /^(ngày|dấu thời gian|timestamp)/;

/** How many questions a row names, were it the row of names. A number alone may as well be an answer. */
function knownColumns(cells: readonly string[], questionnaire: Questionnaire): number {
  const words = cells.filter((cell) => !/^\d+$/.test(cell));
  return new Set(words.map((cell) => questionMeant(cell, questionnaire)).filter((code) => code !== undefined)).size;
}

function questionMeant(column: string, questionnaire: Questionnaire): string | undefined {
  const name = folded(column);
  const numbers = numbersOf(questionnaire);
  const number = /^(?:câu )?(\d{1,3})(?: |$)/.exec(name)?.[1];
  return questionnaire.questions.find(
    ({ code, title }) =>
      folded(code) === name ||
      folded(title.vi) === name ||
      (number !== undefined && numbers.get(code) === Number(number)),
  )?.code;
}

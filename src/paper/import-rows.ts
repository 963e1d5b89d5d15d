import type { Questionnaire } from '../questionnaires/questionnaire.js';
import { checkAnswers } from '../rules/answer-checks.js';
import type { Answers, AnswerValue } from '../rules/answers.js';
import { type Day, readDay } from '../rules/days.js';
import { normaliseAnswers } from '../rules/normalise-answers.js';
import { ANSWERED_ON, FILLED_IN_BY, type Mapping } from './import-mapping.js';
import type { ImportTable } from './import-table.js';
import { folded, readValue, type Words } from './import-values.js';

/** A row that can be stored. */
export interface ImportRow {
  /** As the file counts: its first line is the names. */
  readonly line: number;
  readonly answers: Answers;
  readonly answeredOn: Day | null;
  readonly assisted: 'self' | 'family' | 'officer';
  /** What tells it from every other row of the file: the same row twice is two people. */
  readonly identity: string;
}

/** What is wrong with a cell; each code has a sentence in `paper.import.faults` or `answerErrors`. */
export interface RowFault {
  readonly line: number;
  readonly column: string;
  /** Code of the question, or `_day`, `_assisted`. */
  readonly question: string;
  readonly value: string;
  readonly code: string;
  readonly limits?: Readonly<Record<string, number>>;
}

/** Days between which an answer may be dated. */
export interface Days {
  readonly first: Day;
  readonly last: Day;
}

/** Reads every row, or says what is wrong with each; a table with one fault is not imported at all. */
export function readRows(
  { columns, rows }: ImportTable,
  mapping: Mapping,
  questionnaire: Questionnaire,
  days: Days,
  words: Words,
): { readonly rows: readonly ImportRow[] } | { readonly faults: readonly RowFault[] } {
  const seen = new Map<string, number>();
  const read = rows.map((cells, index) => {
    const same = JSON.stringify(cells);
    const before = seen.get(same) ?? 0;
    seen.set(same, before + 1);
    const row = { line: index + 2, cells, identity: `${same} ${before}` };
    return readRow(row, columns, mapping, questionnaire, days, words);
  });
  const faults = read.flatMap((one) => one.faults);
  return faults.length > 0 ? { faults } : { rows: read.map(({ row }) => row) };
}

function readRow(
  { line, cells, identity }: { readonly line: number; readonly cells: readonly string[]; readonly identity: string },
  columns: readonly string[],
  mapping: Mapping,
  questionnaire: Questionnaire,
  days: Days,
  words: Words,
): { readonly row: ImportRow; readonly faults: readonly RowFault[] } {
  const faults: RowFault[] = [];
  const answers: Record<string, AnswerValue> = {};
  const cellOf = (meaning: string): string => cells[mapping.indexOf(meaning)] ?? '';
  const faultAt = (meaning: string, code: string, limits?: RowFault['limits']): void => {
    const column = columns[mapping.indexOf(meaning)] ?? meaning;
    faults.push({ line, column, question: meaning, value: cellOf(meaning), code, ...(limits && { limits }) });
  };
  for (const question of questionnaire.questions) {
    if (!mapping.includes(question.code)) continue;
    const value = readValue(question, cellOf(question.code), words);
    if (value === undefined) faultAt(question.code, 'not-understood');
    else if (value !== null) answers[question.code] = value;
  }
  const given = normaliseAnswers(answers) as Answers;
  if (faults.length === 0) {
    for (const { question, code, limits } of checkAnswers(questionnaire.questions, given))
      faultAt(question, code, limits);
  }
  const answeredOn = readDay(cellOf(ANSWERED_ON));
  const isDated =
    answeredOn === null ? cellOf(ANSWERED_ON) === '' : answeredOn >= days.first && answeredOn <= days.last;
  if (!isDated) faultAt(ANSWERED_ON, 'not-a-day');
  const assisted = helperIn(cellOf(FILLED_IN_BY));
  if (assisted === null) faultAt(FILLED_IN_BY, 'not-understood');
  return { row: { line, answers: given, answeredOn, assisted: assisted ?? 'self', identity }, faults };
}

function helperIn(cell: string): ImportRow['assisted'] | null {
  const name = folded(cell);
  if (['', '1', 'self', 'tự điền', 'tôi tự điền'].includes(name)) return 'self';
  if (['2', 'family', 'người thân', 'người thân điền giúp'].includes(name)) return 'family';
  return ['3', 'officer', 'cán bộ', 'cán bộ điền giúp'].includes(name) ? 'officer' : null;
}

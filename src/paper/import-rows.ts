import type { Question, Questionnaire } from '../questionnaires/questionnaire.js';
import { checkedAnswers } from '../responses/arrival.js';
import type { AnswerError } from '../rules/answer-checks.js';
import type { Answers, AnswerValue } from '../rules/answers.js';
import type { Day } from '../rules/days.js';
import { kindOf } from '../rules/kinds/kinds.js';
import { printedOptions } from './condition-words.js';
import { type DayOrder, dayIn } from './import-days.js';
import type { FileRow } from './import-file.js';
import { ANSWERED_ON, FILLED_IN_BY, isMapped, type Mapping, tickOf } from './import-mapping.js';
import type { ImportTable } from './import-table.js';
import { folded, isSheetError, readTick, readValue, type Words } from './import-values.js';
import { columnName } from './spreadsheet-names.js';

/** A row that can be stored. */
export interface ImportRow {
  readonly answers: Answers;
  readonly answeredOn: Day | null;
  readonly assisted: 'self' | 'family' | 'officer';
  /** What it says, for telling it from others; without free text, which nothing may lead back from. */
  readonly meaning: string;
}

/** What is wrong with a cell; each code has a sentence in `importing.faults` or `answerErrors`. */
export interface RowFault {
  /** As the spreadsheet counts. */
  readonly line: number;
  /** As the spreadsheet names it, e.g. `C5`; `''` where the table has no column for the question. */
  readonly cell: string;
  /** Name of the column. */
  readonly column: string;
  /** What the column says: the code of a question, one of its answers, `_day` or `_assisted`. */
  readonly question: string;
  /** As it stands there. */
  readonly value: string;
  readonly code: string;
  readonly limits?: AnswerError['limits'];
}

/** Days between which an answer may be dated. */
interface Days {
  readonly first: Day;
  readonly last: Day;
}

/** How the cells are to be read. */
export interface Reading {
  readonly mapping: Mapping;
  /** The questionnaire as it was asked on a day; null for a row that bears none. */
  readonly placedOn: (day: Day | null) => Questionnaire;
  readonly days: Days;
  readonly dayOrder: DayOrder;
  readonly words: Words;
}

/** Reads every row, or says what is wrong with each; a table with one fault is not imported at all. */
export function readRows(
  { header, columns, rows }: ImportTable,
  reading: Reading,
): { readonly rows: readonly ImportRow[] } | { readonly faults: readonly RowFault[] } {
  const without = reading
    .placedOn(null)
    .questions.filter((one) => one.required && one.visibleIf === null && !isMapped(reading.mapping, one));
  if (without.length > 0) {
    const fault = { line: header, cell: '', value: '', code: 'required' };
    return { faults: without.map(({ code, title }) => ({ ...fault, question: code, column: title.vi })) };
  }
  const names = columns.map(({ name }) => name);
  const read = rows.map((row) => readRow(row, names, reading));
  const faults = read.flatMap((one) => one.faults);
  return faults.length > 0 ? { faults } : { rows: read.map(({ row }) => row) };
}

function readRow(
  { line, cells, merged }: FileRow,
  columns: readonly string[],
  { mapping, placedOn, days, dayOrder, words }: Reading,
): { readonly row: ImportRow; readonly faults: readonly RowFault[] } {
  const faults: RowFault[] = [];
  const answers: Record<string, AnswerValue> = {};
  const cellOf = (meaning: string): string => cells[mapping.indexOf(meaning)] ?? '';
  const answeredOn = dayIn(cellOf(ANSWERED_ON), dayOrder);
  const placed = placedOn(answeredOn);
  const faultAt = (meaning: string, code: string, limits?: RowFault['limits']): void => {
    const at = mapping.findIndex((one) => one === meaning || one.startsWith(`${meaning}=`));
    const cell = at === -1 ? '' : `${columnName(at)}${line}`;
    const column = columns[at] ?? placed.questions.find((one) => one.code === meaning)?.title.vi ?? meaning;
    faults.push({ line, cell, column, question: meaning, value: cellOf(meaning), code, ...(limits && { limits }) });
  };
  const notRead = (meaning: string, code: string): void =>
    faultAt(meaning, isSheetError(cellOf(meaning)) ? 'sheet-error' : code);
  mapping.forEach((meaning, column) => {
    if (meaning !== '' && merged.has(column)) faultAt(meaning, 'merged');
  });
  for (const question of placed.questions) {
    if (!isMapped(mapping, question)) continue;
    const value = mapping.includes(question.code)
      ? readValue(question, cellOf(question.code), words)
      : ticksIn(question, mapping, cellOf, notRead);
    if (value === undefined) notRead(question.code, 'not-understood');
    else if (value !== null) answers[question.code] = value;
  }
  const checked = checkedAnswers({ placed }, answers);
  const given = 'errors' in checked ? answers : checked.answers;
  if ('errors' in checked && faults.length === 0) {
    for (const { question, code, limits } of checked.errors) faultAt(question, code, limits);
  }
  const isDated =
    answeredOn === null ? cellOf(ANSWERED_ON) === '' : answeredOn >= days.first && answeredOn <= days.last;
  if (!isDated) notRead(ANSWERED_ON, answeredOn === null ? 'no-such-day' : 'outside-days');
  const assisted = helperIn(cellOf(FILLED_IN_BY));
  if (assisted === null) notRead(FILLED_IN_BY, 'not-understood');
  const chosen = placed.questions.flatMap(({ code, shape }) =>
    kindOf(shape).entry === 'words' ? [] : [given[code] ?? null],
  );
  const meaning = JSON.stringify([chosen, answeredOn, assisted]);
  return { row: { answers: given, answeredOn, assisted: assisted ?? 'self', meaning }, faults };
}

/** The answers of a question that have a column each; null where none is ticked. */
function ticksIn(
  question: Question,
  mapping: Mapping,
  cellOf: (meaning: string) => string,
  notRead: (meaning: string, code: string) => void,
): AnswerValue | null {
  const ticked = printedOptions(question).filter(({ value }) => {
    const meaning = tickOf(question.code, value);
    const isTicked = mapping.includes(meaning) ? readTick(question, String(value), cellOf(meaning)) : false;
    if (isTicked === undefined) notRead(meaning, 'no-tick');
    return isTicked === true;
  });
  const values = ticked.flatMap(({ value }) => (typeof value === 'boolean' ? [] : [value]));
  return values.length > 0 ? values : null;
}

/** Every day that a row bears. */
export function daysOf({ rows }: ImportTable, mapping: Mapping, order: DayOrder): readonly Day[] {
  const column = mapping.indexOf(ANSWERED_ON);
  const days = rows.flatMap(({ cells }) => dayIn(cells[column] ?? '', order) ?? []);
  return [...new Set(days)];
}

function helperIn(cell: string): ImportRow['assisted'] | null {
  const name = folded(cell);
  if (['', '1', 'self', 'tự điền', 'tôi tự điền'].includes(name)) return 'self';
  if (['2', 'family', 'người thân', 'người thân điền giúp'].includes(name)) return 'family';
  return ['3', 'officer', 'cán bộ', 'cán bộ điền giúp'].includes(name) ? 'officer' : null;
}

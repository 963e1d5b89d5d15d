import type { Questionnaire } from '../questionnaires/questionnaire.js';
import { checkedAnswers } from '../responses/arrival.js';
import type { AnswerError } from '../rules/answer-checks.js';
import type { Answers, AnswerValue } from '../rules/answers.js';
import { type Day, readDay } from '../rules/days.js';
import { kindOf } from '../rules/kinds/kinds.js';
import { readNumber } from '../rules/typed-text.js';
import type { FileRow } from './import-file.js';
import { ANSWERED_ON, FILLED_IN_BY, type ImportTable, type Mapping } from './import-table.js';
import { folded, readValue, type Words } from './import-values.js';
import { columnName, dayNumbered } from './spreadsheet-names.js';

/** A row that can be stored. */
export interface ImportRow {
  readonly answers: Answers;
  readonly answeredOn: Day | null;
  readonly assisted: 'self' | 'family' | 'officer';
  /** What it says, for telling it from others; without free text, which nothing may lead back from. */
  readonly meaning: string;
}

/** What is wrong with a cell; each code has a sentence in `paper.import.faults` or `answerErrors`. */
export interface RowFault {
  /** As the spreadsheet counts. */
  readonly line: number;
  /** As the spreadsheet names it, e.g. `C5`; `''` where the table has no column for the question. */
  readonly cell: string;
  /** Name of the column. */
  readonly column: string;
  /** Code of the question, or `_day`, `_assisted`. */
  readonly question: string;
  /** As it stands there. */
  readonly value: string;
  readonly code: string;
  readonly limits?: AnswerError['limits'];
}

/** Days between which an answer may be dated. */
export interface Days {
  readonly first: Day;
  readonly last: Day;
}

/**
 * Reads every row, or says what is wrong with each; a table with one fault is not imported at all.
 * @param placedOn the questionnaire as it was asked on a day; null for a row that bears none
 */
export function readRows(
  { header, columns, rows }: ImportTable,
  mapping: Mapping,
  placedOn: (day: Day | null) => Questionnaire,
  days: Days,
  words: Words,
): { readonly rows: readonly ImportRow[] } | { readonly faults: readonly RowFault[] } {
  const without = placedOn(null).questions.filter(
    ({ code, required, visibleIf }) => required && visibleIf === null && !mapping.includes(code),
  );
  if (without.length > 0) {
    const fault = { line: header, cell: '', value: '', code: 'required' };
    return { faults: without.map(({ code, title }) => ({ ...fault, question: code, column: title.vi })) };
  }
  const read = rows.map((row) => readRow(row, columns, mapping, placedOn, days, words));
  const faults = read.flatMap((one) => one.faults);
  return faults.length > 0 ? { faults } : { rows: read.map(({ row }) => row) };
}

function readRow(
  { line, cells, merged }: FileRow,
  columns: readonly string[],
  mapping: Mapping,
  placedOn: (day: Day | null) => Questionnaire,
  days: Days,
  words: Words,
): { readonly row: ImportRow; readonly faults: readonly RowFault[] } {
  const faults: RowFault[] = [];
  const answers: Record<string, AnswerValue> = {};
  const cellOf = (meaning: string): string => cells[mapping.indexOf(meaning)] ?? '';
  const answeredOn = dayIn(cellOf(ANSWERED_ON));
  const placed = placedOn(answeredOn);
  const faultAt = (meaning: string, code: string, limits?: RowFault['limits']): void => {
    const at = mapping.indexOf(meaning);
    const cell = at === -1 ? '' : `${columnName(at)}${line}`;
    const column = columns[at] ?? placed.questions.find((one) => one.code === meaning)?.title.vi ?? meaning;
    faults.push({ line, cell, column, question: meaning, value: cellOf(meaning), code, ...(limits && { limits }) });
  };
  mapping.forEach((meaning, column) => {
    if (meaning !== '' && merged.has(column)) faultAt(meaning, 'merged');
  });
  for (const question of placed.questions) {
    if (!mapping.includes(question.code)) continue;
    const value = readValue(question, cellOf(question.code), words);
    if (value === undefined) faultAt(question.code, 'not-understood');
    else if (value !== null) answers[question.code] = value;
  }
  const checked = checkedAnswers({ placed }, answers);
  const given = 'errors' in checked ? answers : checked.answers;
  if ('errors' in checked && faults.length === 0) {
    for (const { question, code, limits } of checked.errors) faultAt(question, code, limits);
  }
  const isDated =
    answeredOn === null ? cellOf(ANSWERED_ON) === '' : answeredOn >= days.first && answeredOn <= days.last;
  if (!isDated) faultAt(ANSWERED_ON, answeredOn === null ? 'no-such-day' : 'outside-days');
  const assisted = helperIn(cellOf(FILLED_IN_BY));
  if (assisted === null) faultAt(FILLED_IN_BY, 'not-understood');
  const chosen = placed.questions.flatMap(({ code, shape }) =>
    kindOf(shape).entry === 'words' ? [] : [given[code] ?? null],
  );
  const meaning = JSON.stringify([chosen, answeredOn, assisted]);
  return { row: { answers: given, answeredOn, assisted: assisted ?? 'self', meaning }, faults };
}

/** Every day that a row bears. */
export function daysOf({ rows }: ImportTable, mapping: Mapping): readonly Day[] {
  const column = mapping.indexOf(ANSWERED_ON);
  const days = rows.flatMap(({ cells }) => dayIn(cells[column] ?? '') ?? []);
  return [...new Set(days)];
}

/** A day as it is written, or as a spreadsheet numbers it where the column is not shown as days. */
function dayIn(cell: string): Day | null {
  return readDay(cell) ?? (/^\d{5}([.,]\d+)?$/.test(cell) ? dayNumbered(readNumber(cell) ?? 0) : null);
}

function helperIn(cell: string): ImportRow['assisted'] | null {
  const name = folded(cell);
  if (['', '1', 'self', 'tự điền', 'tôi tự điền'].includes(name)) return 'self';
  if (['2', 'family', 'người thân', 'người thân điền giúp'].includes(name)) return 'family';
  return ['3', 'officer', 'cán bộ', 'cán bộ điền giúp'].includes(name) ? 'officer' : null;
}

import { formatDay } from '../formatting/days.js';
import { type Language, translate } from '../formatting/languages.js';
import { formatCount } from '../formatting/numbers.js';
import { type Questionnaire, wholeTitle } from '../questionnaires/questionnaire.js';
import type { SeenBefore } from './import.service.js';
import { ANSWERED_ON, FILLED_IN_BY, type Mapping } from './import-mapping.js';
import type { RowFault } from './import-rows.js';
import type { ImportTable } from './import-table.js';
import { BLANK, type UnknownWord } from './import-words.js';
import { numbersOf } from './printed-form.js';
import { columnName } from './spreadsheet-names.js';

/** What was found in a file, for the officer to say which column answers which question. */
export interface MappingView {
  readonly rows: number;
  /** Of a workbook with more than one. */
  readonly sheets: readonly Chosen[];
  /** Rows that may hold the names of the columns. */
  readonly headers: readonly Chosen[];
  readonly columns: readonly {
    readonly index: number;
    /** As the spreadsheet calls it, e.g. `C`. */
    readonly letter: string;
    readonly name: string;
    /** The first cells that are not empty. */
    readonly examples: string;
    readonly choices: readonly Chosen[];
  }[];
}

interface Chosen {
  readonly value: string | number;
  readonly label: string;
  readonly chosen: boolean;
}

export function toMappingView(
  { sheets, sheet, firstRows, header, columns, rows }: ImportTable,
  mapping: Mapping,
  questionnaire: Questionnaire,
  language: Language,
): MappingView {
  const numbers = numbersOf(questionnaire);
  const meanings = [
    { value: '', label: translate(language, 'paper.import.leftOut') },
    { value: ANSWERED_ON, label: translate(language, 'paper.import.day') },
    { value: FILLED_IN_BY, label: translate(language, 'form.assisted') },
    ...questionnaire.questions.map((question) => ({
      value: question.code,
      label: `${numbers.get(question.code)}. ${wholeTitle(question).vi}`,
    })),
  ];
  return {
    rows: rows.length,
    sheets: sheets.length > 1 ? sheets.map((label, value) => ({ value, label, chosen: value === sheet })) : [],
    headers: firstRows.map(({ line, cells }) => {
      const names = shortened(cells.filter((cell) => cell !== '').join(' · '));
      return { value: line, label: translate(language, 'paper.import.row', { line, names }), chosen: line === header };
    }),
    columns: columns.map(({ name }, index) => ({
      ...{ index, name, letter: columnName(index) },
      examples: shortened(
        [...new Set(rows.map(({ cells }) => cells[index] ?? ''))].filter(Boolean).slice(0, 3).join(' · '),
      ),
      choices: meanings.map((one) => ({ ...one, chosen: one.value === mapping[index] })),
    })),
  };
}

/** Earlier imports that seem to hold the same people, for the officer to say. */
export interface SeenView {
  readonly earlier: readonly { readonly sentence: string }[];
  /** IDs that the answer "other people" names, with those named before. */
  readonly others: string;
}

export function toSeenView(
  { earlier, rows }: { readonly earlier: readonly SeenBefore[]; readonly rows: number },
  others: readonly string[],
  language: Language,
): SeenView {
  const sentenceOn = ({ earlier: one, alike }: SeenBefore): string =>
    translate(language, alike === rows ? 'paper.import.seenAll' : 'paper.import.seenSome', {
      ...{ alike: formatCount(alike, language), rows: formatCount(rows, language) },
      ...{ count: one.rows, day: formatDay(one.importedOn, language) },
      file: one.fileName ? translate(language, 'paper.import.seenFile', { file: one.fileName }) : '',
    });
  return {
    earlier: earlier.map((one) => ({ sentence: sentenceOn(one) })),
    others: [...others, ...earlier.map(({ earlier: one }) => one.id)].join(','),
  };
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

/** What is wrong, row by row. */
export interface FaultsView {
  readonly faults: readonly { readonly place: string; readonly sentence: string }[];
  readonly more: number;
  /** To be given a meaning here instead of being changed in the file. */
  readonly words: readonly {
    readonly like: string;
    readonly word: string;
    readonly cells: number;
    readonly choices: readonly { readonly value: string; readonly label: string }[];
  }[];
}

const FAULTS_SHOWN = 50;
/** They travel in an address. */
const WORDS_SHOWN = 30;

export function toFaultsView(
  faults: readonly RowFault[],
  words: readonly UnknownWord[],
  language: Language,
): FaultsView {
  const choices = ({ answers }: UnknownWord) => [
    { value: '', label: translate(language, 'paper.import.wordOpen') },
    ...answers,
    { value: BLANK, label: translate(language, 'paper.import.wordBlank') },
  ];
  return {
    faults: faults.slice(0, FAULTS_SHOWN).map(({ line, cell, column, value, code, limits }) => ({
      place: translate(language, cell === '' ? 'paper.import.line' : 'paper.import.cell', { line, cell, column }),
      sentence: own.includes(code)
        ? translate(language, `paper.import.faults.${code}`, { value })
        : `“${value}”. ${translate(language, `answerErrors.${code}`, limits)}`,
    })),
    more: Math.max(0, faults.length - FAULTS_SHOWN),
    words: words.slice(0, WORDS_SHOWN).map((one) => ({
      ...{ like: one.like, word: one.word, cells: one.cells, choices: choices(one) },
    })),
  };
}

const own = ['not-understood', 'no-tick', 'sheet-error', 'no-such-day', 'outside-days', 'merged', 'required'];

import { type Language, translate } from '../formatting/languages.js';
import { type Question, type Questionnaire, wholeTitle } from '../questionnaires/questionnaire.js';
import type { Asked } from '../responses/asked.service.js';
import { printedOptions } from './condition-words.js';
import { separators } from './import-file.js';
import { type CarriedView, carriedOf, type ImportForm, tableKey } from './import-form.js';
import { ANSWERED_ON, FILLED_IN_BY, type Mapping, mappedTwice, takesSeveral, tickOf } from './import-mapping.js';
import type { ImportTable } from './import-table.js';
import { numbersOf } from './printed-form.js';
import { columnName } from './spreadsheet-names.js';

/** The second step: what was found in a file, for the officer to say where the table is and what its columns say. */
export interface ColumnsView {
  readonly carried: CarriedView;
  readonly file: string;
  readonly rows: number;
  /** The officer chose another table, so its columns are proposed anew. */
  readonly isReadAgain: boolean;
  /** Columns that were chosen for the same. */
  readonly twice: string;
  /** Of a workbook with more than one. */
  readonly sheets: readonly Chosen[];
  /** Rows that may hold the names of the columns. */
  readonly headers: readonly Chosen[];
  /** What may stand between cells; none for a workbook. */
  readonly separators: readonly Chosen[];
  readonly dayOrders: readonly Chosen[];
  /** Whether hidden rows are read, where there are any. */
  readonly hidden: readonly Chosen[];
  /** How a text that is no Unicode was read. */
  readonly encoding: string | null;
  readonly others: string;
  readonly columns: readonly {
    readonly index: number;
    /** As the spreadsheet calls it, e.g. `C`. */
    readonly letter: string;
    readonly name: string;
    readonly isHidden: boolean;
    readonly isTwice: boolean;
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

interface Columns {
  readonly form: ImportForm;
  readonly asked: Asked;
  readonly table: ImportTable;
  readonly map: Mapping;
}

export function toColumnsView({ form, asked, table, map }: Columns, language: Language): ColumnsView {
  const { sheets, sheet, firstRows, header, columns, rows, separator, encoding, hiddenLines } = table;
  const said = (key: 'leftOut' | 'day'): string => translate(language, `importing.${key}`);
  const meanings = [
    { value: '', label: said('leftOut') },
    { value: ANSWERED_ON, label: said('day') },
    { value: FILLED_IN_BY, label: translate(language, 'form.assisted') },
    ...meaningsOf(asked.placed, language),
  ];
  const twice = mappedTwice(map);
  const orders = ['', 'day-first', 'month-first'] as const;
  const count = hiddenLines.length;
  return {
    carried: carriedOf(form, table),
    file: form.name ?? translate(language, 'importing.noName'),
    rows: rows.length,
    isReadAgain: form.table !== '' && form.table !== tableKey(table),
    twice: twice.map((column) => columnName(column)).join(', '),
    sheets: sheets.length > 1 ? sheets.map((label, value) => ({ value, label, chosen: value === sheet })) : [],
    headers: firstRows.map(({ line, cells }) => {
      const names = shortened(cells.filter((cell) => cell !== '').join(' · '));
      return { value: line, label: translate(language, 'importing.row', { line, names }), chosen: line === header };
    }),
    separators:
      separator === null
        ? []
        : Object.keys(separators).map((value) => {
            return { value, label: translate(language, `importing.separators.${value}`), chosen: value === separator };
          }),
    dayOrders: orders.map((value) => ({
      ...{ value, chosen: (form.dayOrder ?? '') === value },
      label: translate(language, `importing.dayOrders.${value || 'found'}`),
    })),
    hidden:
      count === 0
        ? []
        : (['read', 'leave'] as const).map((value) => {
            return {
              value,
              label: translate(language, `importing.hiddenRows.${value}`, { count }),
              chosen: form.hidden === value,
            };
          }),
    encoding: encoding === null || encoding.startsWith('utf') ? null : encoding,
    others: form.others.join(','),
    columns: columns.map(({ name, above }, index) => ({
      ...{ index, letter: columnName(index), isHidden: table.hiddenColumns.includes(index) },
      name: above === '' ? name : `${shortened(above)} › ${name}`,
      isTwice: twice.includes(index),
      examples: shortened(
        [...new Set(rows.map(({ cells }) => cells[index] ?? ''))].filter(Boolean).slice(0, 3).join(' · '),
      ),
      choices: meanings.map((one) => ({ ...one, chosen: one.value === (map[index] ?? '') })),
    })),
  };
}

/** The questions in their order, each followed by its answers where every answer may have a column of its own. */
function meaningsOf(questionnaire: Questionnaire, language: Language) {
  const numbers = numbersOf(questionnaire);
  const titled = (question: Question): string => `${numbers.get(question.code)}. ${wholeTitle(question).vi}`;
  return questionnaire.questions.flatMap((question) => [
    { value: question.code, label: titled(question) },
    ...(takesSeveral(question) ? printedOptions(question) : []).map(({ value, label }) => ({
      value: tickOf(question.code, value),
      label: translate(language, 'importing.tick', { number: numbers.get(question.code) ?? '', answer: label }),
    })),
  ]);
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

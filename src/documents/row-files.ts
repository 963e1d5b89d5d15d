import { stringify } from 'csv-stringify/sync';
import type { RowFile } from '../figures/kept-rows.js';
import { translate } from '../formatting/languages.js';
import type { Cell, Sheet } from '../writers/xlsx.js';
import { headings } from './figure-cells.js';
import { psppSyntax, readInR } from './row-syntax.js';
import { codedRows, type RowNaming, type Variable, variablesOf } from './row-variables.js';
import { type Source, sourceSheet } from './source-sheet.js';

/** The rows of a locked period, with all that names them. */
export interface RowExport {
  readonly file: RowFile & { readonly hash: string };
  readonly naming: RowNaming;
  readonly source: Source;
}

/**
 * The rows as CSV (RFC 4180). Programs for statistics read it: commas, no byte order mark, codes and whole numbers only, an
 * empty cell where nothing was answered. Whoever opens it by a click on a computer set to Vietnamese takes the workbook.
 */
export function rowsCsv({ file, naming }: RowExport): string {
  const variables = variablesOf(file, naming);
  return stringify([variables.map(({ name }) => name), ...codedRows(file, variables)], { record_delimiter: '\r\n' });
}

/** The same as a workbook. */
export function rowSheets(of: RowExport): readonly Sheet[] {
  const { file, naming } = of;
  const variables = variablesOf(file, naming);
  return [
    {
      name: translate(naming.language, 'sheets.rows.tabs.rows'),
      widths: variables.map(({ name }) => Math.max(8, Math.min(24, name.length + 2))),
      sticky: 1,
      rows: [headings(variables.map(({ name }) => name)), ...codedRows(file, variables)],
    },
    source(of),
  ];
}

/** What every column and code means, which are missing, how programs read the file, and where it comes from. */
export function codeBookSheets(of: RowExport): readonly Sheet[] {
  const { file, naming } = of;
  const { language } = naming;
  const { group } = naming.questionnaires[0];
  const say = (key: string): string => translate(language, `sheets.rows.${key}`);
  const variables = variablesOf(file, naming);
  const named = (...columns: readonly string[]): readonly Cell[] => headings(columns.map((one) => say(`book.${one}`)));
  const values = variables.flatMap((variable) =>
    variable.values.map(({ code, label, missing }): readonly Cell[] => [
      ...[variable.name, code, label, missing ? say('missing') : null],
    ]),
  );
  const lines = (name: string, written: readonly string[]): Sheet => ({
    name,
    widths: [160],
    rows: written.map((one) => [one]),
  });
  return [
    {
      name: say('tabs.variables'),
      widths: [26, 12, 80, 26, 30, 22],
      sticky: 1,
      rows: [
        named('name', 'question', 'label', 'kind', 'element', 'rates'),
        ...variables.map((variable) => variableCells(variable, naming)),
      ],
    },
    {
      name: say('tabs.values'),
      widths: [26, 20, 70, 22],
      sticky: 1,
      rows: [named('name', 'code', 'meaning', 'missing'), ...values],
    },
    lines('PSPP', psppSyntax(variables, codedRows(file, variables), group)),
    lines('R', readInR(variables, group)),
    source(of),
  ];
}

function variableCells(
  { name, label, kind, question }: Variable,
  { questionnaires, language }: RowNaming,
): readonly Cell[] {
  const code = question?.code ?? null;
  const elements = questionnaires.flatMap((one) => one.elements);
  const element = elements.find(({ key }) => key === question?.element);
  return [
    ...[name, code, label, translate(language, `sheets.rows.kinds.${kind}`), element?.title[language] ?? null],
    question?.rates ? translate(language, `sheets.rows.rates.${question.rates}`) : null,
  ];
}

function source({ file, naming, source: of }: RowExport): Sheet {
  const say = (key: string): string => translate(naming.language, `sheets.rows.${key}`);
  const columns = file.columns.map((column) => say(`columns.${column}`));
  return sourceSheet(of, {
    facts: [
      [say('count'), String(file.rows.length)],
      [say('hash'), file.hash],
      [say('said'), columns.length > 0 ? columns.join(', ') : say('nothing')],
    ],
    rules: ['tenAlike', 'order', 'leftOut', 'format', 'same'].map((rule) => say(`rules.${rule}`)),
  });
}

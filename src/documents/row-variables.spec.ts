import { readXlsx } from '../paper/import-xlsx.js';
import { ZipEntries } from '../paper/zip-entries.js';
import type { Question, Questionnaire } from '../questionnaires/questionnaire.js';
import { writeXlsx } from '../writers/xlsx.js';
import { psppSyntax } from './row-syntax.js';
import { codedRows, variablesOf } from './row-variables.js';

const starts = ['=', '+', '-', '@', '\t=', '\r=', '"=', "'=", ';=', '|', '<', '&', '%', '{', '_x003D_'];
const bodies = ['1+1', "cmd|' /C calc'!A0", 'HYPERLINK("http://x.vn")', 'script>alert(1)</script>', 'SUM(A1:A9)'];
const ends = ['', ' ', ')', '\n'];
/** What people may call an answer, or write of themselves. */
const payloads = starts.flatMap((start) => bodies.flatMap((body) => ends.map((end) => start + body + end)));

const said = (text: string) => ({ vi: text, en: text });
const question = {
  ...{ code: 'and', title: said(payloads[0] ?? ''), stem: null, scale: null, dimension: null, element: null },
  ...{ shape: { kind: 'choice', values: payloads }, choices: payloads.map((value) => ({ value, text: said(value) })) },
} as unknown as Question;
const several = { ...question, code: '1.x', shape: { kind: 'choices', values: payloads, most: null } } as Question;
const naming = {
  catalogue: { units: [], fields: [], villages: [], counters: [] },
  questionnaires: [{ questions: [question, several], elements: [] } as unknown as Questionnaire],
  language: 'vi',
} as unknown as Parameters<typeof variablesOf>[1];
const file = { columns: [], questions: ['and', '1.x'], rows: payloads.map((one) => [one, [one]]) };
const variables = variablesOf(file, naming);
const rows = codedRows(file, variables);

it(`writes ${payloads.length} answers that a commune may list as plain words and names, each another one`, () => {
  const codes = rows.map(([code]) => String(code));
  expect(codes.filter((code) => !/^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(code))).toEqual([]);
  expect(new Set(codes).size).toBe(new Set(payloads).size);
  const names = variables.map(({ name }) => name);
  expect(names.filter((name) => !/^[A-Za-z][A-Za-z0-9_]*$/.test(name))).toEqual([]);
  expect(names[0]).toBe('q_and');
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
});

it('keeps each of them as words in a workbook, and in quotes in a syntax', async () => {
  const cells = payloads.map((one) => [one]);
  const book = await writeXlsx([{ name: payloads[0] ?? '', widths: [20], rows: cells }]);
  const trimmed = (text: string): string => text.trim().replace(/\s+/g, ' ');
  expect(readXlsx(new ZipEntries(book, 5_000_000), 0).rows.map((row) => trimmed(row.cells[0] ?? ''))).toEqual(
    payloads.map(trimmed),
  );
  expect(new ZipEntries(book, 5_000_000).text('xl/worksheets/sheet1.xml')).not.toMatch(/<f[ >]/);
  for (const line of psppSyntax(variables.slice(0, 1), rows, 'people'))
    expect((line.match(/'/g) ?? []).length % 2).toBe(0);
});

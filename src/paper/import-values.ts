import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import type { Question } from '../questionnaires/questionnaire.js';
import type { AnswerValue } from '../rules/answers.js';
import { keysOf } from '../rules/keying.js';
import { kindOf } from '../rules/kinds/kinds.js';
import { readNumber } from '../rules/typed-text.js';
import { printedOptions } from './condition-words.js';
import { numberText } from './spreadsheet-names.js';

/**
 * What a word means that the form does not know, as an officer said.
 * @returns null where it stands for no answer; undefined for a word nobody explained
 */
export type Words = (question: Question, word: string) => string | number | boolean | null | undefined;

const noWords: Words = () => undefined;

/**
 * What a cell of an imported table says to a question: the level, the code, the number printed in the box or the words,
 * whatever their case.
 * @returns null where it is empty; undefined where it cannot be understood
 */
export function readValue(question: Question, cell: string, words: Words = noWords): AnswerValue | null | undefined {
  if (cell === '') return null;
  const { shape } = question;
  const { entry, fromText } = kindOf(shape);
  if (entry === 'words' || entry === 'digits') {
    if (isSheetError(cell)) return undefined;
    return fromText(shape, [entry === 'digits' ? roundedNumber(cell) : cell]);
  }
  if (entry === 'one') return readOne(question, cell, words);
  const values = partsOf(question, cell, words).map((part) => readOne(question, part, words));
  if (values.includes(undefined)) return undefined;
  const given = new Set(values.filter((value) => typeof value === 'string' || typeof value === 'number'));
  return given.size === 0 ? null : [...given];
}

/**
 * Whether a cell is what a spreadsheet shows where it cannot calculate one.
 * @example isSheetError('#N/A') // true
 */
export function isSheetError(cell: string): boolean {
  return /^(?:#(?:N\/A|DIV\/0!|NAME\?|[A-Z_]{3,12}!|GETTING_DATA)|Err:\d{3})$/.test(cell);
}

/** A number that was calculated, without the dust behind its point: 5.0000001 is 5. Anything else stays as it is. */
function roundedNumber(cell: string): string {
  if (!/^-?\d+[.,]\d{6,}$/.test(cell)) return cell;
  return numberText(Number(Number(cell.replace(',', '.')).toFixed(5)));
}

/**
 * Whether a cell of a column that stands for one answer of a question ticks it; undefined where it cannot be understood.
 * @param value the answer that the column stands for
 * @example of a column “Giảm giấy tờ”: 'x', 'Có', '1', 'TRUE' and 'Giảm giấy tờ' tick it, '', 'Không' and '0' do not
 */
export function readTick(question: Question, value: string, cell: string): boolean | undefined {
  if (['✓', '✔', '☑', '☒'].includes(cell)) return true;
  if (['', '☐', '-'].includes(cell)) return false;
  const name = folded(cell);
  if (NOT_TICKED.includes(name)) return false;
  const option = printedOptions(question).find((one) => String(one.value) === value);
  const names = option ? [folded(option.label), folded(value)] : [];
  return TICKED.includes(name) || names.includes(name) ? true : undefined;
}

const TICKED = ['x', '1', 'có', 'true', 'y', 'yes', 'đã chọn', 'checked', 'selected'];
const NOT_TICKED = ['0', 'không', 'false', 'n', 'no', 'không chọn', 'unchecked', 'not selected'];

/** The words of a cell that say nothing to its question. */
export function wordsNotKnown(question: Question, cell: string, words: Words): readonly string[] {
  return partsOf(question, cell, words).filter((part) => readOne(question, part, words) === undefined);
}

/** The answers of a cell: forms on the web put commas between them, which may stand in an answer too. */
function partsOf(question: Question, cell: string, words: Words): readonly string[] {
  if (kindOf(question.shape).entry !== 'several') return [cell];
  const isKnown = (part: string): boolean => readOne(question, part, words) !== undefined;
  const parts = cell.split(/[;\n|]/).filter((part) => part.trim() !== '');
  return parts.flatMap((part) => (isKnown(part) ? [part.trim()] : partsBetweenCommas(part, isKnown)));
}

/** Each part is as long as it can be while it is an answer. */
function partsBetweenCommas(text: string, isKnown: (part: string) => boolean): readonly string[] {
  const pieces = text.split(',').map((piece) => piece.trim());
  const parts: string[] = [];
  while (pieces.length > 0) {
    let taken = pieces.length;
    while (taken > 1 && !isKnown(pieces.slice(0, taken).join(', '))) taken -= 1;
    parts.push(pieces.splice(0, taken).join(', '));
  }
  return parts;
}

/** The value comes before the words, and the words before the digit that is printed in the box. */
function readOne(question: Question, cell: string, words: Words): string | number | boolean | null | undefined {
  const options = printedOptions(question);
  const keys = keysOf({ shape: question.shape, values: options.map(({ value }) => String(value)) });
  const isNumbered = options.every(({ value }) => typeof value === 'number');
  const number = String(readNumber(roundedNumber(cell)) ?? cell);
  const labelled = (text: string) =>
    options.find(({ label }) => [label, ...label.split('/')].some((one) => folded(one) === folded(text)));
  const option =
    options.find(({ value }) => folded(String(value)) === folded(number)) ??
    labelled(cell) ??
    (isNumbered ? undefined : options[keys.indexOf(number)]);
  if (option) return option.value;
  const [, before, after = '', ahead = '', behind] = NUMBERED.exec(cell) ?? [];
  const both = labelled(after || ahead);
  const isBoth = both && [String(both.value), keys[options.indexOf(both)]].includes(before ?? behind);
  return isBoth ? both.value : words(question, cell);
}

/** A number and words that agree: `5 - Rất hài lòng`, `Rất hài lòng (5)`. */
const NUMBERED = /^(?:(\d+) ?[-–.:)] ?(.+)|(.+?) ?\((\d+)\))$/s;

/** Case, and spaces and stops around a word, say nothing. */
export function folded(text: string): string {
  return text
    .normalize('NFC')
    .toLocaleLowerCase(MAIN_LANGUAGE)
    .replace(/[\s.,:;?!()“”"*\p{Extended_Pictographic}]+/gu, ' ')
    .trim();
}

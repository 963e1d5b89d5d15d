import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import type { Question } from '../questionnaires/questionnaire.js';
import type { AnswerValue } from '../rules/answers.js';
import { keysOf } from '../rules/keying.js';
import { kindOf } from '../rules/kinds/kinds.js';
import { readNumber } from '../rules/typed-text.js';
import { printedOptions } from './condition-words.js';

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
  if (entry === 'words' || entry === 'digits') return SHEET_FAULT.test(cell) ? undefined : fromText(shape, [cell]);
  if (entry === 'one') return readOne(question, cell, words);
  const values = partsOf(question, cell, words).map((part) => readOne(question, part, words));
  if (values.includes(undefined)) return undefined;
  const given = new Set(values.filter((value) => typeof value === 'string' || typeof value === 'number'));
  return given.size === 0 ? null : [...given];
}

/** What a spreadsheet shows where it cannot calculate a cell. */
const SHEET_FAULT = /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!)$/;

/** The words of a cell that say nothing to its question. */
export function wordsNotKnown(question: Question, cell: string, words: Words): readonly string[] {
  return partsOf(question, cell, words).filter((part) => readOne(question, part, words) === undefined);
}

/** The answers of a cell: forms on the web put commas between them, which may stand in an answer too. */
function partsOf(question: Question, cell: string, words: Words): readonly string[] {
  if (kindOf(question.shape).entry !== 'several') return [cell];
  const isKnown = (part: string): boolean => readOne(question, part, words) !== undefined;
  return cell.split(/[;\n|]/).flatMap((part) => (isKnown(part) ? [part.trim()] : partsBetweenCommas(part, isKnown)));
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
  const number = String(readNumber(cell) ?? cell);
  const option =
    options.find(({ value }) => folded(String(value)) === folded(number)) ??
    options.find(({ label }) => [label, ...label.split('/')].some((one) => folded(one) === folded(cell))) ??
    (isNumbered ? undefined : options[keys.indexOf(number)]);
  return option ? option.value : words(question, cell);
}

/** Case, and spaces and stops around a word, say nothing. */
export function folded(text: string): string {
  return text
    .normalize('NFC')
    .toLocaleLowerCase(MAIN_LANGUAGE)
    .replace(/[\s.,:;?!()“”"]+/g, ' ')
    .trim();
}

import type { Question } from '../questionnaires/questionnaire.js';
import type { AnswerValue } from '../rules/answers.js';
import { keysOf } from '../rules/keying.js';
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
  if (shape.kind === 'text') return cell;
  if (shape.kind === 'number') return readNumber(cell) ?? undefined;
  if (shape.kind !== 'choices') return readOne(question, cell, words);
  const values = partsOf(question, cell).map((part) => readOne(question, part, words));
  if (values.includes(undefined)) return undefined;
  const given = new Set(values.filter((value) => typeof value === 'string' || typeof value === 'number'));
  return given.size === 0 ? null : [...given];
}

/** The words of a cell that say nothing to its question. */
export function wordsNotKnown(question: Question, cell: string, words: Words): readonly string[] {
  return partsOf(question, cell).filter((part) => readOne(question, part, words) === undefined);
}

function partsOf({ shape }: Question, cell: string): readonly string[] {
  return shape.kind === 'choices' ? cell.split(/[;\n|]/).map((part) => part.trim()) : [cell];
}

function readOne(question: Question, cell: string, words: Words): string | number | boolean | null | undefined {
  const options = printedOptions(question);
  const keys = keysOf({ shape: question.shape, values: options.map(({ value }) => String(value)) });
  const isMeant = ({ value, label }: (typeof options)[number], index: number): boolean =>
    [String(value), keys[index] ?? '', label, ...label.split('/')].some((one) => folded(one) === folded(cell));
  const option = options.find(isMeant);
  return option ? option.value : words(question, cell);
}

/** Case, and spaces and stops around a word, say nothing. */
export function folded(text: string): string {
  return text
    .normalize('NFC')
    .toLocaleLowerCase('vi')
    .replace(/[\s.,:;?!()“”"]+/g, ' ')
    .trim();
}

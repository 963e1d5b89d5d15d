import type { Question } from '../questionnaires/questionnaire.js';
import type { AnswerValue } from '../rules/answers.js';
import { keysOf } from '../rules/keying.js';
import { printedOptions } from './condition-words.js';

/**
 * What a cell of an imported table says to a question: the level, the code, the number printed in the box or the words,
 * whatever their case.
 * @returns null where it is empty; undefined where it cannot be understood
 */
export function readValue(question: Question, cell: string): AnswerValue | null | undefined {
  if (cell === '') return null;
  const { shape } = question;
  if (shape.kind === 'text') return cell;
  if (shape.kind === 'number') return /^\d{1,6}$/.test(cell) ? Number(cell) : undefined;
  if (shape.kind !== 'choices') return readOne(question, cell);
  const values = cell.split(/[;\n|]/).map((part) => readOne(question, part.trim()));
  return values.includes(undefined) ? undefined : [...new Set(values.map(String))];
}

function readOne(question: Question, cell: string): string | number | boolean | undefined {
  const options = printedOptions(question);
  const keys = keysOf({ shape: question.shape, values: options.map(({ value }) => String(value)) });
  const isMeant = ({ value, label }: (typeof options)[number], index: number): boolean =>
    [String(value), keys[index] ?? '', label, ...label.split('/')].some((one) => folded(one) === folded(cell));
  return options.find(isMeant)?.value;
}

/** Case, and spaces and stops around a word, say nothing. */
export function folded(text: string): string {
  return text
    .normalize('NFC')
    .toLocaleLowerCase('vi')
    .replace(/[\s.,:;?!()“”"]+/g, ' ')
    .trim();
}

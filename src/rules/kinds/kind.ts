import type { AnswerValue } from '../answers.js';

/** What can be wrong with the answers of any questionnaire; each is also a key of `answerErrors` in the languages. */
export const generalErrorCodes = [
  'not-answers',
  'required',
  'one-required',
  'not-together',
  'unknown-question',
  'hidden-question',
  'wrong-type',
] as const;

/** What else a kind of question can refuse. */
const kindErrorCodes = [
  'out-of-range',
  'not-whole',
  'too-small',
  'too-large',
  'no-day',
  'too-early',
  'too-late',
  'unknown-choice',
  'repeated-choice',
  'not-alone',
  'too-few',
  'too-many',
  'too-short',
  'too-long',
  'no-email',
  'unreadable-text',
] as const;

export const answerErrorCodes = [...generalErrorCodes, ...kindErrorCodes] as const;

export type AnswerErrorCode = (typeof answerErrorCodes)[number];

/** What is wrong with one value, and the limits its sentence names. */
export interface Fault {
  readonly code: AnswerErrorCode;
  /** Numbers and days: `least`, `most`, `shortest`, `longest`. */
  readonly limits?: Readonly<Record<string, number | string>>;
}

/** How an answer is given: by choosing what is listed, by digits that say something together, or in words. */
type Entry = 'one' | 'several' | 'digits' | 'words';

/**
 * All that is particular to a kind of question. A new one is a file here and a line in `kinds.ts`, and what SurveyJS
 * calls it in `questionnaires` (`CONTRIBUTING.md`).
 */
export interface Kind<Shape> {
  /** What is wrong with a value as an answer; null where it is right. Nothing is converted: `'5'` is no 5. */
  check(shape: Shape, value: unknown): Fault | null;
  /** All that `check` finds but for a wrong type, so that a form carries the sentences it needs. */
  faults(shape: Shape): readonly (typeof kindErrorCodes)[number][];
  /** The answer that the texts of a field, a cell or a box say; undefined where they say none. */
  fromText(shape: Shape, texts: readonly string[]): AnswerValue | undefined;
  readonly entry: Entry;
  /** On a keyed sheet, the key of each listed answer in the order printed. */
  keys(shape: Shape, values: readonly (string | number)[]): readonly string[];
  /** Digits at most that are keyed for an answer, where `entry` is `digits`. */
  readonly digits: number;
  /** What the keying screen says under it: a key of `paper.keying`. */
  readonly hint: 'enterNext' | 'enterTick' | 'enterNumber' | 'enterDate' | 'enterText';
  /** On paper: lines to write on, and a pattern to fill in (a key of `paper.print`) where one helps. */
  readonly printed: { readonly lines: number; readonly pattern: 'day' | null };
  /** The field of a form, where nothing is listed. */
  field(shape: Shape): Field;
}

export interface Field {
  /** A day, that a phone lets its user choose. */
  readonly date: boolean;
  /** Which keys a phone offers. */
  readonly keys: 'numeric' | 'decimal' | null;
  readonly longest: number | null;
  readonly least: string | null;
  readonly most: string | null;
}

/** What the kinds with listed answers have in common; they are never typed. */
export const listed = {
  digits: 0,
  hint: 'enterNext',
  printed: { lines: 0, pattern: null },
  field: (): Field => plainField,
} as const;

export const plainField: Field = { date: false, keys: null, longest: null, least: null, most: null };

/** Answers numbered from 1 in the order printed. */
export function inOrder(values: readonly unknown[]): readonly string[] {
  return values.map((_, index) => String(index + 1));
}

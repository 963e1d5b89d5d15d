import { visibleQuestions } from './answer-checks.js';
import { type Answers, type AnswerValue, answerTo } from './answers.js';
import type { Condition } from './conditions.js';
import { ticked } from './kinds/choices.js';
import { type AnswerShape, kindOf } from './kinds/kinds.js';

/*
 * Keying a paper sheet with the number keys alone: which key stands for which answer, and what a key does. Print form,
 * keying screen and import read the same keys. A digit that can mean one answer only is that answer, and goes on.
 */

/** A question as it is keyed: its listed answers in the order printed. */
export interface KeyedQuestion {
  readonly code: string;
  readonly shape: AnswerShape;
  readonly visibleIf: Condition | null;
  readonly values: readonly (string | number)[];
}

/** Where a sheet stands. An immutable value: each key gives the next one. */
export interface Keying {
  readonly questions: readonly KeyedQuestion[];
  readonly answers: Answers;
  /** Code of the question whose turn it is; null behind the last one. */
  readonly at: string | null;
  /** Digits typed so far of an answer that needs more than one. */
  readonly typed: string;
  /** The last key meant nothing here. */
  readonly refused: boolean;
}

/** Keys by their names in the browser's key events. */
export type Key = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | 'Enter' | 'Back' | 'Delete';

/**
 * The key of each listed answer: a level of a scale is its own digit, what lies outside it 0 and then 9, 8 …; choices
 * that are small numbers are their own key too, all others are numbered from 1 in the order printed.
 * @example keysOf({ shape: { kind: 'scale', levels: 5, outside: ['dk'] }, values: [5, 4, 3, 2, 1, 'dk'] })
 *   // ['5', '4', '3', '2', '1', '0']
 * @example keysOf({ shape: { kind: 'choice', values: [0, 1, 2] }, values: [0, 1, 2] }) // ['0', '1', '2']
 */
export function keysOf({ shape, values }: Pick<KeyedQuestion, 'shape' | 'values'>): readonly string[] {
  return kindOf(shape).keys(shape, values);
}

/**
 * A fresh sheet.
 * @example startKeying([]).at // null
 */
export function startKeying(questions: readonly KeyedQuestion[]): Keying {
  return { questions, answers: {}, at: questions.find(isAlwaysAsked)?.code ?? null, typed: '', refused: false };
}

/** What a key makes of a sheet. Text is not typed through here but handed over whole (`write`). */
export function press(keying: Keying, key: Key): Keying {
  const question = questionAt(keying);
  if (key === 'Back') return keying.typed === '' ? back(keying) : { ...keying, typed: keying.typed.slice(0, -1) };
  if (!question) return { ...keying, refused: key !== 'Enter' };
  if (key === 'Delete') return { ...answered(keying, question.code, undefined), typed: '', refused: false };
  if (key === 'Enter') return enter(keying, question);
  if (kindOf(question.shape).entry === 'words') return { ...keying, refused: true };
  return digit(keying, question, keying.typed + key);
}

/**
 * The text of the question whose turn it is; goes on. An empty text is no answer.
 * @throws RangeError where the sheet does not stand at a question for text
 */
export function write(keying: Keying, text: string): Keying {
  const question = questionAt(keying);
  if (!question || kindOf(question.shape).entry !== 'words') throw new RangeError('No text is asked for here');
  return forward(answered(keying, question.code, text.trim() === '' ? undefined : text));
}

/** Goes to one question, e.g. the first that is wrong. */
export function goTo(keying: Keying, code: string): Keying {
  return { ...keying, at: code, typed: '', refused: false };
}

/**
 * The answers of a sheet, without those to questions that no longer apply.
 * @example answersKeyed(startKeying([])) // {}
 */
export function answersKeyed({ questions, answers }: Keying): Answers {
  const visible = visibleQuestions(questions, answers);
  return Object.fromEntries(Object.entries(answers).filter(([code]) => visible.has(code)));
}

function digit(keying: Keying, question: KeyedQuestion, typed: string): Keying {
  const { entry, digits } = kindOf(question.shape);
  if (entry === 'digits') {
    return typed.length > digits ? { ...keying, refused: true } : { ...keying, typed, refused: false };
  }
  const keys = keysOf(question);
  const meant = keys.filter((key) => key.startsWith(typed));
  if (meant.length === 0) return { ...keying, refused: true };
  return meant.length === 1 && meant[0] === typed
    ? choose(keying, question, keys.indexOf(typed))
    : { ...keying, typed, refused: false };
}

function enter(keying: Keying, question: KeyedQuestion): Keying {
  const { typed } = keying;
  if (typed === '') return forward(keying);
  const { shape, code } = question;
  const { entry, fromText, check } = kindOf(shape);
  if (entry === 'digits') {
    const value = fromText(shape, [typed]);
    const isRight = value !== undefined && check(shape, value) === null;
    return isRight ? forward(answered(keying, code, value)) : { ...keying, typed: '', refused: true };
  }
  const place = keysOf(question).indexOf(typed);
  if (place === -1) return { ...keying, typed: '', refused: true };
  const chosen = choose(keying, question, place);
  return entry === 'several' ? forward(chosen) : chosen;
}

/** One answer of several is ticked, or unticked, and waits for more; every other answer goes on. */
function choose(keying: Keying, { code, shape, values }: KeyedQuestion, place: number): Keying {
  const value = values[place] ?? '';
  if (shape.kind !== 'choices') {
    return forward(answered(keying, code, kindOf(shape).fromText(shape, [String(value)]) ?? value));
  }
  const before = answerTo(keying.answers, code);
  const next = ticked(shape.alone, Array.isArray(before) ? before : [], value);
  if (next.length > (shape.most ?? next.length)) return { ...keying, typed: '', refused: true };
  return { ...answered(keying, code, next.length === 0 ? undefined : next), typed: '', refused: false };
}

function answered(keying: Keying, code: string, value: AnswerValue | undefined): Keying {
  const { [code]: _, ...others } = keying.answers;
  return { ...keying, answers: value === undefined ? others : { ...others, [code]: value } };
}

function forward(keying: Keying): Keying {
  const asked = askedCodes(keying);
  const at = keying.at === null ? null : (asked[asked.indexOf(keying.at) + 1] ?? null);
  return { ...keying, at, typed: '', refused: false };
}

function back(keying: Keying): Keying {
  const asked = askedCodes(keying);
  const place = keying.at === null ? asked.length : asked.indexOf(keying.at);
  const at = asked[place - 1];
  return at === undefined ? { ...keying, refused: true } : { ...keying, at, typed: '', refused: false };
}

function questionAt({ questions, at }: Keying): KeyedQuestion | undefined {
  return questions.find(({ code }) => code === at);
}

/** The question whose turn it is stays in the list while it is being answered. */
function askedCodes({ questions, answers, at }: Keying): readonly string[] {
  const visible = visibleQuestions(questions, answers);
  return questions.map(({ code }) => code).filter((code) => visible.has(code) || code === at);
}

function isAlwaysAsked({ visibleIf }: KeyedQuestion): boolean {
  return visibleIf === null;
}

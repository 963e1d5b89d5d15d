import { MOST_RATES } from '../answer-choices.js';
import { isObject, type Properties } from '../codes-by-place.js';
import { answerListOf, codesIn } from './choice-lists.js';
import { type SourceElement, withProperty } from './source.js';

/** What an answer counts as: a level at which people are satisfied, one at which they are not, or none. */
export type LevelMeaning = 'satisfied' | 'not-satisfied' | 'outside';
export const levelMeanings: readonly LevelMeaning[] = ['satisfied', 'not-satisfied', 'outside'];

/** Why answers cannot be read as a scale. */
export type ScaleFault =
  /** Not 3, 4 or 5 levels. */
  | 'levelCount'
  /** Nobody could be satisfied, or dissatisfied. */
  | 'allAlike'
  /** Satisfied levels must lie together at one end. */
  | 'satisfiedApart'
  /** The levels would need other codes, by which answers of an earlier version are counted. */
  | 'codesFixed'
  /** Its numbers are given by the kind of question, and do not begin with 1. */
  | 'numbersFixed';

/** A question as a scale, and how the codes of its answers became others. */
export interface Scaled {
  readonly question: SourceElement;
  readonly recoded: ReadonlyMap<string, string | number>;
}

/** Kinds that can be a satisfaction item. */
export function canBeScale({ type }: SourceElement): boolean {
  return ['radiogroup', 'dropdown', 'rating', 'matrix'].includes(String(type));
}

export function isScale({ satisfied }: SourceElement): boolean {
  return Array.isArray(satisfied);
}

/** The answers that may be levels, in the order shown: those of its list, else the numbers of a row of boxes. */
export function levelCodesOf(question: SourceElement): readonly (string | number)[] {
  const list = answerListOf(question);
  if (list) return codesIn(question, list);
  if (question.type !== 'rating') return [];
  const { rateMin, rateMax, rateStep, rateCount } = question;
  const [least, step] = [whole(rateMin, 1), Math.max(1, whole(rateStep, 1))];
  const most = whole(rateMax, rateCount === undefined ? least + 4 : least + (whole(rateCount, 2) - 1) * step);
  const count = Math.min(MOST_RATES, Math.max(0, Math.floor((most - least) / step) + 1));
  return Array.from({ length: count }, (_, at) => least + at * step);
}

/** What each answer counts as now; null where the question is no scale. */
export function meaningsOf(question: SourceElement): ReadonlyMap<string, LevelMeaning> | null {
  const { satisfied, outside } = question;
  if (!Array.isArray(satisfied)) return null;
  const apart = Array.isArray(outside) ? outside.map(String) : [];
  return new Map(
    levelCodesOf(question).map((code) => [
      String(code),
      apart.includes(String(code))
        ? 'outside'
        : satisfied.map(String).includes(String(code))
          ? 'satisfied'
          : 'not-satisfied',
    ]),
  );
}

/**
 * A question whose answers are a scale. Levels are numbered from 1 for the worst, which is the end that is not
 * satisfied; what lies outside goes last.
 * @param meanings by code; what is not named counts as not satisfied
 * @param fixed whether answers of an earlier version are counted by the codes
 */
export function asScale(
  question: SourceElement,
  meanings: ReadonlyMap<string, LevelMeaning>,
  fixed: boolean,
): Scaled | { readonly fault: ScaleFault } {
  const codes = levelCodesOf(question);
  const meaningOf = (code: string | number): LevelMeaning => meanings.get(String(code)) ?? 'not-satisfied';
  const levels = codes.filter((code) => meaningOf(code) !== 'outside');
  const apart = codes.filter((code) => meaningOf(code) === 'outside');
  const satisfied = levels.map((code) => meaningOf(code) === 'satisfied');
  if (levels.length < 3 || levels.length > 5) return { fault: 'levelCount' };
  if (satisfied.every(Boolean) || !satisfied.some(Boolean)) return { fault: 'allAlike' };
  const rising = fromWorst(levels, (code) => meaningOf(code) === 'satisfied');
  const count = satisfied.filter(Boolean).length;
  if (!rising.slice(-count).every((code) => meaningOf(code) === 'satisfied')) return { fault: 'satisfiedApart' };
  const recoded = new Map<string, string | number>();
  rising.forEach((code, at) => {
    if (code !== at + 1) recoded.set(String(code), at + 1);
  });
  const words = wordsOutside(apart);
  apart.forEach((code, at) => {
    if (code !== words[at]) recoded.set(String(code), words[at] as string);
  });
  const list = answerListOf(question);
  if (recoded.size > 0 && !list) return { fault: 'numbersFixed' };
  // 1 and '1' are the same answer.
  if (fixed && [...recoded].some(([from, to]) => from !== String(to))) return { fault: 'codesFixed' };
  const scaled: SourceElement = {
    ...question,
    ...(list && { [list]: inOrder(question[list] as readonly unknown[], apart, recoded) }),
    satisfied: rising.slice(-count).map((code) => recoded.get(String(code)) ?? code),
  };
  return { question: withProperty(scaled, 'outside', words.length > 0 ? words : undefined), recoded };
}

/** A question whose answers are no scale any more; their codes stay. */
export function withoutScale(question: SourceElement): SourceElement {
  const { satisfied: _, outside: __, element: ___, rates: ____, resolvingHeadline: _____, ...rest } = question;
  return withProperty(rest, 'general', undefined);
}

/** Numbers by their size, words as they stand: from the end at which people are not satisfied. */
function fromWorst(
  levels: readonly (string | number)[],
  isSatisfied: (code: string | number) => boolean,
): readonly (string | number)[] {
  const isNumbered = levels.every((code) => code !== '' && Number.isInteger(Number(code)));
  const ordered = isNumbered ? levels.toSorted((one, other) => Number(one) - Number(other)) : levels;
  return ordered[0] !== undefined && isSatisfied(ordered[0]) ? ordered.toReversed() : ordered;
}

/** What lies outside has a word for its code, never a number. */
function wordsOutside(codes: readonly (string | number)[]): readonly string[] {
  const taken = new Set(codes.map(String));
  return codes.map((code) => {
    if (typeof code === 'string' && Number.isNaN(Number(code))) return code;
    let word = 'dk';
    for (let count = 2; taken.has(word); count += 1) word = `dk${count}`;
    taken.add(word);
    return word;
  });
}

function inOrder(
  entries: readonly unknown[],
  apart: readonly (string | number)[],
  recoded: ReadonlyMap<string, string | number>,
): readonly unknown[] {
  const codeOf = (entry: unknown): unknown => (isObject(entry) ? entry.value : entry);
  const isApart = (entry: unknown): boolean => apart.some((code) => code === codeOf(entry));
  const ordered = [...entries.filter((entry) => !isApart(entry)), ...entries.filter(isApart)];
  return ordered.map((entry) => {
    const to = recoded.get(String(codeOf(entry)));
    if (to === undefined) return entry;
    // Its words were its code.
    const own: Properties = isObject(entry) ? entry : { text: String(entry) };
    return { ...own, value: to, ...(own.text === undefined && { text: String(codeOf(entry)) }) };
  });
}

function whole(value: unknown, otherwise: number): number {
  return typeof value === 'number' && Number.isInteger(value) ? value : otherwise;
}

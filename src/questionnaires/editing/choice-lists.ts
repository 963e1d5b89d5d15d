import { slugOf } from '../../communes/catalogue-keys.js';
import { MAIN_LANGUAGE } from '../../formatting/sentence.js';
import { isObject, lineWithCode, type Properties, withCodedRows } from '../codes-by-place.js';
import { isReserved } from '../definition-limits.js';
import { NONE, OTHER } from '../question-parts.js';
import type { SourceElement } from './source.js';
import { type Wording, withWording, wordingOf } from './wording.js';

/** The lists that a question may have, by the property that holds them. */
export type ListName = 'choices' | 'rateValues' | 'rows' | 'columns' | 'items';

/** One of a list: an answer, a row, a line. Its code stays for good, whatever its words become. */
export interface Entry {
  /** As text; in the source a number may be a number. */
  readonly code: string;
  readonly words: Wording;
}

const LISTS: Readonly<Record<string, readonly ListName[]>> = {
  radiogroup: ['choices'],
  buttongroup: ['choices'],
  dropdown: ['choices'],
  checkbox: ['choices'],
  tagbox: ['choices'],
  ranking: ['choices'],
  matrix: ['rows', 'columns'],
  matrixdropdown: ['rows'],
  multipletext: ['items'],
};

/** Which lists of a question can be changed here; a table's columns are questions and keep to their file. */
export function listsOf(question: SourceElement): readonly ListName[] {
  if (question.type === 'rating') return Array.isArray(question.rateValues) ? ['rateValues'] : [];
  return LISTS[String(question.type)] ?? [];
}

/** The list that holds the answers to a question; null where none are listed. */
export function answerListOf(question: SourceElement): ListName | null {
  if (question.type === 'matrix') return 'columns';
  return listsOf(question).find((list) => list === 'choices' || list === 'rateValues') ?? null;
}

/** A list as it stands, in order. */
export function entriesOf(question: SourceElement, list: ListName): readonly Entry[] {
  return coded(question, list).map((one) => ({ code: codeOf(one, list), words: wordsOf(one, list) }));
}

/**
 * A question with a list as it is wanted: in this order and these words, what is missing is taken out. What an entry
 * has besides its words stays.
 * @param entries those without a code are new, and get one made of their words
 */
export function withEntries(question: SourceElement, list: ListName, entries: readonly Entry[]): SourceElement {
  const before = coded(question, list);
  const codes = new Set(before.map((one) => codeOf(one, list)));
  const after = entries.map(({ code, words }) => {
    const known = code === '' ? undefined : before.find((one) => codeOf(one, list) === code);
    if (known !== undefined) return rewordedEntry(known, list, words);
    const given = code === '' ? unusedCode(words, list, codes) : code;
    codes.add(given);
    return withWording(list === 'items' ? { name: given } : { value: given }, textNameOf(list), words);
  });
  const isSame = after.length === before.length && after.every((one, at) => one === before[at]);
  return isSame ? question : { ...question, [list]: after };
}

/** Codes of a list as the source writes them, so that numbers stay numbers. */
export function codesIn(question: SourceElement, list: ListName): readonly (string | number)[] {
  return coded(question, list).flatMap((one) => {
    const code = isObject(one) ? (list === 'items' ? one.name : one.value) : one;
    return typeof code === 'string' || typeof code === 'number' ? [code] : [];
  });
}

/** With the codes that rows and lines have by their place, which must not change when the place does. */
function coded(question: SourceElement, list: ListName): readonly unknown[] {
  const entries = list === 'rows' ? withCodedRows(question).rows : question[list];
  if (!Array.isArray(entries)) return [];
  return list === 'items' ? entries.map(lineWithCode) : entries;
}

function codeOf(entry: unknown, list: ListName): string {
  if (!isObject(entry)) return String(entry);
  return String((list === 'items' ? entry.name : entry.value) ?? '');
}

function wordsOf(entry: unknown, list: ListName): Wording {
  if (!isObject(entry)) return { [MAIN_LANGUAGE]: String(entry) };
  const words = wordingOf(entry[textNameOf(list)]);
  return Object.keys(words).length > 0 ? words : { [MAIN_LANGUAGE]: codeOf(entry, list) };
}

function rewordedEntry(entry: unknown, list: ListName, words: Wording): unknown {
  const before = wordsOf(entry, list);
  const isSame = Object.entries(words).every(([language, said]) => (before[language as keyof Wording] ?? '') === said);
  if (isSame) return entry;
  const own: Properties = isObject(entry) ? entry : { value: entry };
  const name = textNameOf(list);
  return withWording(own[name] === undefined ? { ...own, [name]: before } : own, name, words);
}

function textNameOf(list: ListName): 'text' | 'title' {
  return list === 'items' ? 'title' : 'text';
}

/** "Khác" and "Không có", where a question offers them. */
const ADDED_BY_SURVEY_JS = [OTHER, NONE];

/** Rows and lines are named like questions, answers by words in small letters. */
function unusedCode(words: Wording, list: ListName, taken: ReadonlySet<string>): string {
  const slug = slugOf(words[MAIN_LANGUAGE] ?? '', 30);
  const stem = (list === 'rows' || list === 'items') && !/^[a-z]/.test(slug) ? `muc-${slug}` : slug;
  const isTaken = (code: string): boolean =>
    [...taken, ...ADDED_BY_SURVEY_JS].some((one) => one.toLowerCase() === code) || isReserved(code);
  let code = stem;
  for (let count = 2; isTaken(code); count += 1) code = `${stem}-${count}`;
  return code;
}

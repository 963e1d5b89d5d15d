import { createHash } from 'node:crypto';
import { cleanText } from '../rules/typed-text.js';
import type { Composition, EditedSections, Section } from './composition.js';

/** What one part may hold. */
export const MOST_LETTERS = 10_000;

/** Paragraphs as a field of a page holds them. @example textOf(['A', 'B']) // 'A\n\nB' */
export function textOf(paragraphs: readonly string[]): string {
  return paragraphs.join('\n\n');
}

/** The same read back. @example paragraphsIn('A\n\n\nB\n') // ['A', 'B'] */
export function paragraphsIn(text: string): readonly string[] {
  return cleanText(text)
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** The parts of a paper whose sentences may be changed, each once. */
export function sectionsIn(compositions: readonly Composition[]): readonly Section[] {
  const found = new Map<string, Section>();
  for (const { sections } of compositions) for (const one of sections) if (!found.has(one.key)) found.set(one.key, one);
  return [...found.values()].filter(({ paragraphs }) => paragraphs.length > 0);
}

/** Tells whether sentences, or a whole paper, are written otherwise than when they were read. */
export function markOf(written: readonly string[] | readonly Composition[]): string {
  return createHash('sha256').update(JSON.stringify(written)).digest('hex').slice(0, 16);
}

/**
 * What an officer made of the sentences: the parts that read otherwise than they were written.
 * @param typed by the key of a part
 * @param read marks of the sentences that the officer found there, which may be written otherwise by now
 */
export function editedIn(
  compositions: readonly Composition[],
  typed: Readonly<Record<string, string>>,
  read: Readonly<Record<string, string>>,
): EditedSections {
  const changed = sectionsIn(compositions).flatMap(({ key, paragraphs }) => {
    const text = typed[key];
    if (text === undefined) return [];
    const now = paragraphsIn(text);
    if (markOf(now) === read[key]) return [];
    return textOf(now) === textOf(paragraphs) ? [] : [[key, now] as const];
  });
  return Object.fromEntries(changed);
}

/**
 * Numbers of a text that the written sentences do not have: a slip of the hand, or a figure of somebody's own.
 * @example newNumbers(['Đạt 95,1%, 40 phiếu'], ['Đạt 91,5% của 40 phiếu']) // ['95,1%']
 */
export function newNumbers(now: readonly string[], written: readonly string[]): readonly string[] {
  const known = new Set(numbersIn(written));
  return [...new Set(numbersIn(now))].filter((number) => !known.has(number));
}

function numbersIn(paragraphs: readonly string[]): readonly string[] {
  return paragraphs.flatMap((text) => text.match(/\d[\d.,/]*\d%?|\d%?/g) ?? []);
}

import { allLanguages, inEveryLanguage, type Language, type Text } from '../../formatting/languages.js';
import { MAIN_LANGUAGE } from '../../formatting/sentence.js';
import { isObject } from '../codes-by-place.js';
import { TEXTS } from '../localised-text.js';
import { nameOfElement, type Source, type SourceElement, withProperty } from './source.js';

/** Properties that people read, those that may stay unsaid in a language among them. */
const READ: readonly string[] = [
  ...TEXTS,
  ...[
    'otherText',
    'noneText',
    'commentText',
    'minRateDescription',
    'maxRateDescription',
    'placeholder',
    'completeText',
  ],
];

export function isRead(property: string): boolean {
  return READ.includes(property);
}

/** A text as it stands in a source, of which each language may be missing. */
export type Wording = Readonly<Partial<Record<Language, string>>>;

/**
 * What a text says in each language that it has; what stands without a language is Vietnamese.
 * @example wordingOf({ default: 'Khác', en: 'Other' }) // { vi: 'Khác', en: 'Other' }
 */
export function wordingOf(text: unknown): Wording {
  const said: Record<string, unknown> = isObject(text) ? text : { [MAIN_LANGUAGE]: text };
  const pairs = allLanguages().map((language): [Language, unknown] => [
    language,
    said[language] ?? (language === MAIN_LANGUAGE ? said.default : undefined),
  ]);
  return Object.fromEntries(pairs.filter(([, words]) => isSaid(words)).map(([key, words]) => [key, String(words)]));
}

/**
 * A text with other words in some languages; where they are empty, that language goes. Languages that are not ours stay.
 * @returns undefined where nothing is said any more
 * @example reworded('Chợ', { en: 'Market' }) // { vi: 'Chợ', en: 'Market' }
 */
export function reworded(text: unknown, words: Wording): unknown {
  const before = wordingOf(text);
  const changed = Object.entries(words).filter(([language, said]) => (before[language as Language] ?? '') !== said);
  if (changed.length === 0) return text;
  if (!isObject(text) && changed.every(([language]) => language === MAIN_LANGUAGE)) {
    return words[MAIN_LANGUAGE] === '' ? undefined : words[MAIN_LANGUAGE];
  }
  let said: SourceElement = isObject(text) ? text : isSaid(text) ? { [MAIN_LANGUAGE]: text } : {};
  for (const [language, word] of changed) {
    const isDefault = language === MAIN_LANGUAGE && said[MAIN_LANGUAGE] === undefined && said.default !== undefined;
    said = withProperty(said, isDefault ? 'default' : language, word === '' ? undefined : word);
  }
  return Object.keys(said).length > 0 ? said : undefined;
}

/** In a language, else in the main one, else in any. */
export function wordsIn(words: Wording, language: Language): string {
  return words[language] ?? words[MAIN_LANGUAGE] ?? Object.values(words)[0] ?? '';
}

/** Words in each language of the pages, the main ones where there are no others. */
export function textIn(words: Wording, otherwise: string): Text {
  return inEveryLanguage((language) => wordsIn(words, language) || otherwise);
}

/** A part of a source with other words in one of its texts. @param name e.g. `title` */
export function withWording(element: SourceElement, name: string, words: Wording): SourceElement {
  const before = element[name];
  const after = reworded(before, words);
  return after === before ? element : withProperty(element, name, after);
}

/** A text without words of one language, and where it stands. */
export interface Untold {
  /** Name of the question, panel or page; empty for the questionnaire. */
  readonly where: string;
  /** What it says in the main language. */
  readonly words: string;
}

/** Every text that lacks words of a language, in the order in which they are read. */
export function untoldIn(source: Source, language: Language): readonly Untold[] {
  return untoldOf(source, '', language);
}

function untoldOf(part: unknown, where: string, language: Language): readonly Untold[] {
  if (Array.isArray(part)) return part.flatMap((one) => untoldOf(one, where, language));
  if (!isObject(part)) return [];
  const place = nameOfElement(part) || where;
  return Object.entries(part).flatMap(([name, value]): readonly Untold[] => {
    if (!isRead(name)) return untoldOf(value, place, language);
    const { [language]: said, [MAIN_LANGUAGE]: words = '' } = wordingOf(value);
    return said === undefined && words !== '' ? [{ where: place, words }] : [];
  });
}

/** Without any words of a language; the main language stays. */
export function withoutLanguage(source: Source, language: Language): Source {
  return language === MAIN_LANGUAGE ? source : (without(source, language) as Source);
}

function without(part: unknown, language: Language): unknown {
  if (Array.isArray(part)) return part.map((one) => without(one, language));
  if (!isObject(part)) return part;
  return Object.fromEntries(
    Object.entries(part).map(([name, value]) => [
      name,
      isRead(name) ? reworded(value, { [language]: '' }) : without(value, language),
    ]),
  );
}

function isSaid(words: unknown): boolean {
  return (typeof words === 'string' && words !== '') || typeof words === 'number';
}

import { allLanguages, inEveryLanguage, type Language, type Text } from '../formatting/languages.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import type { DefinedText } from './definition.js';
import { refuse } from './definition-error.js';

/** Properties of a definition that a respondent reads. */
export const TEXTS: readonly string[] = ['title', 'description', 'purpose', 'text', 'html', 'labelTrue', 'labelFalse'];

/**
 * A SurveyJS text in each of our languages. What stands without a language is Vietnamese, which also stands for each
 * that is missing.
 * @throws DefinitionError where no language has a word
 * @example readText({ vi: 'Khác', en: 'Other' }, 'FIELD') // { vi: 'Khác', en: 'Other' }
 */
export function readText(text: DefinedText, where: string | null): Text {
  const said: Exclude<DefinedText, string> = typeof text === 'string' ? { default: text } : text;
  const main = [said[MAIN_LANGUAGE] ?? said.default, ...allLanguages().map((language) => said[language])]
    .find((one) => one !== undefined)
    ?.trim();
  if (!main) throw refuse(where, 'text-empty');
  return inEveryLanguage((language) => said[language]?.trim() || main);
}

/**
 * The languages in which every text of a definition is given; Vietnamese always.
 * @example languagesOf({ title: { vi: 'Khác' } }) // ['vi']
 * @example languagesOf({ title: { vi: 'Khác', en: 'Other' } }) // ['vi', 'en']
 */
export function languagesOf(definition: unknown): readonly Language[] {
  return allLanguages().filter((language) => language === MAIN_LANGUAGE || speaks(definition, language));
}

function speaks(part: unknown, language: Language): boolean {
  if (Array.isArray(part)) return part.every((one) => speaks(one, language));
  if (typeof part !== 'object' || part === null) return true;
  return Object.entries(part).every(([key, value]) =>
    TEXTS.includes(key)
      ? Boolean((value as { readonly [code: string]: unknown } | null)?.[language])
      : speaks(value, language),
  );
}

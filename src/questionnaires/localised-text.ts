import type { Text } from '../formatting/languages.js';
import type { DefinedText } from './definition.js';
import { DefinitionError } from './definition-error.js';

/** Properties of a definition that a respondent reads. */
const TEXTS = ['title', 'description', 'purpose', 'text', 'html', 'labelTrue', 'labelFalse'];

/**
 * A SurveyJS text in our two languages. Vietnamese is what stands without a language; English where it is missing is
 * the Vietnamese.
 * @throws DefinitionError where neither language has a word
 * @example readText({ vi: 'Khác', en: 'Other' }, 'FIELD') // { vi: 'Khác', en: 'Other' }
 */
export function readText(text: DefinedText, where: string | null): Text {
  const { vi, en, default: plain } = typeof text === 'string' ? { vi: text, en: undefined, default: text } : text;
  const vietnamese = (vi ?? plain ?? en ?? '').trim();
  if (vietnamese === '') throw new DefinitionError(where, 'a text is empty');
  return { vi: vietnamese, en: (en ?? '').trim() || vietnamese };
}

/**
 * Whether every text of a definition, or of a part of it, is given in English too.
 * @example isBilingual({ title: { vi: 'Khác' } }) // false
 */
export function isBilingual(part: unknown): boolean {
  if (Array.isArray(part)) return part.every(isBilingual);
  if (typeof part !== 'object' || part === null) return true;
  return Object.entries(part).every(([key, value]) => (TEXTS.includes(key) ? hasEnglish(value) : isBilingual(value)));
}

function hasEnglish(text: unknown): boolean {
  return typeof text === 'object' && text !== null && 'en' in text && Boolean(text.en);
}

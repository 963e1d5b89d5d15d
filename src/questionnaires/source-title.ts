import { allLanguages } from '../formatting/languages.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import { cleanLine } from '../rules/typed-text.js';
import { isObject } from './codes-by-place.js';

/** What a file calls itself, whether or not it can be used; null where it does not say. */
export function titleIn(source: string): string | null {
  const { title } = Object(parsed(source));
  const said = isObject(title)
    ? [MAIN_LANGUAGE, 'default', ...allLanguages()].map((language) => title[language])
    : [title];
  const text = said.find((one) => typeof one === 'string' && one.trim() !== '');
  return typeof text === 'string' ? cleanLine(text).slice(0, LONGEST_TITLE) : null;
}

/** What a key is made of: what somebody typed, else the key of the file, else its title. */
export function keyNameOf(source: string, typed: string): string {
  const { key } = Object(parsed(source));
  const named = [typed, typeof key === 'string' ? key : '', titleIn(source) ?? ''].map(withoutTokens);
  return named.find((one) => one !== '') ?? '';
}

const LONGEST_TITLE = 150;

/** What is filled in for each commune says nothing in a key. */
function withoutTokens(text: string): string {
  return cleanLine(text.replace(/\[\[[a-z-]*\]\]/g, ' '));
}

function parsed(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return null;
  }
}

import type { SentForm } from '../../communes/typed-rows.js';
import { allLanguages, type Language } from '../../formatting/languages.js';
import { cleanLine, cleanText } from '../../rules/typed-text.js';
import type { Wording } from './wording.js';

/** All boxes ticked under a name. */
export function textsOf(sent: SentForm, name: string): readonly string[] {
  const value = sent[name] ?? [];
  return typeof value === 'string' ? [value] : value;
}

/** The fields `<name>-vi`, `<name>-en` … of a form; a language that has no field is not changed. */
export function wordingSent(sent: SentForm, name: string, lines: 'one' | 'several' = 'one'): Wording {
  const clean = lines === 'one' ? cleanLine : cleanText;
  const pairs = allLanguages().flatMap((language): readonly [Language, string][] => {
    const [said] = textsOf(sent, `${name}-${language}`);
    return said === undefined ? [] : [[language, clean(said)]];
  });
  return Object.fromEntries(pairs);
}

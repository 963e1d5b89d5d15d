import { fillIn, type Values } from '../../formatting/sentence.js';
import type { FormScript } from '../../rules/to-browser/form.js';

/** A sentence of the page, in its language. */
export function sayIn({ words, language }: FormScript, word: string, values: Values = {}): string {
  return fillIn(words[word] ?? '', values, language);
}

/** What stands in the fields, by name, as a browser would post it. */
export type Fields = Record<string, readonly string[]>;

/** The element with this id, which the template of the page has. */
export function byId<E extends HTMLElement>(id: string): E {
  return document.getElementById(id) as E;
}

/** The button for the other language; null where it would lose something and was taken away. */
export function languageButton(): HTMLButtonElement | null {
  return document.querySelector('button[value^=language-]');
}

/** What the screens hold, as a browser would post it; screens out of sight are not in the page, but keep it. */
export function fieldsOf(screens: readonly HTMLElement[]): Fields {
  const fields: Fields = {};
  for (const field of inputsOf(screens)) {
    const counts = isTicked(field) ? field.checked : field.value !== '';
    if (counts) fields[field.name] = [...(fields[field.name] ?? []), field.value];
  }
  return fields;
}

/** Puts remembered values back into the fields. */
export function fillFields(screens: readonly HTMLElement[], fields: Fields): void {
  for (const field of inputsOf(screens)) {
    const values = fields[field.name];
    if (isTicked(field)) field.checked = values?.includes(field.value) ?? false;
    else field.value = values?.[0] ?? '';
  }
}

/** Fields to write in answer to the same two properties as an input. */
function inputsOf(screens: readonly HTMLElement[]): readonly HTMLInputElement[] {
  return screens.flatMap((screen) => [...screen.querySelectorAll<HTMLInputElement>('input,select,textarea')]);
}

function isTicked({ type }: HTMLInputElement): boolean {
  return type === 'radio' || type === 'checkbox';
}

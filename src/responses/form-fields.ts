import type { Look } from '../formatting/look.js';

/** What a browser posts without JavaScript: names with one value or several. Answers stand under the question's code. */
export type FormFields = Readonly<Record<string, readonly string[]>>;

/**
 * Names of what is not an answer. They begin with an underscore, so that they never meet a question's code.
 * As an action, `language-` and a code changes the language and keeps the screen, `to-` and a name leads to a screen.
 */
export const ownField = {
  action: '_action',
  screen: '_screen',
  id: '_id',
  language: '_lang',
  more: '_more',
  toCheck: '_check',
  noticed: '_noticed',
  assisted: '_assisted',
  campaign: '_campaign',
  version: '_version',
  large: '_large',
  contrast: '_contrast',
} as const;

/**
 * Reads a parsed form body, which may be anything a stranger sends.
 * @returns only names with text values; the rest is left out
 * @example formFields({ G: '5', EXPECT: ['a', 'b'], x: { y: 1 } }) // { G: ['5'], EXPECT: ['a', 'b'] }
 */
export function formFields(body: unknown): FormFields {
  const fields: Record<string, readonly string[]> = Object.create(null);
  if (typeof body !== 'object' || body === null) return fields;
  for (const [name, value] of Object.entries(body)) {
    const values = (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string');
    if (values.length > 0) fields[name] = values;
  }
  return fields;
}

/** The first value of a field, or nothing. */
export function only(fields: FormFields, name: string): string | undefined {
  return fields[name]?.[0];
}

/** The boxes for large text and strong contrast, which are part of every post. */
export function lookPosted(fields: FormFields): Look {
  return { large: ownField.large in fields, contrast: ownField.contrast in fields };
}

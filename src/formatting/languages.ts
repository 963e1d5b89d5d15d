import { en } from './languages/en.js';
import { vi } from './languages/vi.js';

/** Every language the product speaks; adding one is adding one file and naming it here. */
const languages = { vi, en };

export type Language = keyof typeof languages;

/**
 * A sentence in a language, with its `{names}` replaced. Escaping is the template's business.
 * @param key section and key, e.g. `form.send`
 * @throws RangeError for a key that does not exist
 * @example translate('vi', 'product.name') // 'Hài Lòng'
 */
export function translate(language: Language, key: string, values: Readonly<Record<string, unknown>> = {}): string {
  const found = key
    .split('.')
    .reduce<unknown>((part, name) => (isSection(part) ? part[name] : undefined), languages[language]);
  if (typeof found !== 'string') throw new RangeError(`There is no sentence ${key} in ${language}`);
  return found.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  );
}

function isSection(part: unknown): part is Readonly<Record<string, unknown>> {
  return typeof part === 'object' && part !== null && !Array.isArray(part);
}

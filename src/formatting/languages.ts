import { fillIn } from './fill-in.js';
import { en } from './languages/en.js';
import { vi } from './languages/vi.js';

/** Every language the product speaks; adding one is a file for each room, and naming it here. */
const languages = { vi, en };

export type Language = keyof typeof languages;

/** The same said in every language. */
export type Text = Readonly<Record<Language, string>>;

/** The language asked for, in an address or a form, if it is one of ours. */
export function isLanguage(asked: unknown): asked is Language {
  return typeof asked === 'string' && Object.hasOwn(languages, asked);
}

/**
 * The language that a request asks for: in its address, else as the browser keeps it, else Vietnamese.
 * @example languageOf({ query: { lang: 'en' } }) // 'en'
 * @example languageOf({ query: {}, cookies: { lang: 'xx' } }) // 'vi'
 */
export function languageOf({ query, cookies }: Asking): Language {
  return [(query as { lang?: unknown } | undefined)?.lang, cookies?.lang].find(isLanguage) ?? 'vi';
}

/** What of a request says so. */
interface Asking {
  readonly query: unknown;
  readonly cookies?: Readonly<Record<string, string | undefined>>;
}

/**
 * A sentence in a language, with its `{names}` replaced. Plain text: escaping is the template's business. A name
 * without a value stays as it is, since the form's script fills some in later.
 * @param key section and key, e.g. `form.send`
 * @param values what stands for each `{name}`, formatted already
 * @throws RangeError for a key that does not exist
 * @example translate('vi', 'product.name') // 'Hài Lòng'
 * @example translate('en', 'answerErrors.out-of-range', { least: 1, most: 5 }) // 'The answer must be from 1 to 5.'
 */
export function translate<Key extends string>(
  language: Language,
  key: Known<Key>,
  values: Readonly<Record<string, unknown>> = {},
): string {
  const found = key
    .split('.')
    .reduce<unknown>((part, name) => (isSection(part, name) ? part[name] : undefined), languages[language]);
  if (typeof found !== 'string') throw new RangeError(`There is no sentence ${key} in ${language}`);
  return fillIn(found, values);
}

/** A key written out must be one of ours; one put together at run time is looked up then, and in a test. */
type Known<Key extends string> =
  Key extends KeyOf<typeof vi> ? Key : Record<never, 1> extends Record<Key, 1> ? Key : never;

/** `section.key`, however deep. */
type KeyOf<Part> = {
  [Name in keyof Part & string]: Part[Name] extends string ? Name : `${Name}.${KeyOf<Part[Name]>}`;
}[keyof Part & string];

/** Own keys only, so that `constructor` is no sentence. */
function isSection(part: unknown, name: string): part is Readonly<Record<string, unknown>> {
  return typeof part === 'object' && part !== null && Object.hasOwn(part, name);
}

import { en } from './languages/en.js';
import { vi } from './languages/vi.js';
import { fillIn, type IsPlural, isPlural, MAIN_LANGUAGE, type Sentence, type Values } from './sentence.js';

/** Every language the product speaks; adding one is a file for each room, and naming it here. */
export const languages = { vi, en };

export type Language = keyof typeof languages;

/** The same said in every language. */
export type Text = Readonly<Record<Language, string>>;

/** In the order they are offered, the main language first. */
export function allLanguages(): readonly Language[] {
  return Object.keys(languages) as Language[];
}

/**
 * The same in every language.
 * @example inEveryLanguage((language) => translate(language, 'product.name')).en // 'Hài Lòng'
 */
export function inEveryLanguage<Said>(say: (language: Language) => Said): Readonly<Record<Language, Said>> {
  return Object.fromEntries(allLanguages().map((language) => [language, say(language)])) as Record<Language, Said>;
}

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
  return [(query as { lang?: unknown } | undefined)?.lang, cookies?.lang].find(isLanguage) ?? MAIN_LANGUAGE;
}

/** What of a request says so. */
interface Asking {
  readonly query: unknown;
  readonly cookies?: Readonly<Record<string, string | undefined>>;
}

/**
 * A sentence in a language, with its `{names}` replaced. Plain text: escaping is the template's business. A name
 * without a value stays as it is.
 * @param key section and key, e.g. `form.send`
 * @param values what stands for each `{name}`, formatted already but for `count`, a number that chooses the form
 * @throws RangeError for a key that does not exist
 * @throws TypeError where a sentence has forms and there is no number to choose by
 * @example translate('vi', 'product.name') // 'Hài Lòng'
 * @example translate('en', 'answerErrors.out-of-range', { least: 1, most: 5 }) // 'The answer must be from 1 to 5.'
 * @example translate('en', 'plan.responses', { count: 1 }) // '1 response'
 */
export function translate<Key extends string>(
  language: Language,
  key: Known<Key>,
  ...[values = {}]: IsPlural<At<typeof vi, Key>> extends true ? [values: Counted] : [values?: Values]
): string {
  return fillIn(sentenceIn(language, key), values, language);
}

/**
 * A sentence as it stands, with all its forms: for who fills it in later, such as the script of a page.
 * @throws RangeError for a key that does not exist
 * @example sentenceIn('en', 'form.step') // 'Question {at} / {total}'
 */
export function sentenceIn<Key extends string>(language: Language, key: Known<Key>): Sentence {
  const found = key
    .split('.')
    .reduce<unknown>((part, name) => (isSection(part, name) ? part[name] : undefined), languages[language]);
  if (typeof found === 'string' || (typeof found === 'object' && found && isPlural(found))) return found;
  throw new RangeError(`There is no sentence ${key} in ${language}`);
}

type Counted = Values & { readonly count: number };

/** A key written out must be one of ours; one put together at run time is looked up then, and in a test. */
type Known<Key extends string> =
  Key extends KeyOf<typeof vi> ? Key : Record<never, 1> extends Record<Key, 1> ? Key : never;

/** `section.key`, however deep. */
type KeyOf<Part> = {
  [Name in keyof Part & string]: Part[Name] extends string
    ? Name
    : IsPlural<Part[Name]> extends true
      ? Name
      : `${Name}.${KeyOf<Part[Name]>}`;
}[keyof Part & string];

/** What stands under a key. */
type At<Part, Key> = Key extends `${infer Name}.${infer Rest}`
  ? Name extends keyof Part
    ? At<Part[Name], Rest>
    : never
  : Key extends keyof Part
    ? Part[Key]
    : never;

/** Own keys only, so that `constructor` is no sentence. */
function isSection(part: unknown, name: string): part is Readonly<Record<string, unknown>> {
  return typeof part === 'object' && part !== null && Object.hasOwn(part, name);
}

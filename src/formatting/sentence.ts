/** Spoken where nobody asked for another language; what paper and messages say is said in it only. */
export const MAIN_LANGUAGE = 'vi';
/** Logs and errors speak it: whoever runs or changes the server reads them. */
export const LOG_LANGUAGE = 'en';

/** A sentence, or its forms where a number in it (`count`) asks for one. */
export type Sentence = string | Plural;

/** By what `Intl.PluralRules` calls them, e.g. `{ one: '{count} sheet', other: '{count} sheets' }`. */
export type Plural = { readonly other: string } & {
  readonly [Form in Exclude<Intl.LDMLPluralRule, 'other'>]?: string;
};

/** The sentences of a room in any language: the keys of the Vietnamese ones, each with the forms that it needs there. */
export type Translated<Part> = {
  readonly [Name in keyof Part]: Part[Name] extends string
    ? string
    : IsPlural<Part[Name]> extends true
      ? Plural
      : Translated<Part[Name]>;
};

/** Told from a section by its keys, which are nothing but forms. */
export type IsPlural<Part> = 'other' extends keyof Part
  ? keyof Part extends Intl.LDMLPluralRule
    ? true
    : false
  : false;

export function isPlural(part: object): part is Plural {
  return Object.hasOwn(part, 'other') && Object.keys(part).every((form) => FORMS.includes(form));
}

const FORMS: readonly string[] = ['zero', 'one', 'two', 'few', 'many', 'other'];

/** What stands for each `{name}`, formatted already; but for `count`, a number, which is written as the language does. */
export type Values = Readonly<Record<string, unknown>>;

/**
 * A sentence with its `{names}` replaced, in the form that `count` asks for; a name without a value stays as it is.
 * Plain text: escaping is the template's business. The browser uses it too, so it brings no dictionary along.
 * @param language code of the language that the sentence is in
 * @throws TypeError where a sentence with forms is given no number to choose by
 * @example fillIn('{done} of {total}', { done: 3 }, 'en') // '3 of {total}'
 * @example fillIn({ one: '{count} sheet', other: '{count} sheets' }, { count: 1 }, 'en') // '1 sheet'
 */
export function fillIn(sentence: Sentence, values: Values, language: string): string {
  const { count } = values;
  const isCounted = typeof count === 'number';
  const { numbers, plurals } = countingIn(language);
  const written = isCounted ? { ...values, count: numbers.format(count) } : values;
  if (typeof sentence === 'string') return filled(sentence, written);
  if (!isCounted) throw new TypeError(`"${sentence.other}" is chosen by a number, not by ${count}`);
  return filled(sentence[plurals.select(count)] ?? sentence.other, written);
}

function filled(sentence: string, values: Values): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  );
}

/** Making them costs more than using them a hundred times. */
const made = new Map<string, { readonly numbers: Intl.NumberFormat; readonly plurals: Intl.PluralRules }>();

function countingIn(language: string) {
  const known = made.get(language) ?? {
    numbers: new Intl.NumberFormat(language),
    plurals: new Intl.PluralRules(language),
  };
  made.set(language, known);
  return known;
}

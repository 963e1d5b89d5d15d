/*
 * Which answers a questionnaire takes, read from its definition by another hand: nothing of the product's own check is
 * imported, so that the two can be held against each other.
 */

interface Element {
  readonly type: 'radiogroup' | 'dropdown' | 'checkbox' | 'boolean' | 'comment';
  readonly name: string;
  readonly isRequired?: boolean;
  readonly maxLength?: number;
  readonly choicesFrom?: string;
  readonly choices?: readonly (Value | { readonly value: Value; readonly isExclusive?: boolean })[];
}
type Value = string | number;

export interface Definition {
  readonly pages: readonly { readonly visibleIf?: string; readonly elements: readonly Element[] }[];
}

/** A question with what decides about its answer. */
export interface Item {
  readonly name: string;
  readonly type: Element['type'];
  readonly values: readonly Value[];
  readonly alone: readonly Value[];
  readonly longest: number;
  readonly isRequired: boolean;
  readonly condition: string | undefined;
}

/** @param more the choices that a commune adds, by what they are of */
export function itemsOf({ pages }: Definition, more: Readonly<Record<string, readonly string[]>>): readonly Item[] {
  return pages.flatMap(({ visibleIf: condition, elements }) =>
    elements.map(({ type, name, isRequired = false, maxLength = 0, choicesFrom = '', choices = [] }): Item => {
      const listed = choices.map((one) => (typeof one === 'object' ? one : { value: one }));
      const alone = listed.flatMap((one) => ('isExclusive' in one && one.isExclusive ? [one.value] : []));
      const values = [...(more[choicesFrom] ?? []), ...listed.map(({ value }) => value)];
      return { name, type, values, alone, longest: maxLength, isRequired, condition };
    }),
  );
}

/** Whether a response with these answers is one. @param sent anything that JSON can hold */
export function isResponse(items: readonly Item[], sent: Readonly<Record<string, unknown>>): boolean {
  const said = new Map<string, unknown>();
  for (const [name, value] of Object.entries(sent)) {
    const plain = plainly(value);
    if (plain !== '' && !(Array.isArray(plain) && plain.length === 0)) said.set(name, plain);
  }
  const known = new Set(items.map(({ name }) => name));
  if ([...said.keys(), ...Object.keys(sent)].some((name) => !known.has(name) && said.has(name))) return false;
  return items.every((item) => {
    const isShown = isAsked(item, said);
    if (!said.has(item.name)) return !(item.isRequired && isShown);
    return isShown && fits(item, said.get(item.name));
  });
}

/** Whether somebody who said this is asked the question. */
export function isAsked({ condition }: Pick<Item, 'condition'>, said: ReadonlyMap<string, unknown>): boolean {
  return condition === undefined || isMet(condition, said);
}

function fits({ type, values, alone, longest }: Item, value: unknown): boolean {
  switch (type) {
    case 'boolean':
      return value === true || value === false;
    case 'comment':
      return typeof value === 'string' && value.length <= longest && !/\p{Surrogate}/u.test(value);
    case 'checkbox': {
      if (!Array.isArray(value)) return false;
      const chosen = value.map((one) => values.find((listed) => listed === one || String(listed) === one));
      if (chosen.includes(undefined) || new Set(chosen).size !== chosen.length) return false;
      return chosen.length === 1 || !chosen.some((one) => one !== undefined && alone.includes(one));
    }
    default:
      return values.some((listed) => listed === value);
  }
}

/** `{USED} = true`, `{G} >= 4`: a question that says nothing meets none. */
function isMet(condition: string, said: ReadonlyMap<string, unknown>): boolean {
  const [, name = '', sign, wanted = ''] = /^\{(\w+)\} (=|<=|>=) (\w+)$/.exec(condition) ?? [];
  const value = said.get(name);
  if (value === undefined) return false;
  if (sign === '=') return String(value) === wanted;
  if (sign === undefined) throw new Error(`The reference cannot read ${condition}`);
  return sign === '<=' ? Number(value) <= Number(wanted) : Number(value) >= Number(wanted);
}

/** As people see it: nothing around it, nothing without width, one kind of letters; what is ticked and says nothing is not. */
function plainly(value: unknown): unknown {
  if (typeof value === 'string') return seen(value);
  if (!Array.isArray(value)) return value;
  const ticked = value.map((one: unknown) => (typeof one === 'string' ? seen(one) : one));
  return ticked.filter((one) => one !== '' && !(Array.isArray(one) && one.length === 0));
}

function seen(text: string): string {
  const signs = [...text.normalize('NFC').replace(/\r\n?|[\v\f\u0085]/g, '\n')].filter((sign) => {
    return '\t\n'.includes(sign) || !/[\p{Cc}\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/u.test(sign);
  });
  return signs.join('').trim();
}

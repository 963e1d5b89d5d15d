import { cleanText } from '../rules/typed-text.js';
import { DefinitionError } from './definition-error.js';

/*
 * SurveyJS trusts the definitions it opens: a name such as `__proto__` wrote to `Object.prototype`, and 3,000 nested
 * panels end the process (reliability P8). So nothing reaches it that has not passed here.
 */
const DEEPEST = 24;
const MOST_VALUES = 50_000;
const LONGEST_TEXT = 5_000;
/** Control characters, and those that turn the direction of writing. */
const UNREADABLE = /[\p{Control}\p{Surrogate}\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

/**
 * A copy of a definition that is safe to read: plain values only, limited in depth, number and length, no name that
 * every object inherits, every text clean (`cleanText`): what the browser is given equals what the server checks.
 * @throws DefinitionError that names the question in which a limit is passed
 */
export function withinLimits(definition: unknown): unknown {
  let values = 0;

  function copy(value: unknown, depth: number, where: string | null): unknown {
    values += 1;
    if (values > MOST_VALUES) throw new DefinitionError(null, 'it is too large');
    if (depth > DEEPEST) throw new DefinitionError(where, 'it is nested too deeply');
    if (typeof value === 'string') return readable(value, where);
    if (typeof value === 'boolean' || value === null) return value;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    if (Array.isArray(value)) return value.map((one) => copy(one, depth + 1, where));
    if (typeof value === 'object') return copyOf(value, depth, where);
    throw new DefinitionError(where, 'it holds a value that JSON does not have');
  }

  function copyOf(value: object, depth: number, where: string | null): Record<string, unknown> {
    const place = nameOf(value) ?? where;
    const entries = Object.entries(value).map(([key, inner]) => {
      if (isReserved(key)) throw new DefinitionError(place, `the name "${key}" is not allowed`);
      return [key, copy(inner, depth + 1, place)] as const;
    });
    return Object.fromEntries(entries);
  }

  return copy(definition, 0, null);
}

/**
 * Whether a name would reach what every object inherits.
 * @example isReserved('constructor') // true
 */
export function isReserved(name: string): boolean {
  return name in Object.prototype || name === '__proto__' || name === 'prototype';
}

/** The `name` of a page, panel or question in a definition; null where it has none that can be told. */
export function nameOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, 'name')) return null;
  const name = (value as { name: unknown }).name;
  return typeof name === 'string' && name !== '' ? name.slice(0, 60) : null;
}

function readable(text: string, where: string | null): string {
  if (text.length > LONGEST_TEXT) throw new DefinitionError(where, `a text is longer than ${LONGEST_TEXT} characters`);
  if (UNREADABLE.test(text.replace(/[\t\n\r]/g, ''))) {
    throw new DefinitionError(where, 'a text holds control characters');
  }
  return cleanText(text);
}

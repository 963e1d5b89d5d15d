import { cleanText } from '../rules/typed-text.js';
import { type Faults, refuse } from './definition-error.js';
import type { Path } from './definition-fault.js';

/*
 * SurveyJS trusts the definitions it opens: a name such as `__proto__` wrote to `Object.prototype`, and 3,000 nested
 * panels end the process (reliability P8). So nothing reaches it that has not passed here.
 */
const DEEPEST = 24;
/** Letters of the JSON without spaces between: what a form of a page can send, Vietnamese letters written as it does. */
const LONGEST_SOURCE = 100_000;
const MOST_VALUES = 50_000;
const LONGEST_TEXT = 5_000;
/** Steps of a path that are told where it has no end. */
const SHOWN = 8;
/** Control characters, and those that turn the direction of writing. */
const UNREADABLE = /[\p{Control}\p{Surrogate}\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

/**
 * A copy of a definition that is safe to read: plain values only, limited in depth, number and length, no name that
 * every object inherits, every text clean (`cleanText`): what the browser is given equals what the server checks.
 * @param faults gets what is wrong with single texts and names, which are left out
 * @throws DefinitionError that names the question in which it passes a limit of the whole
 */
export function withinLimits(definition: unknown, faults: Faults): unknown {
  let values = 0;
  // The whole has no comma behind it.
  let letters = -1;

  function copy(value: unknown, where: string | null, path: Path): unknown {
    values += 1;
    letters += lettersOf(value);
    if (values > MOST_VALUES || letters > LONGEST_SOURCE) throw refuse(null, 'too-large');
    if (path.length > DEEPEST) throw refuse(where, 'too-deep', {}, path.slice(0, SHOWN));
    if (typeof value === 'string') return faults.attempt('?', () => readable(value, where, path));
    if (typeof value === 'boolean' || value === null) return value;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    if (Array.isArray(value)) return value.map((one, at) => copy(one, where, [...path, at]));
    if (typeof value === 'object') return copyOf(value, where, path);
    throw refuse(where, 'no-json-value', {}, path);
  }

  function copyOf(value: object, where: string | null, path: Path): Record<string, unknown> {
    const place = nameOf(value) ?? where;
    const entries = Object.entries(value).flatMap(([name, inner]) => {
      const at = [...path, name];
      if (!isReserved(name)) return [[name, copy(inner, place, at)] as const];
      faults.note(place, 'reserved-name', { name }, at);
      return [];
    });
    return Object.fromEntries(entries);
  }

  return copy(definition, null, []);
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

/** What a value adds to the JSON, with the comma behind it and without what stands inside. */
function lettersOf(value: unknown): number {
  if (typeof value === 'string') return JSON.stringify(value).length + 1;
  if (typeof value !== 'object' || value === null) return String(value).length + 1;
  const names = Array.isArray(value) ? [] : Object.keys(value);
  // Of what stands inside the last has no comma.
  const isEmpty = Object.keys(value).length === 0;
  return names.reduce((letters, name) => letters + JSON.stringify(name).length + 1, isEmpty ? 3 : 2);
}

function readable(text: string, where: string | null, path: Path): string {
  if (text.length > LONGEST_TEXT) throw refuse(where, 'text-too-long', { most: LONGEST_TEXT }, path);
  if (UNREADABLE.test(text.replace(/[\t\n\r]/g, ''))) throw refuse(where, 'unreadable-text', {}, path);
  return cleanText(text);
}

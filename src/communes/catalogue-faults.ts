import type { z } from 'zod';
import { cleanLine } from '../rules/typed-text.js';

/** One thing that is wrong with a commune's data, by its place and by the name that people know it by. */
export interface CatalogueFault {
  /** Way to the faulty part of the file; lists count from 0, e.g. `['units', 3, 'name']`. */
  readonly place: readonly (string | number)[];
  /** What is wrong: one of ours, or the code of the check that failed, e.g. `invalid_type`. */
  readonly reason: string;
  /** The key in question, or what was expected. */
  readonly value: string;
  /** The row that the fault is in. */
  readonly row: FaultyRow;
}

/** A row by its list, its name where it has one, and its place in the list, from 1. */
interface FaultyRow {
  readonly list: FaultyList;
  readonly name: string | null;
  readonly entry: number;
}

export const keyedLists = ['units', 'fields', 'counters', 'villages', 'signers'] as const;
export type KeyedList = (typeof keyedLists)[number];

/** `about`: what is said of the commune itself, each by the name it has in the file. */
type FaultyList = KeyedList | 'leads' | 'leadSources' | 'contacts' | 'about';

type Raw = Readonly<Record<string, unknown>>;

/** A fault that the shape of the file has. */
export function schemaFault(json: unknown, issue: z.core.$ZodIssue): CatalogueFault {
  const place = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  return { place, reason: reasonOf(issue), value: expectedIn(issue), row: rowAt(json, place) };
}

function reasonOf(issue: z.core.$ZodIssue): string {
  return issue.code === 'invalid_format' && issue.path.at(-2) === 'contacts' ? 'contact' : issue.code;
}

function expectedIn(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return issue.keys.join(', ');
  if (issue.code === 'invalid_value') return issue.values.join(', ');
  return issue.code === 'too_big' ? String(issue.maximum) : '';
}

/**
 * Every key and every name stands once in its list, every key that is pointed to exists, and there is one centre. It is
 * looked for in whatever can be read, so that a file is told all its faults at once.
 */
export function referenceFaults(json: unknown): readonly CatalogueFault[] {
  const lists = Object.fromEntries(keyedLists.map((list) => [list, rowsIn(json, list)])) as Lists;
  const found: CatalogueFault[] = keyedLists.flatMap((list) => [
    ...eachOnce(json, list, lists[list], 'key', 'twice'),
    ...eachOnce(json, list, lists[list], 'name', 'same-name'),
  ]);
  const known = (list: KeyedList): ReadonlySet<unknown> => new Set(lists[list].map(({ key }) => key));
  const [units, fields] = [known('units'), known('fields')];
  const pointing = (place: CatalogueFault['place'], wanted: unknown, to: ReadonlySet<unknown>, reason: string) => {
    if (typeof wanted !== 'string' || to.has(wanted)) return;
    found.push({ place, reason, value: wanted, row: rowAt(json, place) });
  };
  lists.fields.forEach(({ unit }, at) => {
    pointing(['fields', at, 'unit'], unit, units, 'unknown-unit');
  });
  lists.counters.forEach((counter, at) => {
    pointing(['counters', at, 'unit'], counter.unit, units, 'unknown-unit');
    const served: readonly unknown[] = Array.isArray(counter.fields) ? counter.fields : [];
    served.forEach((field, nth) => {
      pointing(['counters', at, 'fields', nth], field, fields, 'unknown-field');
    });
  });
  const leads = partOf(json, 'leads');
  for (const [item, unit] of Object.entries(leads)) pointing(['leads', item], unit, units, 'unknown-unit');
  const led = new Set(Object.keys(leads));
  for (const item of Object.keys(partOf(json, 'leadSources')))
    pointing(['leadSources', item], item, led, 'unknown-item');
  return [...found, ...centreFaults(lists.units)];
}

type Lists = Readonly<Record<KeyedList, readonly Raw[]>>;

function centreFaults(units: readonly Raw[]): readonly CatalogueFault[] {
  if (units.some(({ kind }) => kind === 'centre')) return [];
  return [{ place: ['units'], reason: 'no-centre', value: '', row: { list: 'about', name: null, entry: 1 } }];
}

function eachOnce(
  json: unknown,
  list: KeyedList,
  rows: readonly Raw[],
  property: 'key' | 'name',
  reason: string,
): readonly CatalogueFault[] {
  // One person may sign in two offices.
  if (list === 'signers' && property === 'name') return [];
  const seen = new Set<string>();
  return rows.flatMap((row, at) => {
    const value = row[property];
    if (typeof value !== 'string') return [];
    const [same, before] = [sameName(value), seen.size];
    if (seen.add(same).size > before) return [];
    const place = [list, at, property];
    return [{ place, reason, value: cleanLine(value), row: rowAt(json, place) }];
  });
}

/** Two names that people take for the same are the same. @example sameName(' Hộ  tịch') === sameName('hộ tịch') // true */
export function sameName(name: string): string {
  return cleanLine(name).toLowerCase();
}

function rowAt(json: unknown, place: CatalogueFault['place']): FaultyRow {
  const [list = '', at] = place;
  const ofList = keyedLists.find((one) => one === list);
  if (ofList && typeof at === 'number') {
    const name = rowsIn(json, ofList)[at]?.name;
    return { list: ofList, name: typeof name === 'string' && name.trim() !== '' ? name : null, entry: at + 1 };
  }
  const inPart = (['leads', 'leadSources', 'contacts'] as const).find((one) => one === list);
  if (inPart && at !== undefined) return { list: inPart, name: String(at), entry: 1 };
  return { list: 'about', name: String(list), entry: 1 };
}

function rowsIn(json: unknown, list: KeyedList): readonly Raw[] {
  const found = partOf(json, null)[list];
  return Array.isArray(found) ? found.map((row) => partOf(row, null)) : [];
}

/** A part of what was sent, or all of it, where it is an object. */
function partOf(json: unknown, name: string | null): Raw {
  const found = name === null ? json : partOf(json, null)[name];
  return typeof found === 'object' && found !== null && !Array.isArray(found) ? (found as Raw) : {};
}

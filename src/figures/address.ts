import { z } from 'zod';
import { isPeriodName, isQuarter } from '../campaigns/campaign-calendar.js';
import { type Language, languageOf } from '../formatting/languages.js';
import { problem } from '../problem.js';
import { readOwnVersion, subjects, type Topic } from '../questionnaires/questionnaire.js';
import { type Breakdown, filters, formulas, isAllowed, type SatisfactionQuery, tableBreakdowns } from './breakdowns.js';

const key = z.string().max(100);

/** A subject, or what may be the key of an own questionnaire: which there are, only their commune knows. */
const topic = z.custom<Topic>(
  (text) => subjects.some((one) => one === text) || (typeof text === 'string' && readOwnVersion(`${text}.v1`) !== null),
);

/** Every name by which an address asks for figures, wherever it does, and what may stand there. */
const parts = {
  ...{ commune: key, campaign: key, subject: topic, key },
  ...{ period: z.string().refine(isPeriodName), from: key, to: key, quarter: z.string().refine(isQuarter) },
  year: z.string().regex(/^20\d\d$/),
  ...{ by: key, formula: key, filter: key, with: key, unit: key, other: key },
  ...{ group: key, channel: key, assisted: key, 'receiving-unit': key, department: key, field: key, village: key },
};
type Part = keyof typeof parts;

/** What an address asks for; null for what does not stand in it, or stands there empty, as a form sends it. */
export type Address<Name extends Part> = { readonly [Each in Name]: z.output<(typeof parts)[Each]> | null };

/**
 * Reads the address of a call. Whatever else stands in it is refused, so that nobody who mistypes a filter is told of
 * everybody, or of another period.
 * @param names what the route asks by; the language may stand in every address
 * @throws Problem `malformed`, with the field that cannot be read, is not asked by, or stands there twice
 * @example readAddress({ by: '', channel: 'qr' }, ['by', 'channel']) // { by: null, channel: 'qr' }
 */
export function readAddress<const Name extends Part>(query: unknown, names: readonly Name[]): Address<Name> {
  const given = new Map(Object.entries(query ?? {}).filter(([name, value]) => name !== 'lang' && value !== ''));
  const unread = [...given.keys()].find((name) => !names.some((one) => one === name));
  if (unread !== undefined) throw problem.malformed({ field: unread });
  const read = names.map((name) => {
    const { success, data } = parts[name].nullable().safeParse(given.get(name) ?? null);
    if (!success) throw problem.malformed({ field: name });
    return [name, data];
  });
  return Object.fromEntries(read) as Address<Name>;
}

/**
 * The same for pages and pictures. Links to them are passed on, and messengers hang names of their own onto a link
 * (`fbclid`, `zarsrc`): those ask for nothing.
 */
export function readPageAddress<const Name extends Part>(query: unknown, names: readonly Name[]): Address<Name> {
  const ours = Object.entries(query ?? {}).filter(([name]) => Object.hasOwn(parts, name.replace(/\[.*/s, '')));
  return readAddress(Object.fromEntries(ours), names);
}

/** What is asked for, as it stands in an address. @example String(writeAddress({ by: null, channel: 'qr' })) // 'channel=qr' */
export function writeAddress(asked: Readonly<Record<string, string | null>>): URLSearchParams {
  const chosen = Object.entries(asked).filter((part): part is [string, string] => part[1] !== null);
  return new URLSearchParams(chosen);
}

/** The names by which an address asks for satisfaction. */
export const satisfactionParts = ['by', 'formula', 'period', 'from', 'to', ...filters] as const;

/** Never crossed with anything: too few people in a cell, or one person behind a counter. */
const alone: readonly Breakdown[] = ['age', 'sex', 'weekday', 'counter', 'group', 'month', 'quarter'];

/**
 * Reads the address of a satisfaction call.
 * @throws Problem `malformed`, `formula-not-for-breakdown`, `filter-too-narrow`
 */
export function parseSatisfactionQuery(query: unknown): SatisfactionQuery {
  return satisfactionQueryOf(readAddress(query, satisfactionParts));
}

/** What an address asks for. @throws Problem as `parseSatisfactionQuery` does */
export function satisfactionQueryOf(address: Address<(typeof satisfactionParts)[number]>): SatisfactionQuery {
  const { formula: formulaText, period, from, to } = address;
  const by = breakdownOf(address.by);
  const formula = formulas.find((one) => one === formulaText) ?? null;
  if (formulaText !== null && !isAllowed(by, formula)) throw problem.formulaNotForBreakdown();
  if (period && (from ?? to)) throw problem.malformed({ field: 'period' });
  if (from && !isMonth(from)) throw problem.malformed({ field: 'from' });
  if (to && !isMonth(to)) throw problem.malformed({ field: 'to' });
  if (from && to && from > to) throw problem.malformed({ field: 'from' });

  const asked = filters.flatMap((name) => (address[name] === null ? [] : [{ name, key: address[name] }]));
  if (asked.length > 1 || (asked.length === 1 && alone.includes(by))) throw problem.filterTooNarrow();
  const months = from || to ? { from: from ?? '0000-01', to: to ?? '9999-12' } : null;
  return { by, formula, filter: asked[0] ?? null, period: period ?? months };
}

function breakdownOf(text: string | null): Breakdown {
  if (text === null) return null;
  const known: readonly Breakdown[] = [...tableBreakdowns, 'department', 'element', 'question'];
  const by = known.find((one) => one === text);
  if (!by) throw problem.formulaNotForBreakdown();
  return by;
}

function isMonth(text: string): boolean {
  return isPeriodName(text) && !isQuarter(text);
}

/** The language asked for with `lang`; Vietnamese unless it is English. */
export function languageIn(query: unknown): Language {
  return languageOf({ query });
}

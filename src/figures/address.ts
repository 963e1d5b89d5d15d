import { z } from 'zod';
import { isPeriodName } from '../campaigns/campaign-calendar.js';
import { problem } from '../problem.js';
import { subjects } from '../questionnaires/questionnaire.js';

const key = z.string().max(100);

/** Every name by which an address asks for figures, wherever it does, and what may stand there. */
const parts = {
  ...{ commune: key, campaign: key, subject: z.enum(subjects), key },
  ...{ period: z.string().refine(isPeriodName), from: key, to: key },
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

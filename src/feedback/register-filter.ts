import { z } from 'zod';
import { asSearched } from '../formatting/accents.js';
import { readDay } from '../rules/days.js';
import { cleanLine } from '../rules/typed-text.js';
import { caseStates } from './case-steps.js';
import { entryChannels, entryKinds } from './feedback.entity.js';

/** How an entry stands, as the register is asked for it: `overdue` is a case, `none` an entry that is no case. */
export const entryStates = [...caseStates, 'overdue', 'none'] as const;

const aDay = z.string().catch('').transform(readDay);

/** What the register is asked for; what cannot be read asks for nothing. */
export const registerFilter = z.object({
  state: z.enum(['', ...entryStates]).catch(''),
  channel: z.enum(['', ...entryChannels]).catch(''),
  kind: z.enum(['', ...entryKinds]).catch(''),
  unit: z.string().max(100).catch(''),
  village: z.string().max(100).catch(''),
  from: aDay,
  to: aDay,
  words: z.string().catch('').transform(cleanLine),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type RegisterFilter = z.output<typeof registerFilter>;

/** Everything of a commune. */
export const wholeRegister: RegisterFilter = registerFilter.parse({});

/** The address of the same question. */
export function registerAddress(communeId: string, filter: Partial<RegisterFilter>): string {
  const asked = Object.entries({ commune: communeId, ...filter }).filter(([key, value]) => {
    return value && !(key === 'page' && value === 1);
  });
  return `/feedback?${new URLSearchParams(asked.map(([key, value]): [string, string] => [key, String(value)]))}`;
}

/** The words that are looked for, as they stand in the column of the search. */
export function searchedFor({ words }: RegisterFilter): readonly string[] {
  return asSearched(words)
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS);
}

/** More are left out of a search, and the page says so. */
export const MOST_WORDS = 4;

/** Whether more words were typed than are looked for. */
export function hasMoreWords({ words }: RegisterFilter): boolean {
  return asSearched(words).split(' ').filter(Boolean).length > MOST_WORDS;
}

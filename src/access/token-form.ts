import { z } from 'zod';
import { addDays, type Day, readDay } from '../rules/days.js';
import { cleanLine } from '../rules/typed-text.js';
import type { CommuneName } from './commune-names.queries.js';
import { isRole, mayGrant, mayServeAllCommunes, type Staff } from './staff.js';
import type { NewToken } from './tokens.service.js';

/** What is typed about a new token. */
export const tokenForm = z.object({
  name: z.string().default(''),
  role: z.string().default(''),
  commune: z.string().default(''),
  expiresOn: z.string().default(''),
});
export type TypedToken = z.output<typeof tokenForm>;

export const tokenFields = ['name', 'role', 'commune', 'expiresOn'] as const;
export type TokenField = (typeof tokenFields)[number];

const places = {
  'name-unusable': 'name',
  'name-taken': 'name',
  'role-unknown': 'role',
  'role-beyond': 'role',
  'commune-needed': 'commune',
  'commune-unknown': 'commune',
  'day-unreadable': 'expiresOn',
  'day-past': 'expiresOn',
  'day-far': 'expiresOn',
} as const satisfies Record<string, TokenField>;
export type TokenFault = keyof typeof places;

export function tokenFieldOf(fault: TokenFault): TokenField {
  return places[fault];
}

const LONGEST_NAME = 100;
/** Five years: a later end is a slip of the finger. */
const MOST_DAYS = 5 * 366;

/**
 * The token that is meant, or what is wrong with it.
 * @param maker nobody hands on a right that they do not have
 */
export function readToken(
  typed: TypedToken,
  maker: Staff,
  { communes, today }: { readonly communes: readonly CommuneName[]; readonly today: Day },
): NewToken | readonly TokenFault[] {
  const faults: TokenFault[] = [];
  const name = cleanLine(typed.name);
  if ([...name].length > LONGEST_NAME || !/\p{L}/u.test(name)) faults.push('name-unusable');
  const { role } = typed;
  if (!isRole(role)) faults.push('role-unknown');
  else if (!mayGrant(maker.role, role)) faults.push('role-beyond');
  const communeId = typed.commune || null;
  if (communeId === null && isRole(role) && !mayServeAllCommunes(role)) faults.push('commune-needed');
  if (communeId !== null && !communes.some(({ id }) => id === communeId)) faults.push('commune-unknown');
  const expiresOn = readDay(typed.expiresOn);
  const dayFault = faultOfEnd(expiresOn, today);
  if (dayFault) faults.push(dayFault);
  return faults.length > 0 || !isRole(role) || !expiresOn ? faults : { name, role, communeId, expiresOn };
}

/** What is wrong with the last day of a token; null when nothing is. */
export function faultOfEnd(expiresOn: Day | null, today: Day): TokenFault | null {
  if (expiresOn === null) return 'day-unreadable';
  if (expiresOn < today) return 'day-past';
  return expiresOn > addDays(today, MOST_DAYS) ? 'day-far' : null;
}

import { z } from 'zod';
import { asSearched } from '../formatting/accents.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import { cleanLine } from '../rules/typed-text.js';
import type { CommuneName } from './commune-names.queries.js';
import type { User } from './credentials.entity.js';
import { isRole, roles, type Staff } from './staff.js';

/** What the list of people is asked for; what cannot be read asks for nothing. */
export const usersFilter = z.object({
  q: z.string().catch('').transform(cleanLine),
  role: z.string().catch(''),
  commune: z.string().catch(''),
  state: z.enum(['', 'active', 'disabled']).catch(''),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
type UsersFilter = z.output<typeof usersFilter>;

export interface UsersView {
  readonly users: readonly UserRow[];
  readonly found: number;
  readonly all: number;
  readonly q: string;
  readonly roles: readonly Choice[];
  readonly communes: readonly Choice[];
  readonly states: readonly Choice[];
  readonly severalCommunes: boolean;
  readonly page: number;
  readonly pages: number;
  /** Addresses of the pages beside this one. */
  readonly previous: string | null;
  readonly next: string | null;
}

interface UserRow {
  readonly id: string;
  readonly name: string;
  readonly fullName: string;
  readonly position: string | null;
  readonly roleLabel: string;
  /** Null for all communes. */
  readonly commune: string | null;
  readonly disabled: boolean;
  readonly isReader: boolean;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly chosen: boolean;
}

/** As many as are looked through at once. */
const PAGE_SIZE = 50;

export function toUsersView(
  users: readonly User[],
  communes: readonly CommuneName[],
  reader: Staff,
  filter: UsersFilter,
): UsersView {
  const nameOf = new Map(communes.map(({ id, name }) => [id, name]));
  const found = users.filter((user) => isAskedFor(user, filter)).sort(byName);
  const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
  const page = Math.min(filter.page, pages);
  const choice = (chosen: string) => (value: string, label: string) => ({ value, label, chosen: value === chosen });
  const [ofRole, ofCommune, ofState] = [choice(filter.role), choice(filter.commune), choice(filter.state)];
  return {
    users: found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map((user) => ({
      ...{ id: user.id, name: user.name, fullName: user.fullName, position: user.position, disabled: user.disabled },
      ...{ roleLabel: `access.roles.${user.role}`, isReader: user.id === reader.id },
      commune: user.communeId === null ? null : (nameOf.get(user.communeId) ?? user.communeId),
    })),
    ...{ found: found.length, all: users.length, q: filter.q },
    roles: roles.map((role) => ofRole(role, `access.roles.${role}`)),
    communes: communes.map(({ id, name }) => ofCommune(id, name)),
    states: [ofState('active', 'access.users.active'), ofState('disabled', 'access.users.disabled')],
    severalCommunes: reader.communeId === null && communes.length > 1,
    ...{ page, pages },
    previous: page > 1 ? addressOf(filter, page - 1) : null,
    next: page < pages ? addressOf(filter, page + 1) : null,
  };
}

/** Words are looked for in the names and the position, with or without diacritics. */
function isAskedFor({ name, fullName, position, role, communeId, disabled }: User, filter: UsersFilter): boolean {
  const said = asSearched(`${name} ${fullName} ${position ?? ''}`);
  return (
    asSearched(filter.q)
      .split(' ')
      .every((word) => said.includes(word)) &&
    (!isRole(filter.role) || role === filter.role) &&
    (filter.commune === '' || communeId === filter.commune) &&
    (filter.state === '' || disabled === (filter.state === 'disabled'))
  );
}

/** By the given name, which stands last in a Vietnamese name; who has no name yet, by the login name. */
function byName(one: User, other: User): number {
  return givenFirst(one).localeCompare(givenFirst(other), MAIN_LANGUAGE) || one.name.localeCompare(other.name);
}

function givenFirst({ fullName, name }: User): string {
  const parts = (fullName || name).split(' ');
  return [parts.at(-1), ...parts].join(' ');
}

function addressOf({ q, role, commune, state }: UsersFilter, page: number): string {
  const asked = Object.entries({ q, role, commune, state }).filter(([, value]) => value !== '');
  return `/users?${new URLSearchParams([...asked, ['page', String(page)]])}`;
}

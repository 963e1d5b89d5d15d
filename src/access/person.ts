import type { CommuneUnits } from './commune-names.queries.js';
import { foldLoginName } from './credentials.entity.js';
import { mayServeAllCommunes, type Role } from './staff.js';

/** Who somebody is and what they do here. */
export interface Person {
  /** Họ tên; empty where it is not said. */
  readonly fullName: string;
  /** Chức vụ; null where it is not said. */
  readonly position: string | null;
  readonly role: Role;
  /** Null for all communes, for the roles that may have them. */
  readonly communeId: string | null;
  /** The unit a director is at the head of; null for everybody else. */
  readonly unit: string | null;
}

/** The fields in which something can be wrong, in their order on the page. */
export const userFields = ['name', 'fullName', 'position', 'role', 'commune', 'unit'] as const;
export type UserField = (typeof userFields)[number];

/** What can be wrong with somebody, and the field where it is said. */
const places = {
  'name-unusable': 'name',
  'name-taken': 'name',
  'changed-meanwhile': 'fullName',
  'full-name-unusable': 'fullName',
  'position-unusable': 'position',
  'role-unknown': 'role',
  'role-own': 'role',
  'role-last': 'role',
  'commune-needed': 'commune',
  'commune-unknown': 'commune',
  'commune-own': 'commune',
  'commune-last': 'commune',
  'unit-unknown': 'unit',
} as const satisfies Record<string, UserField>;
export type UserFault = keyof typeof places;

export function fieldOf(fault: UserFault): UserField {
  return places[fault];
}

const LONGEST_NAME = 100;
const LONGEST_POSITION = 150;

/** What is wrong with somebody, but for what others already have. */
export function personFaults(person: Person, communes: readonly CommuneUnits[]): readonly UserFault[] {
  const { fullName, position, role, communeId, unit } = person;
  const faults: UserFault[] = [];
  if (fullName !== '' && !isWords(fullName, LONGEST_NAME)) faults.push('full-name-unusable');
  if (position !== null && !isWords(position, LONGEST_POSITION)) faults.push('position-unusable');
  const commune = communes.find(({ id }) => id === communeId);
  if (communeId === null && !mayServeAllCommunes(role)) faults.push('commune-needed');
  if (communeId !== null && !commune) faults.push('commune-unknown');
  if (unit !== null && !commune?.units.some(({ key }) => key === unit)) faults.push('unit-unknown');
  return faults;
}

/** The same, with the login name of somebody new. */
export function newPersonFaults(person: Person & { readonly name: string }, communes: readonly CommuneUnits[]) {
  const faults = personFaults(person, communes);
  return foldLoginName(person.name) === null ? (['name-unusable', ...faults] as const) : faults;
}

/** Words that people read, with a letter in them, on one line. */
function isWords(text: string, longest: number): boolean {
  return [...text].length <= longest && /\p{L}/u.test(text);
}

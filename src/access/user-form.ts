import { z } from 'zod';
import { problem } from '../problem.js';
import { cleanLine } from '../rules/typed-text.js';
import type { User } from './credentials.entity.js';
import type { Person } from './person.js';
import { assertCommune, isRole, type Role, type Staff } from './staff.js';

/** What is typed about a person, as it came. Of somebody who is there already, what is not sent stays as it is. */
export const userForm = z.object({
  name: z.string().optional(),
  fullName: z.string().optional(),
  position: z.string().optional(),
  role: z.string().optional(),
  commune: z.string().optional(),
  /** `commune/unit`; empty for none. */
  unit: z.string().optional(),
  /** What the page was about (`stateOf`). */
  seen: z.string().optional(),
});
export type TypedUser = z.output<typeof userForm>;

/** The person that is meant; null where no such role exists. A unit is kept of a director only. */
export function toPerson(typed: TypedUser, before: Person | null): Person | null {
  const role = typed.role ?? before?.role;
  if (!isRole(role)) return null;
  const communeId = typed.commune === undefined ? (before?.communeId ?? null) : typed.commune || null;
  return {
    ...{ role, communeId },
    fullName: cleanLine(typed.fullName ?? before?.fullName ?? ''),
    position: cleanLine(typed.position ?? before?.position ?? '') || null,
    unit: role === 'director' ? unitIn(typed.unit, communeId, before?.unit ?? null) : null,
  };
}

/** A unit is chosen with its commune; that of another commune is none of this one's. */
function unitIn(typed: string | undefined, communeId: string | null, before: string | null): string | null {
  if (typed === undefined) return before;
  const [commune, unit] = typed.split('/');
  if (typed === '') return null;
  return commune === communeId && unit ? unit : typed;
}

/** The form of somebody as they are. */
export function toTypedUser({ name, fullName, position, role, communeId, unit }: User): TypedUser {
  const chosen = unit === null ? '' : `${communeId}/${unit}`;
  return { name, fullName, position: position ?? '', role, commune: communeId ?? '', unit: chosen };
}

/** The role that is chosen before anybody chose. */
export const USUAL_ROLE: Role = 'officer';

/**
 * An administrator of one commune keeps the people of that one.
 * @throws Problem `not-found` for another commune, `forbidden` for all of them
 */
export function assertWithin(staff: Staff, commune: string): void {
  if (commune !== '') assertCommune(staff, commune);
  else if (staff.communeId !== null) throw problem.forbidden();
}

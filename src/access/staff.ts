import { problem } from '../problem.js';
import { may, type Right } from './rights.js';
import type { Role } from './roles.js';

/** Who makes a staff request: a person with a session, or a program with a token. */
export interface Staff {
  readonly kind: 'user' | 'token';
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** The commune this person belongs to; null for all communes. */
  readonly communeId: string | null;
  /** The director's own unit; null for everybody else. */
  readonly unit: string | null;
  /** To be sent back with every write; null for a token. */
  readonly csrfToken: string | null;
  /** True while the password is the one that somebody else handed over. */
  readonly passwordIsTemporary: boolean;
}

/** @throws Problem `forbidden` when the role does not carry the right */
export function assertRight(staff: Staff, right: Right): void {
  if (!may(staff.role, right)) throw problem.forbidden();
}

/** @throws Problem `not-found` for another commune's object, exactly as for one that does not exist */
export function assertCommune(staff: Staff, communeId: string): void {
  if (!servesCommune(staff, communeId)) throw problem.notFound();
}

export function servesCommune(staff: Staff, communeId: string): boolean {
  return staff.communeId === null || staff.communeId === communeId;
}

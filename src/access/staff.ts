import {
  type ArgumentsHost,
  applyDecorators,
  Catch,
  createParamDecorator,
  type ExceptionFilter,
  type ExecutionContext,
  SetMetadata,
  UseFilters,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem, problem, problemStatus } from '../problem.js';
import type { UnsentForm } from './unsent-form.service.js';

/** What a person does here. Several people may have the same role; one person has one. */
export const roles = [
  'administrator',
  'officer',
  'clerk',
  'leader',
  'director',
  'controller',
  'collector',
  'auditor',
  'province',
] as const;

export type Role = (typeof roles)[number];

export function isRole(value: unknown): value is Role {
  return roles.some((role) => role === value);
}

/** Roles that may look after all communes of the installation; the others always belong to one commune. */
const rolesOfAllCommunes: readonly Role[] = ['administrator', 'auditor', 'province'];

export function mayServeAllCommunes(role: Role): boolean {
  return rolesOfAllCommunes.includes(role);
}

/** What staff may do, by role. What is not listed is denied. */
export const rightsOf = {
  administrator: [
    ...(['manage-users', 'manage-communes', 'manage-campaigns', 'manage-points', 'publish'] as const),
    ...(['keep-meetings', 'see-participation', 'see-figures', 'export-rows', 'see-audit'] as const),
    ...(['see-city', 'manage-tokens', 'change-commune', 'keep-duties', 'write-documents', 'see-dossier'] as const),
  ],
  officer: [
    ...(['manage-campaigns', 'manage-points', 'publish', 'key-paper', 'keep-meetings'] as const),
    ...(['see-participation', 'see-figures', 'settle-set-aside', 'read-comments', 'export-rows'] as const),
    ...(['see-flags', 'judge-responses', 'decide-exclusions'] as const),
    ...([
      'publish-results',
      'record-approval',
      'enter-visits',
      'manage-tokens',
      'change-commune',
      'keep-duties',
      'write-documents',
    ] as const),
    ...(['see-feedback', 'enter-feedback', 'read-originals', 'handle-cases', 'write-letters'] as const),
    ...(['see-dossier', 'keep-dossier'] as const),
  ],
  clerk: ['key-paper', 'keep-meetings', 'see-participation', 'see-feedback', 'enter-feedback'],
  leader: [
    ...(['see-participation', 'see-figures', 'see-counters', 'see-warnings'] as const),
    ...(['see-feedback', 'read-comments', 'publish-results', 'approve-results'] as const),
    ...(['see-flags', 'decide-exclusions', 'see-dossier'] as const),
  ],
  director: [
    ...(['see-participation', 'see-figures', 'see-counters', 'see-warnings', 'read-comments'] as const),
    ...(['see-flags', 'decide-exclusions', 'see-feedback', 'enter-feedback'] as const),
    ...(['read-originals', 'handle-cases', 'write-letters', 'see-dossier'] as const),
  ],
  controller: [
    ...(['see-participation', 'see-figures', 'settle-set-aside', 'see-flags', 'judge-responses'] as const),
    ...(['see-feedback', 'read-comments', 'see-dossier'] as const),
  ],
  collector: ['key-paper', 'keep-meetings', 'see-participation', 'see-feedback', 'enter-feedback'],
  auditor: ['see-participation', 'see-figures', 'see-city', 'export-rows', 'see-audit', 'see-dossier'],
  province: ['see-participation', 'see-figures', 'see-city', 'see-dossier'],
} as const satisfies Record<Role, readonly string[]>;

export type Right = (typeof rightsOf)[Role][number];

export function may(role: Role, right: Right): boolean {
  const rights: readonly Right[] = rightsOf[role];
  return rights.includes(right);
}

/** Whether somebody of a role has every right of another one, so that they hand on none that they lack. */
export function mayGrant(own: Role, granted: Role): boolean {
  return rightsOf[granted].every((right) => may(own, right));
}

/** Who makes a staff request: a person with a session, or a program with a token. */
export interface Staff {
  readonly kind: 'user' | 'token';
  readonly id: string;
  /** Login name, or name of the token. */
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
  /** True while nothing else is open before a new password is chosen. */
  readonly passwordMustChange: boolean;
}

declare module 'fastify' {
  interface FastifyRequest {
    staff?: Staff;
  }
}

/** Where a route says that it is for staff; read by the guard. */
export const STAFF_RIGHT = 'staff-right';

/**
 * Marks a controller or handler as one for staff: `@Staff('see-figures')`, or `@Staff()` for anybody signed in. On a
 * handler it replaces what the controller says.
 */
export function Staff(right?: Right): ClassDecorator & MethodDecorator {
  return applyDecorators(SetMetadata(STAFF_RIGHT, right ?? null), UseFilters(new SignInFilter()));
}

/** Stands in the place of a right: whoever is signed in is known, and everybody else is let in too. */
export const IF_SIGNED_IN = 'if-signed-in';

/** Marks a handler that answers staff otherwise than everybody: `request.staff` is there for who is signed in. */
export function StaffIfSignedIn(): MethodDecorator {
  return applyDecorators(SetMetadata(STAFF_RIGHT, IF_SIGNED_IN), UseFilters(new SignInFilter()));
}

/** The staff member behind the request of a handler marked `@Staff`. */
export const CurrentStaff = createParamDecorator((_: unknown, context: ExecutionContext): Staff => {
  const { staff } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!staff) throw problem.notSignedIn();
  return staff;
});

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

/** A person asks for a staff page without a session, or sends a form after it ended. */
export class SignInNeeded extends Problem {
  /** @param unsent what the form held, sealed; null where nothing can go along */
  constructor(readonly unsent: string | null) {
    super('not-signed-in', problemStatus['not-signed-in']);
  }
}

/** Somebody who has signed in again sends a form of their own from the session before. */
export class SendAgainNeeded extends Problem {
  constructor(readonly unsent: UnsentForm) {
    super('form-expired', problemStatus['form-expired']);
  }
}

/** A person has to choose a new password before anything else. */
export class PasswordNeeded extends Problem {
  /** @param unsent what a form held, sealed; null where nothing can go along */
  constructor(readonly unsent: string | null) {
    super('forbidden', problemStatus.forbidden);
  }
}

/**
 * Takes that person to the login page, and from there back to the page wanted; or to the page of the password. What a
 * form sent goes along, and is sent once they have signed in or chosen a password.
 */
@Catch(SignInNeeded, SendAgainNeeded, PasswordNeeded)
class SignInFilter implements ExceptionFilter {
  async catch(needed: SignInNeeded | SendAgainNeeded | PasswordNeeded, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    const { method, url } = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    reply.header('Cache-Control', 'no-store');
    if (needed instanceof PasswordNeeded) {
      const { unsent } = needed;
      if (unsent === null) return void reply.redirect('/password', 303);
      return void (await reply.status(403).view('access/password', { unsent }));
    }
    if (needed instanceof SendAgainNeeded)
      return void (await reply.status(403).view('access/send-again', needed.unsent));
    if (method === 'GET' || method === 'HEAD') {
      return void reply.redirect(`/login?next=${encodeURIComponent(url)}`, 302);
    }
    if (/^\/logout\b/.test(url)) return void reply.redirect('/login', 303);
    const { unsent } = needed;
    await reply.status(401).view('access/login', { next: null, unsent, unsentLost: unsent === null });
  }
}

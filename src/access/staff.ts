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
import { may, type Right, type Role } from './rights.js';

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

/** A person asks for a staff page without a session. */
export class SignInNeeded extends Problem {
  constructor() {
    super('not-signed-in', problemStatus['not-signed-in']);
  }
}

/** Takes that person to the login page, and from there back to the page wanted. */
@Catch(SignInNeeded)
class SignInFilter implements ExceptionFilter {
  catch(_: SignInNeeded, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const { method, url } = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    reply.header('Cache-Control', 'no-store');
    // What a form sent cannot be sent again after signing in, so there is no page to come back to.
    if (method === 'GET' || method === 'HEAD') reply.redirect(`/login?next=${encodeURIComponent(url)}`, 302);
    else reply.redirect('/login', 303);
  }
}

import { Readable } from 'node:stream';
import type {} from '@fastify/view';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '../config/clock.js';
import { FreeSpace } from '../config/free-space.js';
import { sameSecret } from '../config/secrets.js';
import { Settings } from '../config/settings.js';
import { problem } from '../problem.js';
import { readFormWithFile, takesFile } from './form-with-file.js';
import { toStaffView } from './navigation.js';
import { hashOfSecret } from './secret-code.js';
import { readSessionCookie, SessionsService } from './sessions.service.js';
import {
  assertRight,
  IF_SIGNED_IN,
  PasswordNeeded,
  type Right,
  SendAgainNeeded,
  SignInNeeded,
  STAFF_RIGHT,
  type Staff,
} from './staff.js';
import { TokensService } from './tokens.service.js';
import { type UnsentForm, UnsentForms } from './unsent-form.service.js';

/** Finds out who asks: a person by the cookie of a session, or a program by its token. */
@Injectable()
export class StaffOfRequest {
  private readonly baseUrl: string;

  constructor(
    private readonly sessions: SessionsService,
    private readonly tokens: TokensService,
    { baseUrl }: Settings,
  ) {
    this.baseUrl = baseUrl;
  }

  /** Null for everybody else. A stream of events is no sign of a person: a browser opens it again and again by itself. */
  behind(request: FastifyRequest): Promise<Staff | null> {
    return this.staffOf(request, request.headers.accept !== 'text/event-stream');
  }

  /** The same for a request whose answer still goes on. */
  stillBehind(request: FastifyRequest): Promise<Staff | null> {
    return this.staffOf(request, false);
  }

  /** A name for the session or token of a request, which gives neither away. */
  keyOf(request: FastifyRequest): string {
    return hashOfSecret(bearerToken(request) ?? readSessionCookie(request, this.baseUrl) ?? '');
  }

  private async staffOf(request: FastifyRequest, isSeen: boolean): Promise<Staff | null> {
    const bearer = bearerToken(request);
    if (bearer !== null) return this.tokens.staffOf(bearer);
    const sessionId = readSessionCookie(request, this.baseUrl);
    return sessionId ? this.sessions.staffOf(sessionId, isSeen) : null;
  }
}

function bearerToken({ headers }: FastifyRequest): string | null {
  return /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? null;
}

/** Stands before every route; those marked `@Staff` need a session or a token, the right, and for writes the CSRF token. */
@Injectable()
export class StaffGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly staff: StaffOfRequest,
    private readonly forms: UnsentForms,
    private readonly clock: Clock,
    private readonly space: FreeSpace,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    const right = this.reflector.getAllAndOverride<Right | typeof IF_SIGNED_IN | null | undefined>(
      STAFF_RIGHT,
      targets,
    );
    if (right === undefined) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply & { locals?: object }>();
    reply.header('Cache-Control', 'no-store');
    const staff = await this.staff.behind(request);
    if (!staff && right === IF_SIGNED_IN) return true;
    if (!staff) throw isPage(request) ? new SignInNeeded(this.sealed(request)) : problem.notSignedIn();
    if (request.body instanceof Readable) request.body = await readFormWithFile(request.body, request);
    const path = request.url.split('?')[0] ?? '/';
    // What programs are told has no menu.
    const view = isForPrograms(request) ? null : toStaffView(staff, path, { clock: this.clock, space: this.space });
    const known = { ...reply.locals, staff: view };
    if (staff.csrfToken !== null && needsCsrfToken(request.method)) {
      const carried = carriedCsrfToken(request.headers, request.body);
      if (!sameSecret(carried, staff.csrfToken)) {
        const own = this.ownOf(request, staff);
        if (!own) throw problem.formExpired();
        reply.locals = known;
        throw new SendAgainNeeded(own);
      }
    }
    if (staff.passwordMustChange && !openBefore.includes(path)) {
      if (!isPage(request)) throw problem.forbidden();
      reply.locals = known;
      throw new PasswordNeeded(this.sealed(request));
    }
    if (right !== null && right !== IF_SIGNED_IN) assertRight(staff, right);
    request.staff = staff;
    reply.locals = known;
    this.assertRoom(request, path, right);
    return true;
  }

  /** What would take the room that answers need waits. @throws Problem `space-low` */
  private assertRoom(request: FastifyRequest, path: string, right: Right | typeof IF_SIGNED_IN | null): void {
    const isChange = needsCsrfToken(request.method);
    const isMade = madeFile.test(path);
    if (!isChange && !isMade) return;
    const { state } = this.space;
    if (state === 'enough' || state === 'low') return;
    const isFile = isMade || takesFile(request);
    // A sheet that is keyed is an answer.
    const mayWait = state === 'last' && isChange && right !== 'key-paper' && !openBefore.includes(path);
    if (isFile || mayWait) throw problem.spaceLow();
  }

  private sealed(request: FastifyRequest): string | null {
    const form = needsCsrfToken(request.method) ? this.forms.read(request) : null;
    return form && this.forms.seal(form);
  }

  /** What a form of the same person's session before held: that may be sent again, and no other. */
  private ownOf(request: FastifyRequest, { id }: Staff): UnsentForm | null {
    const form = isPage(request) ? this.forms.read(request) : null;
    return form && this.forms.ownOf(id, form);
  }
}

/** True for requests that change something and therefore must show the session's token. */
export function needsCsrfToken(method: string): boolean {
  return !['GET', 'HEAD', 'OPTIONS'].includes(method.toUpperCase());
}

/** The token a request carries: header `x-csrf-token`, else the hidden field `_csrf`. */
export function carriedCsrfToken(headers: Readonly<Record<string, unknown>>, body: unknown): unknown {
  const header = headers['x-csrf-token'];
  if (header !== undefined) return header;
  return typeof body === 'object' && body !== null && '_csrf' in body ? body._csrf : undefined;
}

/** Files that are made when they are asked for. */
const madeFile = /\.(?:docx|pdf|xlsx|csv|zip)$/;

/** What somebody may do who has to choose a new password first, and however little room is left. */
const openBefore: readonly string[] = ['/password', '/logout'];

/** A person is taken to the login page; a program is told 401. */
function isPage(request: FastifyRequest): boolean {
  const accept = request.headers.accept ?? '';
  const isProgram = /application\/(problem\+)?json|text\/event-stream/.test(accept) && !accept.includes('text/html');
  return !isForPrograms(request) && bearerToken(request) === null && !isProgram;
}

function isForPrograms({ url }: FastifyRequest): boolean {
  return url.startsWith('/api/');
}

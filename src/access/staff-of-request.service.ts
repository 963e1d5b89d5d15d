import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Settings } from '../config/settings.js';
import { hashOfSecret } from './secret-code.js';
import { readSessionCookie, SessionsService } from './sessions.service.js';
import type { Staff } from './staff.js';
import { TokensService } from './tokens.service.js';

/** Finds out who asks: a person by the cookie of a session, or a program by its token. */
@Injectable()
export class StaffOfRequest {
  constructor(
    private readonly sessions: SessionsService,
    private readonly tokens: TokensService,
    private readonly settings: Settings,
  ) {}

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
    return hashOfSecret(bearerToken(request) ?? readSessionCookie(request, this.settings.baseUrl) ?? '');
  }

  private async staffOf(request: FastifyRequest, isSeen: boolean): Promise<Staff | null> {
    const bearer = bearerToken(request);
    if (bearer !== null) return this.tokens.staffOf(bearer);
    const sessionId = readSessionCookie(request, this.settings.baseUrl);
    return sessionId ? this.sessions.staffOf(sessionId, isSeen) : null;
  }
}

export function bearerToken({ headers }: FastifyRequest): string | null {
  return /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? null;
}

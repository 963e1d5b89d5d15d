import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem, problemStatus } from '../problem.js';

/** A person asks for a staff page without a session. */
export class SignInNeeded extends Problem {
  constructor() {
    super('not-signed-in', problemStatus['not-signed-in']);
  }
}

/** Takes that person to the login page, and from there back to the page wanted. */
@Catch(SignInNeeded)
export class SignInFilter implements ExceptionFilter {
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

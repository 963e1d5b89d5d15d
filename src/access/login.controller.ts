import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Clock } from '../config/clock.js';
import { FreeSpace } from '../config/free-space.js';
import { Settings } from '../config/settings.js';
import { problem } from '../problem.js';
import { homeOf, localPath, toStaffView } from './navigation.js';
import {
  clearSessionCookie,
  readDeviceCookie,
  readSessionCookie,
  SessionsService,
  setSessionCookies,
} from './sessions.service.js';
import { type KnownBrowser, type SignedIn, type SignIn, SignInService } from './sign-in.service.js';
import { CurrentStaff, Staff } from './staff.js';
import { UnsentForms } from './unsent-form.service.js';

/** Signing in and out. */
@Controller()
export class LoginController {
  constructor(
    private readonly signIns: SignInService,
    private readonly sessions: SessionsService,
    private readonly forms: UnsentForms,
    private readonly clock: Clock,
    private readonly space: FreeSpace,
    private readonly settings: Settings,
  ) {}

  @Get('login')
  async show(@Query('next') next: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const sessionId = readSessionCookie(request, this.settings.baseUrl);
    const staff = sessionId ? await this.sessions.staffOf(sessionId) : null;
    if (staff) return void reply.redirect(localPath(next) ?? homeOf(staff.role), 303);
    await reply.header('Cache-Control', 'no-store').view('access/login', { next: localPath(next) });
  }

  @Post('login')
  async signIn(@Body() body: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    assertOwnForm(request);
    const form = loginForm.safeParse(body);
    if (!form.success) throw problem.malformed();
    const { name, password, next, unsent } = form.data;
    const result = await this.signIns.signIn(name, password, this.browserOf(request));
    reply.header('Cache-Control', 'no-store');
    if (result.outcome === 'signed-in') return this.enter(result, form.data, reply);
    if (result.outcome === 'code-needed') {
      return void (await reply.view('access/login-code', { ticket: result.ticket, next: localPath(next), unsent }));
    }
    await refuse(result, reply).view('access/login', { name, next: localPath(next), unsent, ...refusalView(result) });
  }

  @Post('login/code')
  async confirm(@Body() body: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    assertOwnForm(request);
    const form = codeForm.safeParse(body);
    if (!form.success) throw problem.malformed();
    const { ticket, code, next, unsent } = form.data;
    const result = await this.signIns.confirm(ticket, code, this.browserOf(request));
    reply.header('Cache-Control', 'no-store');
    if (result.outcome === 'signed-in') return this.enter(result, form.data, reply);
    const template = result.outcome === 'too-late' ? 'access/login' : 'access/login-code';
    await refuse(result, reply).view(template, { ticket, next: localPath(next), unsent, ...refusalView(result) });
  }

  private browserOf(request: FastifyRequest): KnownBrowser {
    const { baseUrl } = this.settings;
    const device = readDeviceCookie(request, baseUrl);
    return { device, before: readSessionCookie(request, baseUrl), address: request.ip };
  }

  private async enter(
    { user, sessionId, device }: SignedIn,
    { next, unsent }: WayIn,
    reply: FastifyReply & { locals?: object },
  ): Promise<void> {
    setSessionCookies(reply, this.settings.baseUrl, sessionId, device);
    const form = this.forms.open(unsent, user.id);
    const staff = form && (await this.sessions.staffOf(sessionId));
    if (!form || !staff) return void reply.redirect(localPath(next) ?? homeOf(user.role), 303);
    const view = toStaffView(staff, form.path, { clock: this.clock, space: this.space });
    reply.locals = { ...reply.locals, staff: view };
    await reply.status(200).view('access/send-again', form);
  }

  @Post('logout')
  @Staff()
  async signOut(
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const sessionId = readSessionCookie(request, this.settings.baseUrl);
    if (sessionId) await this.sessions.end(sessionId, staff);
    clearSessionCookie(reply, this.settings.baseUrl);
    // On a computer that several use, going back shows nobody the figures that were read before.
    reply.header('Clear-Site-Data', '"cache"').redirect('/login', 303);
  }
}

/** Where somebody wanted to go, or what they had sent, when they were asked to sign in. */
const wayIn = z.object({ next: z.string().optional(), unsent: z.string().optional() });
type WayIn = z.output<typeof wayIn>;
const codeForm = wayIn.extend({ ticket: z.string().max(1000), code: z.string().max(20_000) });
const loginForm = wayIn.extend({ name: z.string().max(20_000), password: z.string().max(20_000) });

function refuse(result: SignIn, reply: FastifyReply): FastifyReply {
  if (result.outcome !== 'wait') return reply.status(401);
  return reply.status(429).header('Retry-After', String(result.seconds));
}

/** What the page says of an attempt that did not open. */
function refusalView(result: SignIn) {
  const { outcome } = result;
  return { wrong: outcome === 'wrong', tooLate: outcome === 'too-late', seconds: outcome === 'wait' && result.seconds };
}

/**
 * There is no session yet that could carry a token; the browser itself says where a form comes from.
 * @throws Problem `form-expired` when another site sent it
 */
export function assertOwnForm({ headers }: FastifyRequest): void {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw problem.formExpired();
}

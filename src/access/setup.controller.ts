import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Settings } from '../config/settings.js';
import { problem } from '../problem.js';
import { foldLoginName } from './credentials.entity.js';
import { assertOwnForm } from './login.controller.js';
import { passwordFault } from './password-rules.js';
import { setSessionCookies } from './sessions.service.js';
import { SetupService } from './setup.service.js';

/** The first start: the first administrator, who then imports a commune. */
@Controller('setup')
export class SetupController {
  constructor(
    private readonly setup: SetupService,
    private readonly settings: Settings,
  ) {}

  @Get(':code')
  async show(@Param('code') code: string, @Res() reply: FastifyReply): Promise<void> {
    await this.setup.assertUsable(code);
    await reply.header('Cache-Control', 'no-store').view('access/setup', {});
  }

  @Post(':code')
  async create(
    @Param('code') code: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    assertOwnForm(request);
    await this.setup.assertUsable(code);
    const form = setupForm.safeParse(body);
    if (!form.success) throw problem.malformed();
    const { name, password, again } = form.data;
    reply.header('Cache-Control', 'no-store');
    const fault = faultOf(name, password, again);
    if (fault) return void (await reply.status(422).view('access/setup', { name, fault }));
    const sessionId = await this.setup.createAdministrator(code, name, password);
    setSessionCookies(reply, this.settings.baseUrl, sessionId);
    reply.redirect('/communes', 303);
  }
}

function faultOf(name: string, password: string, again: string): string | null {
  if (foldLoginName(name) === null) return 'access.userFaults.name-unusable';
  const fault = password === again ? passwordFault(password, name) : 'not-the-same';
  return fault && `access.passwordFaults.${fault}`;
}

const setupForm = z.object({
  name: z.string().max(20_000),
  password: z.string().max(20_000),
  again: z.string().max(20_000),
});

import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Settings } from '../config/settings.js';
import { problem } from '../problem.js';
import { OwnPassword } from './own-password.service.js';
import { passwordFault } from './password-rules.js';
import { SecondStepService } from './second-step.service.js';
import { hashOfSecret } from './secret-code.js';
import { readSessionCookie } from './sessions.service.js';
import { CurrentStaff, Staff } from './staff.js';
import { UnsentForms } from './unsent-form.service.js';
import { UsersService } from './users.service.js';

/** A user's own password. */
@Controller('password')
@Staff()
export class PasswordController {
  constructor(
    private readonly users: UsersService,
    private readonly secondStep: SecondStepService,
    private readonly ownPassword: OwnPassword,
    private readonly forms: UnsentForms,
    private readonly settings: Settings,
  ) {}

  /** @param done `off` after the second step was switched off */
  @Get()
  async show(@Query('done') done: unknown, @CurrentStaff() staff: Staff, @Res() reply: FastifyReply): Promise<void> {
    const isOn = (await this.secondStep.of(staff.id)) !== null;
    await reply.view('access/password', { isOn, isUser: staff.kind === 'user', switchedOff: done === 'off' });
  }

  @Post()
  async change(
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (staff.kind !== 'user') throw problem.forbidden();
    const form = passwordForm.safeParse(body);
    if (!form.success) throw problem.malformed();
    const { current, password, again, unsent } = form.data;
    const fault = await this.faultOf(staff, current, password, again);
    if (fault) {
      const { name, seconds } = fault;
      const text = name === 'wait' ? 'access.login.wait' : `access.passwordFaults.${name}`;
      const told = { fault: text, seconds, field: fieldOf[name] ?? 'password', unsent };
      return void (await reply.status(422).view('access/password', told));
    }
    const sessionId = readSessionCookie(request, this.settings.baseUrl) ?? '';
    await this.users.changePassword(staff.id, password, hashOfSecret(sessionId));
    const kept = this.forms.open(unsent, staff.id);
    if (kept) return void (await reply.status(200).view('access/send-again', kept));
    await reply.view('access/password', { changed: true });
  }

  private async faultOf(staff: Staff, current: string, password: string, again: string): Promise<Fault | null> {
    const user = await this.users.byId(staff.id, null);
    const said = await this.ownPassword.saidAgain(user, current);
    if (said.outcome === 'wait') return { name: 'wait', seconds: said.seconds };
    if (said.outcome === 'wrong') return { name: 'wrong-current' };
    this.ownPassword.proven(user);
    if (password === current) return { name: 'as-before' };
    const name = password === again ? passwordFault(password, staff.name) : 'not-the-same';
    return name && { name };
  }
}

interface Fault {
  readonly name: string;
  /** How long to wait, where too many were wrong. */
  readonly seconds?: number;
}

/** Where a fault is said; any other at the new password. */
const fieldOf: Readonly<Record<string, string>> = {
  'wrong-current': 'current',
  wait: 'current',
  'not-the-same': 'again',
};

const passwordForm = z.object({
  current: z.string().max(20_000),
  password: z.string().max(20_000),
  again: z.string().max(20_000),
  /** What a form held that was sent before, sealed. */
  unsent: z.string().optional(),
});

import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Settings } from '../config/settings.js';
import { problem } from '../problem.js';
import { PasswordHasher } from './password-hasher.js';
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
    private readonly passwords: PasswordHasher,
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
    if (fault)
      return void (await reply.status(422).view('access/password', {
        ...{ fault: `access.passwordFaults.${fault}`, field: fieldOf[fault] ?? 'password', unsent },
      }));
    const sessionId = readSessionCookie(request, this.settings.baseUrl) ?? '';
    await this.users.changePassword(staff.id, password, hashOfSecret(sessionId));
    const kept = this.forms.open(unsent, staff.id);
    if (kept) return void (await reply.status(200).view('access/send-again', kept));
    await reply.view('access/password', { changed: true });
  }

  private async faultOf(staff: Staff, current: string, password: string, again: string): Promise<string | null> {
    const { passwordHash } = await this.users.byId(staff.id, null);
    if (!(await this.passwords.matches(current, passwordHash))) return 'wrong-current';
    if (password === current) return 'as-before';
    return password === again ? passwordFault(password, staff.name) : 'not-the-same';
  }
}

/** Where a fault is said; any other at the new password. */
const fieldOf: Readonly<Record<string, string>> = { 'wrong-current': 'current', 'not-the-same': 'again' };

const passwordForm = z.object({
  current: z.string().max(1000),
  password: z.string().max(1000),
  again: z.string().max(1000),
  /** What a form held that was sent before, sealed. */
  unsent: z.string().optional(),
});

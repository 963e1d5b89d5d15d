import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { toString as toText } from 'qrcode';
import { z } from 'zod';
import { businessDate } from '../config/clock.js';
import { WriteQueue } from '../database/write-queue.js';
import { translate } from '../formatting/languages.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import { problem } from '../problem.js';
import type { User } from './credentials.entity.js';
import { OwnPassword } from './own-password.service.js';
import { type OfferedSecret, SecondStepService } from './second-step.service.js';
import { CurrentStaff, Staff } from './staff.js';
import { UsersService } from './users.service.js';

/** A user's own second step of signing in. It is switched on and off with the password and a code. */
@Controller('password/second-step')
@Staff()
export class SecondStepController {
  constructor(
    private readonly users: UsersService,
    private readonly secondStep: SecondStepService,
    private readonly ownPassword: OwnPassword,
    private readonly queue: WriteQueue,
  ) {}

  @Get()
  async show(@CurrentStaff() staff: Staff, @Res() reply: FastifyReply): Promise<void> {
    await this.print(await this.userOf(staff), reply, {});
  }

  @Post('on')
  async switchOn(@Body() body: unknown, @CurrentStaff() staff: Staff, @Res() reply: FastifyReply): Promise<void> {
    const user = await this.userOf(staff);
    const form = onForm.safeParse(body);
    if (!form.success) throw problem.malformed();
    const { password, code, sealed } = form.data;
    const offered = this.secondStep.offeredAgain(user, sealed, issuer());
    if (!offered) return this.print(user, reply.status(422), { fault: { field: 'code', message: 'offer' } });
    const fault = await this.passwordFault(user, password);
    if (fault) return this.print(user, reply.status(422), { offered, fault });
    const codes = await this.secondStep.switchOn(user, offered, code.replace(/\s/g, ''));
    if (!codes) return this.print(user, reply.status(422), { offered, fault: { field: 'code', message: 'code' } });
    this.ownPassword.proven(user);
    await reply.view('access/recovery-codes', { codes });
  }

  @Post('off')
  async switchOff(@Body() body: unknown, @CurrentStaff() staff: Staff, @Res() reply: FastifyReply): Promise<void> {
    const user = await this.userOf(staff);
    const form = offForm.safeParse(body);
    if (!form.success) throw problem.malformed();
    const { password, code } = form.data;
    const fault = await this.passwordFault(user, password);
    if (fault) return this.print(user, reply.status(422), { fault });
    const { secondStep } = this;
    const isOff = await this.queue.commit(function* () {
      if (!(yield* secondStep.passed(user, code))) return false;
      yield* secondStep.switchedOff(user, user.name);
      return true;
    });
    if (!isOff) return this.print(user, reply.status(422), { fault: { field: 'code', message: 'code' } });
    this.ownPassword.proven(user);
    reply.redirect('/password?done=off', 303);
  }

  /** Guesses at the code are slowed down with it: counting begins anew only once both were right. */
  private async passwordFault(user: User, password: string): Promise<Fault | null> {
    const said = await this.ownPassword.saidAgain(user, password);
    if (said.outcome === 'wait') return { field: 'password', message: 'wait', seconds: said.seconds };
    return said.outcome === 'right' ? null : { field: 'password', message: 'password' };
  }

  private async print(user: User, reply: FastifyReply, told: { offered?: OfferedSecret; fault?: Fault }) {
    const kept = await this.secondStep.of(user.id);
    if (kept) {
      const codesLeft = await this.secondStep.codesLeft(user.id);
      const on = { since: businessDate(kept.since), codesLeft };
      return void (await reply.view('access/second-step-on', { ...on, ...faultView(told.fault) }));
    }
    const { secret, uri, sealed } = told.offered ?? this.secondStep.offer(user, issuer());
    const shown = {
      secret: secret.replace(/.{4}(?=.)/g, '$& '),
      qr: await pictureOf(uri),
      sealed,
    };
    await reply.view('access/second-step', { ...shown, ...faultView(told.fault) });
  }

  /** @throws Problem `not-found` for a program: it has no password and no phone */
  private userOf(staff: Staff): Promise<User> {
    if (staff.kind !== 'user') throw problem.notFound();
    return this.users.byId(staff.id, null);
  }
}

interface Fault {
  readonly field: 'password' | 'code';
  readonly message: 'password' | 'code' | 'offer' | 'wait';
  readonly seconds?: number;
}

/** The sentence of what is wrong, at its field. */
function faultView(fault: Fault | undefined) {
  if (!fault) return {};
  const { field, message, seconds } = fault;
  return { fault: { field, message: `secondStep.faults.${message}`, seconds }, [`${field}Fault`]: true };
}

/** A QR code as the address of a picture. */
async function pictureOf(uri: string): Promise<string> {
  const svg = await toText(uri, { type: 'svg', margin: 4 });
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}

/** The name of the product is the same in every language. */
const issuer = (): string => translate(MAIN_LANGUAGE, 'product.name');

const typed = z.string().max(20_000);
const onForm = z.object({ password: typed, code: typed, sealed: typed });
const offForm = z.object({ password: typed, code: typed });
